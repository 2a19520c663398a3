package dev.helpdesk4j.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Tag;
import dev.helpdesk4j.domain.ticket.TagId;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.history.Checkpoint;
import dev.helpdesk4j.ports.history.MessageHistory;
import dev.helpdesk4j.ports.history.TicketHistory;
import dev.helpdesk4j.ports.history.Walk;
import dev.helpdesk4j.ports.history.WalkOptions;
import dev.helpdesk4j.ports.history.WalkStopped;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The laws of walks through the whole history, past the rows that a search returns. */
public abstract class HistoryContract extends HelpdeskContract<ProvokedFixture> {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final TimeRange MARCH = TimeRange.between(START, START.plus(Duration.ofDays(31)));
    private static final Set<Integer> FAILING_AFTER = Set.of(1, 20, 85);
    private static final WalkOptions IN_MAY =
            WalkOptions.defaults().clock(Clock.fixed(START.plus(Duration.ofDays(61)), ZoneOffset.UTC));

    @Override
    final String advice() {
        return "Make the pages of searches and threads complete and in order, as walks rely on that.";
    }

    @BeforeEach
    final void declareLaws() {
        shows(Law.SEARCH_TICKETS);
    }

    /** Returns ticket {@code h0}, {@code h1} and so on, opened this many seconds after the start. */
    private static Ticket.Builder ticket(int number, long seconds) {
        return Ticket.builder(TicketId.of("h" + number))
                .stage(number % 3 == 0 ? Stage.BOT : Stage.AGENT)
                .status(TicketStatus.CREATED)
                .timeline(Timeline.openedAt(START.plusSeconds(seconds)));
    }

    private void arrange(int tickets) {
        for (var number = 0; number < tickets; number++) {
            fixture().has(ticket(number, number * 100L).build());
        }
    }

