package dev.helpdesk4j.ports.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import dev.helpdesk4j.ports.history.ModelDesk.Order;
import dev.helpdesk4j.ports.history.ModelDesk.Row;
import dev.helpdesk4j.ports.history.WalkStopped.Kind;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * One test for each safeguard: with it a walk misses nothing, or stops; without it the walk reports that it is complete and
 * misses rows. {@link HistoryPropertyTest} does the same for the other safeguards, with random help desks.
 */
class WalkSafeguardsTest {

    private static final TimeRange DAY = TimeRange.between(ModelDesk.START, ModelDesk.START.plus(Duration.ofDays(1)));

    private static final UnaryOperator<Tickets> WITH_ALL_SAFEGUARDS = tickets -> tickets;

    /** A change of the help desk before a call. */
    private interface Change {

        void make(ModelDesk desk, int call);
    }

    /** Tickets {@code t0}, {@code t1} and so on, a second apart, before a day without any. */
    private static ModelDesk desk(Order order, int tickets) {
        var desk = new ModelDesk(order, 12);
        for (var number = 0; number < tickets; number++) {
            var row = new Row("t" + number, number * 1_000_000L, Channel.SHARE);
            row.updated = row.created;
            desk.list(row);
        }
        desk.advance(Duration.ofDays(1).toMillis() * 1000);
        return desk;
    }

    private static TicketHistory history(ModelDesk desk, Tickets tickets) {
        return TicketHistory.of(
                tickets, WalkOptions.defaults().clock(desk.clock()).pageSize(4));
    }

    private static void beforeEachCall(ModelDesk desk, Change change) {
        desk.beforeEachCall(() -> change.make(desk, desk.calls()));
    }

    /** Returns the ids of the tickets that a walk returns; fails if it is not complete. */
    private static Set<String> found(Walk<Ticket> walk) {
        var found = new TreeSet<String>();
        var end = walk.forEachBatch(
                batch -> batch.forEach(ticket -> found.add(ticket.id().value())));
        assertThat(end.map(Checkpoint::isComplete)).as(end::toString).contains(true);
        return found;
    }

    private static List<String> numbered(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(number -> "t" + number).toList();
    }

    /** A ticket is listed late, and another one is removed: the number of rows is the first total, but the rows are others. */
    private static Set<String> foundWhileTotalsChange(UnaryOperator<Tickets> port) {
        var desk = desk(Order.NEWEST_FIRST, 11);
        beforeEachCall(desk, (changing, call) -> {
            if (call == 2) {
                changing.list(new Row("late", 500_000, Channel.SHARE));
            } else if (call == 3) {
                changing.remove("t9");
            }
        });
        return found(history(desk, port.apply(desk)).created(DAY));
    }

    @Test
    void everyPageMustHaveTheSameTotal() {
        assertThat(foundWhileTotalsChange(WITH_ALL_SAFEGUARDS)).contains("late").containsAll(numbered(0, 8));
        assertThat(foundWhileTotalsChange(WithoutSafeguard::repeatsTheFirstTotal))
                .doesNotContain("t6");
    }

    /** A ticket moves to a page that was read before; no total changes. */
    private static Set<String> foundWhileRowsMove(UnaryOperator<Tickets> port) {
        var desk = desk(Order.LATEST_CHANGE_FIRST, 11);
        beforeEachCall(desk, (changing, call) -> {
            if (call == 2) {
                changing.rows().get(0).updated = changing.now();
            }
        });
        return found(history(desk, port.apply(desk)).created(DAY));
    }

    @Test
    void theDistinctRowsMustBeAsManyAsTheTotal() {
        assertThat(foundWhileRowsMove(WITH_ALL_SAFEGUARDS)).containsExactlyInAnyOrderElementsOf(numbered(0, 10));
        assertThat(foundWhileRowsMove(WithoutSafeguard::inventsMissingRows)).doesNotContain("t0");
    }

    private static ModelDesk fullMoment(Stage firstFive) {
        var desk = new ModelDesk(Order.NEWEST_FIRST, 12);
        for (var number = 0; number < 20; number++) {
            var row = new Row("t" + number, 5_000_000, Channel.SHARE);
            row.stage = number < 5 ? firstFive : number < 10 ? Stage.BOT : Stage.AGENT;
            desk.list(row);
        }
        desk.advance(Duration.ofDays(1).toMillis() * 1000);
        return desk;
    }

