package dev.helpdesk4j.ports.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import dev.helpdesk4j.ports.history.ModelDesk.Order;
import dev.helpdesk4j.ports.history.WalkStopped.Kind;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service with incorrect totals or rows stops a walk with a reason: a walk is never silently incomplete, and always ends. */
class InconsistentServiceTest {

    private static final TimeRange DAY = TimeRange.between(ModelDesk.START, ModelDesk.START.plus(Duration.ofDays(1)));

    private final ModelDesk desk = new ModelDesk(Order.NEWEST_FIRST, 40);

    private void listTickets(int tickets) {
        var random = new Random(3);
        for (var number = 0; number < tickets; number++) {
            desk.list(new ModelDesk.Row("t" + number, random.nextLong(3_600_000_000L), Channel.SHARE));
        }
        desk.advance(2 * 3_600_000_000L);
    }

    private TicketHistory history(Tickets tickets) {
        return TicketHistory.of(
                tickets, WalkOptions.defaults().clock(desk.clock()).pageSize(5));
    }

    /** The page that the service returns instead of the correct one. */
    private interface Distortion {

        Page<Ticket> instead(Page<Ticket> page, TicketCriteria criteria);
    }

    private static Tickets distorted(Tickets tickets, Distortion distortion) {
        return new ForwardingTickets(tickets) {
            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                return super.search(criteria, page).map(correct -> distortion.instead(correct, criteria));
            }
        };
    }

    private WalkStopped stopped(Tickets tickets) {
        var end = history(tickets).created(DAY).forEachBatch(batch -> {});
        assertThat(end.isLeft()).isTrue();
        assertThat(desk.calls()).isLessThan(2_000);
        return end.getLeft();
    }

    @Test
    void totalsThatChangeOnEveryCallStopTheWalk() {
        listTickets(30);
        var calls = new int[1];

        var stopped = stopped(distorted(
                desk,
                (page, criteria) -> new Page<>(
                        page.items(), page.request(), page.total() + calls[0]++ % 2 + 1, page.totalIsLowerBound())));

        assertThat(stopped.kind()).isEqualTo(Kind.INCONSISTENT);
        assertThat(stopped.summary()).contains("is inconsistent").contains("its total is");
        assertThat(stopped.failure()).isEmpty();
    }

    @Test
    void aTotalThatIsAlwaysTooHighStopsTheWalk() {
        listTickets(30);

        var stopped = stopped(distorted(
                desk,
                (page, criteria) ->
                        new Page<>(page.items(), page.request(), page.total() + 1, page.totalIsLowerBound())));

        assertThat(stopped.kind()).isEqualTo(Kind.INCONSISTENT);
    }

    @Test
    void pagesThatRepeatStopTheWalk() {
        var large = new ModelDesk(Order.NEWEST_FIRST, 10_000);
        for (var number = 0; number < 5_000; number++) {
            large.list(new ModelDesk.Row("t" + number, number * 1_000_000L, Channel.SHARE));
        }
        large.advance(2 * 3_600_000_000L);
        var seen = new ArrayList<String>();

        var end = TicketHistory.of(
                        new ForwardingTickets(large) {
                            @Override
                            public Either<HelpdeskFailure, Page<Ticket>> search(
                                    TicketCriteria criteria, PageRequest page) {
                                return super.search(criteria, PageRequest.first(page.size()))
                                        .map(first -> new Page<>(
                                                first.items(), page, first.total(), first.totalIsLowerBound()));
                            }
                        },
                        WalkOptions.defaults().clock(large.clock()).pageSize(50))
                .created(DAY)
                .forEachBatch(
                        batch -> batch.forEach(ticket -> seen.add(ticket.id().value())));

        assertThat(end.getLeft().kind()).isEqualTo(Kind.INCONSISTENT);
        assertThat(large.calls()).isLessThan(2_000);
        assertThat(seen).doesNotHaveDuplicates();
    }

    @Test
    void rowsThatAreNeverShownStopTheWalk() {
        listTickets(30);

        var stopped = stopped(distorted(
                desk,
                (page, criteria) -> new Page<>(
                        page.items().filter(ticket -> !ticket.id().value().equals("t7")),
                        page.request(),
                        page.total(),
                        page.totalIsLowerBound())));

        assertThat(stopped.kind()).isEqualTo(Kind.INCONSISTENT);
        var missing = desk.rows().get(7).asTicket().timeline().createdAt().get();
        assertThat(stopped.window().contains(missing)).isTrue();
        assertThat(stopped.checkpoint().isComplete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 10, 15, 25, 39})
    void aCapLowerThanTheTotalsIsDetected(int cap) {
        for (var order : Order.values()) {
            var consistent = new ModelDesk(order, 40);
            var random = new Random(cap);
            IntStream.range(0, 300)
                    .forEach(number -> consistent.list(
                            new ModelDesk.Row("t" + number, random.nextLong(3_600_000_000L), Channel.SHARE)));
            consistent.advance(2 * 3_600_000_000L);
            var seen = new ArrayList<String>();

            var end = TicketHistory.of(
                            cappedAt(cap, consistent),
                            WalkOptions.defaults().clock(consistent.clock()).pageSize(5))
                    .created(DAY)
                    .forEachBatch(batch ->
                            batch.forEach(ticket -> seen.add(ticket.id().value())));

            assertThat(end.isRight()).as("listed %s", order).isTrue();
            assertThat(seen).as("listed %s", order).hasSize(300).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void aCapThatHidesASingleTicketIsFoundOut(Order order) {
        var consistent = new ModelDesk(order, 40);
        for (var number = 0; number < 11; number++) {
            consistent.list(new ModelDesk.Row("t" + number, number * 1_000_000L, Channel.SHARE));
        }
        consistent.advance(3_600_000_000L);
        var seen = new ArrayList<String>();

        TicketHistory.of(
                        cappedAt(10, consistent),
                        WalkOptions.defaults().clock(consistent.clock()).pageSize(5))
                .created(DAY)
                .forEachBatch(
                        batch -> batch.forEach(ticket -> seen.add(ticket.id().value())));

        assertThat(seen).hasSize(11).doesNotHaveDuplicates();
    }

    /** Returns its cap as the exact total. */
    private static Tickets cappedAt(int cap, Tickets tickets) {
        return new ForwardingTickets(tickets) {
            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest request) {
                return super.search(criteria, request)
                        .map(page -> new Page<>(
                                page.items().take((int) Math.max(0, cap - request.firstRow() + 1)),
                                request,
                                Math.min(cap, page.total()),
                                false));
            }
        };
    }

    @Test
    void aServiceThatAlwaysReturnsTheCapStopsTheWalk() {
        listTickets(30);

        var stopped = stopped(distorted(desk, (page, criteria) -> new Page<>(page.items(), page.request(), 40, true)));

        assertThat(stopped.kind()).isEqualTo(Kind.TOO_DENSE);
        assertThat(desk.calls()).isLessThan(400);
    }

    /** Without this check every millisecond of the range would be read. */
    @Test
    void tooFewRowsInThePartsStopTheWalk() {
        listTickets(3_000);

        var stopped = stopped(distorted(desk, (page, criteria) -> {
            var range = criteria.created().get();
            return Duration.between(range.from(), range.to()).toMillis() > 1
                    ? new Page<>(page.items(), page.request(), 40, true)
                    : new Page<>(Vector.empty(), page.request(), 0, false);
        }));

        assertThat(stopped.kind()).isEqualTo(Kind.INCONSISTENT);
        assertThat(stopped.summary()).contains("its total is 40 or more").contains("its parts have 0 rows");
        assertThat(stopped.checkpoint().reached()).isEqualTo(stopped.window().from());
        assertThat(desk.calls()).isLessThan(400);
    }

    @Test
    void aServiceThatIgnoresTheRangeIsWalkedCompletely() {
        listTickets(30);
        var seen = new ArrayList<String>();
        var end = history(new ForwardingTickets(desk) {
                    @Override
                    public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                        return super.search(TicketCriteria.any(), page);
                    }
                })
                .created(DAY)
                .forEachBatch(
                        batch -> batch.forEach(ticket -> seen.add(ticket.id().value())));

        assertThat(end.isLeft() || seen.size() == 30).isTrue();
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(desk.calls()).isLessThan(2_000);
    }

    /** The same with walks of changes. */
    @ParameterizedTest
    @EnumSource(Order.class)
    void incorrectChangesStopTheWalkAsWell(Order order) {
        var changed = new ModelDesk(order, 40);
        for (var number = 0; number < 30; number++) {
            var row = new ModelDesk.Row("t" + number, number * 1_000_000L, Channel.SHARE);
            row.updated = row.created + 500_000;
            changed.list(row);
        }
        changed.advance(3_600_000_000L);
        var calls = new int[1];
        List<Distortion> distortions = List.of(
                (page, criteria) -> new Page<>(page.items(), page.request(), page.total() + calls[0]++, false),
                (page, criteria) -> new Page<>(page.items(), page.request(), 40, true),
                (page, criteria) -> new Page<>(
                        page.items()
                                .filter(ticket -> criteria.updated().isEmpty()
                                        || !ticket.id().value().equals("t7")),
                        page.request(),
                        page.total(),
                        false));
        for (var distortion : distortions) {
            var before = changed.calls();
            var end = TicketHistory.of(
                            distorted(changed, distortion),
                            WalkOptions.defaults().clock(changed.clock()).pageSize(5))
                    .changedSince(ModelDesk.START)
                    .forEachBatch(batch -> {});

            assertThat(end.isLeft()).isTrue();
            assertThat(changed.calls() - before).isLessThan(2_000);
        }
    }
}