    private static List<String> numbered(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> "h" + number).toList();
    }

    private TicketHistory history() {
        return TicketHistory.of(tickets(), IN_MAY);
    }

    private static List<String> walked(Walk<Ticket> walk) {
        var ids = new ArrayList<String>();
        assertComplete(walk.forEachBatch(batch -> ids.addAll(idsOf(batch))));
        return ids;
    }

    private static void assertComplete(Either<WalkStopped, Checkpoint> end) {
        assertThat(result(end.mapLeft(WalkStopped::toFailure)).isComplete())
                .as("the walk is complete")
                .isTrue();
    }

    private static List<String> idsOf(Seq<Ticket> batch) {
        return batch.map(ticket -> ticket.id().value()).asJava();
    }

    @Test
    void aLongWalkReturnsEveryTicketOnceOldestFirst() {
        arrange(10_450);

        assertThat(walked(history().created(MARCH))).isEqualTo(numbered(0, 10_450));
    }

    @Test
    void aMillisecondPastTheCapIsWalkedStageByStage() {
        arrange(500);
        for (var number = 500; number < 12_500; number++) {
            fixture().has(ticket(number, 25_000).build());
        }

        assertThat(walked(history().created(MARCH)))
                .hasSize(12_500)
                .containsExactlyInAnyOrderElementsOf(numbered(0, 12_500));
    }

    @Test
    void severalPagesInFlightReturnTheSameTickets() {
        arrange(1_450);
        var executor = Executors.newFixedThreadPool(4);
        try {
            var ahead = TicketHistory.of(tickets(), IN_MAY.pagesInFlight(4, executor));

            assertThat(walked(ahead.created(MARCH))).isEqualTo(numbered(0, 1_450));
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void bothEndsOfARangeBelongToIt() {
        arrange(30);

        var part = TimeRange.between(START.plusSeconds(500), START.plusSeconds(2_000));

        assertThat(walked(history().created(part))).isEqualTo(numbered(5, 21));
    }

    @Test
    void criteriaNarrowAWalkTagsIncluded() {
        arrange(600);
        for (var number = 100; number < 110; number++) {
            fixture()
                    .has(ticket(number, number * 100L)
                            .status(TicketStatus.PENDING)
                            .tags(number % 2 == 0 ? HashSet.of(Tag.of(TagId.of("1"), "vpn")) : HashSet.empty())
                            .build());
        }

        var pending = TicketCriteria.builder().statuses(TicketStatus.PENDING);

        assertThat(walked(history().created(MARCH, pending.build()))).isEqualTo(numbered(100, 110));
        assertThat(walked(history().created(MARCH, pending.tags("vpn").build())))
                .containsExactly("h100", "h102", "h104", "h106", "h108");
    }

    @Test
    void whereverItStopsAResumedWalkMissesNothing() {
        arrange(20_450);
        var all = new LinkedHashSet<String>();
        Set<String> stops = new LinkedHashSet<>();
        var walk = history().created(MARCH);
        var batches = 0;
        var failures = 0;

        for (var next = walk.next(); next.isLeft() || next.get().isDefined(); next = walk.next()) {
            if (next.isLeft()) {
                var checkpoint = next.getLeft().checkpoint().toString();
                stops.add(checkpoint);
                assertThat(++failures)
                        .as("failures of a help desk of which three calls failed")
                        .isLessThanOrEqualTo(FAILING_AFTER.size());
                assertThat(failure(next.mapLeft(WalkStopped::toFailure)).kind())
                        .as("kind of the failure that stopped the walk")
                        .isEqualTo(HelpdeskFailure.Kind.SERVICE_UNAVAILABLE);
                walk = history().resume(Checkpoint.parse(checkpoint));
            } else {
                all.addAll(idsOf(next.get().get()));
                if (FAILING_AFTER.contains(++batches)) {
                    fixture().nextFails(Operation.SEARCH_TICKETS, HelpdeskFailure.Kind.SERVICE_UNAVAILABLE);
                }
            }
        }

        assertThat(stops).as("checkpoints at which calls failed").hasSize(2);
        assertThat(List.copyOf(all)).isEqualTo(numbered(0, 20_450));
    }

    @Test
    void changesAreTheTicketsOpenedOrChangedSince() {
        arrange(40);
        for (var number : List.of(3, 25)) {
            fixture()
                    .has(ticket(number, number * 100L)
                            .timeline(Timeline.openedAt(START.plusSeconds(number * 100L))
                                    .withUpdatedAt(START.plusSeconds(100_000 + number)))
                            .build());
        }

        var mark = START.plusSeconds(3_700);
        var since = TicketHistory.of(tickets(), IN_MAY.overlap(Duration.ZERO)).changedSince(mark);

        assertThat(walked(since)).containsExactlyInAnyOrder("h3", "h25", "h37", "h38", "h39");
    }

    @Test
    void theNextWalkBeginsWhereTheLastEnded() {
        arrange(300);
        Function<Instant, WalkOptions> at =
                now -> IN_MAY.overlap(Duration.ZERO).clock(Clock.fixed(now, ZoneOffset.UTC));
        var first =
                TicketHistory.of(tickets(), at.apply(START.plusSeconds(20_060))).changedSince(START);
        assertThat(walked(first)).isEqualTo(numbered(0, 200));
        fixture()
                .has(ticket(7, 700)
                        .timeline(Timeline.openedAt(START.plusSeconds(700)).withUpdatedAt(START.plusSeconds(25_000)))
                        .build());

        var second = TicketHistory.of(tickets(), at.apply(START.plusSeconds(30_060)))
                .changedSince(first.checkpoint().end());

        assertThat(walked(second))
                .contains("h7")
                .containsAll(numbered(200, 300))
                .hasSize(101);
    }

    @Test
    void walksOfAllPartsReturnEachTicketOnce() {
        arrange(2_000);

        var parts = result(history().partition(MARCH, 4));

        assertThat(parts.size()).isBetween(2, 4);
        assertThat(parts.flatMap(
                        part -> io.vavr.collection.List.ofAll(walked(history().created(part)))))
                .containsExactlyElementsOf(numbered(0, 2_000));
    }

    @Test
    void aThreadIsReturnedCompletely() {
        arrange(1);
        var ticket = TicketId.of("h0");
        for (var number = 0; number < 450; number++) {
            fixture()
                    .has(
                            ticket,
                            Message.builder(MessageId.of("m" + number), new MessageContent.Text("number " + number))
                                    .sentAt(START.plusMillis(number * 250L))
                                    .build());
        }
        var ids = new ArrayList<String>();

        var end = MessageHistory.of(messages(), IN_MAY)
                .thread(ticket)
                .forEachBatch(
                        batch -> batch.forEach(message -> ids.add(message.id().value())));

        assertComplete(end);
        assertThat(ids)
                .isEqualTo(
                        IntStream.range(0, 450).mapToObj(number -> "m" + number).toList());
    }

    @Test
    void theThreadOfAMissingTicketIsAFailure() {
        var end = MessageHistory.of(messages(), IN_MAY)
                .thread(TicketId.of("nobody"))
                .forEachBatch(batch -> {});

        assertThat(failure(end.mapLeft(WalkStopped::toFailure)).kind()).isEqualTo(HelpdeskFailure.Kind.NOT_FOUND);
    }
}
