package dev.helpdesk4j.ports.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Listing;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.history.ModelDesk.Order;
import dev.helpdesk4j.ports.history.ModelDesk.Row;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Collecting a walk in one call, and chaining the result with another call. */
class CollectedWalkTest {

    private static final TimeRange HOUR = TimeRange.between(ModelDesk.START, ModelDesk.START.plus(Duration.ofHours(1)));

    private final ModelDesk desk = new ModelDesk(Order.NEWEST_FIRST, 12);
    private final WalkOptions options =
            WalkOptions.defaults().clock(desk.clock()).pageSize(4);
    private final TicketHistory history = TicketHistory.of(desk, options);

    /** Tickets {@code t0} to {@code t29}, a second apart. */
    @BeforeEach
    void hasThirtyTickets() {
        for (var number = 0; number < 30; number++) {
            desk.list(new Row("t" + number, number * 1_000_000L, Channel.of(1)));
        }
        desk.advance(2 * 3_600_000_000L);
    }

    private static Seq<String> ids(Listing<Ticket> collected) {
        return collected.map(ticket -> ticket.id().value()).items();
    }

    @Test
    void aWalkIsCollectedInOneLine() {
        var collected = history.created(HOUR).collect(30).get();

        assertThat(ids(collected))
                .isEqualTo(List.range(0, 30).map(number -> "t" + number).toVector());
        assertThat(collected.complete()).isTrue();
    }

    @Test
    void aSingleItemIsCollected() {
        assertThat(ids(history.created(HOUR).collect(1).get())).containsExactly("t0");
    }

    @Test
    void aWalkThatIsCutOffIsNotComplete() {
        var collected = history.created(HOUR).collect(29).get();

        assertThat(ids(collected)).hasSize(29).startsWith("t0").endsWith("t28");
        assertThat(collected.complete()).isFalse();
    }

    @Test
    void aWalkThatLeavesAPartOutIsNotComplete() {
        var untilNow = TimeRange.between(HOUR.from(), desk.clock().instant());

        var collected = history.created(untilNow).collect(1000).get();

        assertThat(collected.items()).hasSize(30);
        assertThat(collected.complete()).isFalse();
    }

    @Test
    void aCollectedWalkIsClosed() {
        var walk = history.created(HOUR);

        walk.collect(7);

        assertThatThrownBy(walk::next).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRefusedMaximumClosesTheWalk() {
        var walk = history.created(HOUR);

        assertThatThrownBy(() -> walk.collect(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maximum number of items must be 1 or more, got 0");
        assertThatThrownBy(walk::next).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aWalkAndACallAreChained() {
        Either<HelpdeskFailure, Ticket> newest = history.created(HOUR)
                .collect(1000)
                .mapLeft(WalkStopped::toFailure)
                .flatMap(found -> desk.find(found.items().last().id()));

        assertThat(newest.map(Ticket::id)).contains(TicketId.of("t29"));
    }

    @Test
    void aCollectedWalkReturnsTheFailureOfItsCall() {
        var failing = new ForwardingTickets(desk) {
            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                return page.page() == 3
                        ? Either.left(new HelpdeskFailure.ServiceUnavailable(Operation.SEARCH_TICKETS, Option.none()))
                        : super.search(criteria, page);
            }
        };

        var stopped =
                TicketHistory.of(failing, options).created(HOUR).collect(1000).getLeft();

        assertThat(stopped.toFailure().kind()).isEqualTo(HelpdeskFailure.Kind.SERVICE_UNAVAILABLE);
        assertThat(history.resume(stopped.checkpoint()).collect(1000).get().items())
                .hasSize(30);
    }

    @Test
    void aStoppedMessageWalkIsAFailureToListMessages() {
        var thread = Checkpoint.ofThread(TicketId.of("t1"), HOUR.from(), HOUR.to());
        var stopped = new WalkStopped(WalkStopped.Kind.INCONSISTENT, "the total changed", Option.none(), HOUR, thread);

        assertThat(stopped.toFailure().operation()).isEqualTo(Operation.LIST_MESSAGES);
        assertThat(stopped.toFailure().summary()).contains("the total changed");
    }
}