    /** The bot hands over a ticket that the survey does not reach, between the reading of one stage and the other. */
    private static Set<String> foundWhileHandedOver(UnaryOperator<Tickets> port) {
        var desk = fullMoment(Stage.BOT);
        var stages = new ArrayList<Stage>();
        var handingOver = new ForwardingTickets(desk) {
            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                if (criteria.created().get().from().equals(at(5))) {
                    criteria.stage().filter(stage -> !stages.contains(stage)).forEach(stages::add);
                }
                if (stages.size() == 2) {
                    desk.rows().get(2).stage = Stage.AGENT;
                }
                return super.search(criteria, page);
            }
        };
        return found(history(desk, port.apply(handingOver)).created(DAY));
    }

    @Test
    void theBotsTicketsAreReadBeforeTheAgents() {
        assertThat(foundWhileHandedOver(WITH_ALL_SAFEGUARDS)).hasSize(20);
        assertThat(foundWhileHandedOver(WithoutSafeguard::readsTheAgentsStageFirst))
                .doesNotContain("t2");
    }

    /** Five tickets of a full moment have no stage. */
    private static Walk<Ticket> walkPastRowsWithoutStage(UnaryOperator<Tickets> port) {
        var none = Stage.of(9);
        var desk = fullMoment(none);
        var hiding = new ForwardingTickets(desk) {
            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                return super.search(criteria, page)
                        .map(found -> found.map(ticket -> ticket.stage().contains(none)
                                ? Ticket.builder(ticket.id())
                                        .timeline(ticket.timeline())
                                        .build()
                                : ticket));
            }
        };
        return history(desk, port.apply(hiding)).created(DAY);
    }

    @Test
    void aMomentWithAMissingStageIsNotSplit() {
        assertThat(walkPastRowsWithoutStage(WITH_ALL_SAFEGUARDS)
                        .forEachBatch(batch -> {})
                        .getLeft()
                        .kind())
                .isEqualTo(Kind.TOO_DENSE);
        assertThat(found(walkPastRowsWithoutStage(WithoutSafeguard::inventsMissingStages)))
                .hasSizeLessThan(20);
    }

    /** The service returns at most ten rows of a window, with ten as the exact total. */
    private static Set<String> foundBehindAHiddenCap(UnaryOperator<Tickets> port) {
        var desk = desk(Order.NEWEST_FIRST, 11);
        var capped = new ForwardingTickets(desk) {
            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                return super.search(criteria, page)
                        .map(found -> new Page<>(
                                found.items().take((int) Math.max(0, 11 - page.firstRow())),
                                page,
                                Math.min(10, found.total()),
                                false));
            }
        };
        return found(history(desk, port.apply(capped)).created(DAY));
    }

    @Test
    void aTotalIsConfirmedByTheTotalsOfTheHalves() {
        assertThat(foundBehindAHiddenCap(WITH_ALL_SAFEGUARDS)).hasSize(11);
        assertThat(foundBehindAHiddenCap(WithoutSafeguard::countsNothing)).hasSize(10);
    }

    /** The service shows the rows of a range only if that is longer than ten seconds. */
    private static Walk<Ticket> walkThroughEmptyParts(UnaryOperator<Tickets> port) {
        var desk = desk(Order.NEWEST_FIRST, 30);
        var onlyLongRanges = new ForwardingTickets(desk) {
            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                var range = criteria.created().get();
                return Duration.between(range.from(), range.to()).toSeconds() > 10
                        ? super.search(criteria, page)
                        : Either.right(new Page<>(Vector.empty(), page, 0, false));
            }
        };
        return history(desk, port.apply(onlyLongRanges)).created(TimeRange.between(at(0), at(29)));
    }

    @Test
    void thePartsOfAWindowMustHaveItsRows() {
        assertThat(walkThroughEmptyParts(WITH_ALL_SAFEGUARDS)
                        .forEachBatch(batch -> {})
                        .getLeft()
                        .kind())
                .isEqualTo(Kind.INCONSISTENT);
        assertThat(found(walkThroughEmptyParts(WithoutSafeguard::countsNothing)))
                .hasSizeLessThan(30);
    }

    private static Instant at(int second) {
        return ModelDesk.START.plusSeconds(second);
    }

    /** A change is listed two minutes after it was made. */
    private static Set<String> changesFoundWithALateChange(Duration overlap) {
        var desk = desk(Order.NEWEST_FIRST, 5);
        var options = WalkOptions.defaults().clock(desk.clock()).pageSize(4).overlap(overlap);
        var history = TicketHistory.of(desk, options);
        var changed = desk.rows().get(3);
        var changedAt = desk.now() - Duration.ofMinutes(1).plusSeconds(30).toMillis() * 1000;

        var first = history.changedSince(at(0));
        assertThat(found(first)).hasSize(5);
        changed.updated = changedAt;
        desk.advance(Duration.ofMinutes(5).toMillis() * 1000);
        return found(history.changedSince(first.checkpoint().end()));
    }

    @Test
    void aWalkOfChangesOverlapsTheOneBeforeIt() {
        assertThat(changesFoundWithALateChange(Duration.ofMinutes(5))).contains("t3");
        assertThat(changesFoundWithALateChange(Duration.ZERO)).doesNotContain("t3");
    }

    /** A ticket that was never changed has no time of change. */
    private static Set<String> changesFoundOfUnchanged(UnaryOperator<Tickets> port) {
        var desk = desk(Order.NEWEST_FIRST, 5);
        desk.rows().get(2).updated = -1;
        return found(history(desk, port.apply(desk)).changedSince(at(0)));
    }

    @Test
    void aWalkOfChangesLooksForNewTicketsToo() {
        assertThat(changesFoundOfUnchanged(WITH_ALL_SAFEGUARDS)).hasSize(5);
        assertThat(changesFoundOfUnchanged(WithoutSafeguard::hidesTheSecondPhase))
                .doesNotContain("t2");
    }
}
