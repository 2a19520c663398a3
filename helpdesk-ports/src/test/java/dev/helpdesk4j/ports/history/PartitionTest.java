package dev.helpdesk4j.ports.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import dev.helpdesk4j.ports.history.WalkCostTest.Distribution;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A range in parts for different workers: together the whole, and about equally large. */
class PartitionTest {

    private static TimeRange whole(LargeDesk desk) {
        return TimeRange.between(LargeDesk.START.minusSeconds(3600), desk.end().plusSeconds(3600));
    }

    private static Seq<TimeRange> parts(Tickets tickets, TimeRange range, int parts) {
        return TicketHistory.of(tickets).partition(range, parts).get();
    }

    @ParameterizedTest
    @EnumSource(
            value = Distribution.class,
            names = {"EVEN", "OFFICE_HOURS", "GROWING", "ONE_BUSY_DAY", "JUST_PAST_THE_CAP"})
    void thePartsAreTheWholeAndAboutEquallyLarge(Distribution distribution) {
        var desk = new LargeDesk(distribution.opened(new Random(5)));
        var range = whole(desk);

        var parts = parts(desk, range, 7);

        System.out.printf("%s: %d tickets in 7 parts, %d calls%n", distribution, desk.size(), desk.calls());
        assertThat(parts).hasSize(7);
        assertTiles(parts, range);
        for (var part : parts) {
            assertThat(walk(desk, part).cardinality())
                    .isBetween((int) (0.75 * desk.size() / 7), (int) (1.25 * desk.size() / 7) + 1);
        }
    }

    /** Each begins a millisecond after the one before has ended. */
    private static void assertTiles(Seq<TimeRange> parts, TimeRange range) {
        assertThat(parts.head().from()).isEqualTo(range.from());
        assertThat(parts.last().to()).isEqualTo(range.to());
        for (var part = 1; part < parts.size(); part++) {
            assertThat(parts.get(part).from())
                    .isEqualTo(parts.get(part - 1).to().plusMillis(1));
        }
    }

    private static BitSet walk(LargeDesk desk, TimeRange range) {
        var seen = new BitSet();
        var afterwards = Clock.fixed(desk.end().plus(Duration.ofHours(2)), ZoneOffset.UTC);
        var end = TicketHistory.of(desk, WalkOptions.defaults().clock(afterwards))
                .created(range)
                .forEachBatch(batch -> batch.forEach(
                        ticket -> assertThat(LargeDesk.mark(seen, ticket)).isTrue()));
        assertThat(end.isRight()).isTrue();
        return seen;
    }

    @Test
    void walksOfAllPartsReturnEachTicketOnce() {
        var desk = new LargeDesk(Distribution.ONE_BUSY_DAY.opened(new Random(5)));
        var seen = new BitSet();
        var rows = 0;

        for (var part : parts(desk, whole(desk), 5)) {
            var mine = walk(desk, part);
            rows += mine.cardinality();
            seen.or(mine);
        }

        assertThat(seen.cardinality()).isEqualTo(desk.size());
        assertThat(rows).isEqualTo(desk.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void aMomentIsNotDivided(int parts) {
        var desk = new LargeDesk(LongStream.generate(() -> 5_000).limit(12_000));

        var ranges = parts(desk, whole(desk), parts);

        assertTiles(ranges, whole(desk));
        assertThat(ranges.size()).isLessThanOrEqualTo(parts);
        assertThat(ranges.count(range -> range.contains(LargeDesk.START.plusSeconds(5))))
                .isEqualTo(1);
    }

    /** A page of tickets is not worth another worker. */
    @Test
    void fewTicketsMakeFewerParts() {
        var desk = new LargeDesk(Distribution.FEW.opened(new Random(5)));

        var ranges = parts(desk, whole(desk), 7);

        assertTiles(ranges, whole(desk));
        assertThat(ranges.size()).isBetween(2, 6);
        assertThat(desk.calls()).isLessThan(20);
    }

    /** A service whose totals are changed. */
    private static Tickets returning(LargeDesk desk, UnaryOperator<Page<Ticket>> change) {
        return new ForwardingTickets(desk) {
            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                return super.search(criteria, page).map(change);
            }
        };
    }

    private static HelpdeskFailure.UnreadableResponse refused(Tickets tickets, TimeRange range) {
        var failure = TicketHistory.of(tickets).partition(range, 7).getLeft();
        return (HelpdeskFailure.UnreadableResponse) failure;
    }

    /** As the adapter does without a total: the rows that were seen, or more. */
    private static Page<Ticket> withoutTotal(Page<Ticket> page) {
        var seen = page.items().isEmpty()
                ? 0
                : page.request().firstRow() - 1 + page.items().size();
        return new Page<>(page.items(), page.request(), (int) seen, true);
    }

    @Test
    void withoutTotalsNothingIsDividedAndOneCallIsMade() {
        var desk = new LargeDesk(LongStream.range(0, 100));

        var refused = refused(returning(desk, PartitionTest::withoutTotal), whole(desk));

        assertThat(refused.detail()).isEqualTo("the service gives no total, so that tickets cannot be counted");
        assertThat(refused.path()).isEqualTo("$.data.total");
        assertThat(desk.calls()).isEqualTo(1);
    }

    @Test
    void withoutTotalsAnEmptyRangeIsOnePart() {
        var desk = new LargeDesk(LongStream.of(0));
        var nothing = TimeRange.between(desk.end().plusSeconds(1), desk.end().plusSeconds(2));

        assertThat(parts(returning(desk, PartitionTest::withoutTotal), nothing, 4))
                .containsExactly(nothing);
    }

    @Test
    void aTotalThatItsHalvesContradictIsRefused() {
        var desk = new LargeDesk(LongStream.range(0, 100));
        var range = TimeRange.between(LargeDesk.START, LargeDesk.START.plus(Duration.ofDays(7000)));
        var calls = new AtomicInteger();
        Tickets cappedWhereLong = new ForwardingTickets(desk) {
            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                calls.incrementAndGet();
                var requested = criteria.created().get();
                var isLong = Duration.between(requested.from(), requested.to()).toDays() > 1;
                var ticket = Ticket.builder(TicketId.of("1"))
                        .timeline(Timeline.openedAt(requested.to()))
                        .build();
                return Either.right(new Page<>(Vector.of(ticket), page, isLong ? MAX_SEARCH_ROWS : 1, isLong));
            }
        };

        assertThat(refused(cappedWhereLong, range).detail())
                .endsWith(" is 10000, but those of its two halves are 2 together");
        assertThat(calls.get()).isLessThan(200);
    }

    /** Each millisecond of the range seems to be full. */
    @Test
    void aServiceThatAlwaysReturnsTheCapEndsTheSplitting() {
        var desk = new LargeDesk(LongStream.of(0));
        var ticket = Ticket.builder(TicketId.of("1"))
                .timeline(Timeline.openedAt(LargeDesk.START))
                .build();
        var capped =
                returning(desk, page -> new Page<>(Vector.of(ticket), page.request(), Tickets.MAX_SEARCH_ROWS, true));

        assertThat(refused(capped, whole(desk)).detail())
                .isEqualTo("more than 100 single milliseconds have a total of 10000 or more");
        assertThat(desk.calls()).isLessThan(1000);
    }

    @Test
    void whereThereIsNothingThereIsOnePart() {
        var desk = new LargeDesk(LongStream.of(0));
        var nothing = TimeRange.between(desk.end().plusSeconds(1), desk.end().plusSeconds(2));

        assertThat(parts(desk, nothing, 4)).containsExactly(nothing);
        assertThat(parts(desk, TimeRange.between(desk.end(), desk.end()), 4))
                .containsExactly(TimeRange.between(desk.end(), desk.end()));
    }

    /** A service that has so many tickets in every millisecond, and shows one of them, in the middle of the range. */
    private static ScriptedTickets dense(int inAMillisecond) {
        return new ScriptedTickets((criteria, page) -> {
            var range = criteria.created().get();
            var length = Duration.between(range.from(), range.to()).toMillis();
            var total = Math.max(1, length) * inAMillisecond;
            var middle = ScriptedTickets.ticket("1", range.from().plusMillis((length - 1) / 2));
            return Either.right(new Page<>(
                    Vector.of(middle),
                    page,
                    (int) Math.min(Tickets.MAX_SEARCH_ROWS, total),
                    total >= Tickets.MAX_SEARCH_ROWS));
        });
    }

    private static TimeRange milliseconds(int count) {
        return TimeRange.between(LargeDesk.START, LargeDesk.START.plusMillis(count - 1));
    }

    @Test
    void atMostAHundredFullMomentsAreAccepted() {
        assertThat(parts(dense(Tickets.MAX_SEARCH_ROWS), milliseconds(100), 2)).hasSize(2);
        assertThat(refused(dense(Tickets.MAX_SEARCH_ROWS), milliseconds(101)).detail())
                .isEqualTo("more than 100 single milliseconds have a total of 10000 or more");
    }

    @Test
    void anyNumberOfWindowsMayBeFull() {
        var parts = parts(dense(100), milliseconds(40_000), 4);

        assertThat(parts).hasSize(4);
        assertTiles(parts, milliseconds(40_000));
    }

    @Test
    void thereAreTwentyThousandPiecesAtMost() {
        var history = TicketHistory.of(dense(1), WalkOptions.defaults().pageSize(1));

        assertThat(history.partition(milliseconds(30_000), 30_000).get().size()).isEqualTo(20_000);
    }

    /** Tickets a second apart, and pages of one row, so that a piece has one ticket at most. */
    private static Seq<TimeRange> singleTickets(LargeDesk desk, int parts) {
        var range = TimeRange.between(LargeDesk.START, desk.end());
        return TicketHistory.of(desk, WalkOptions.defaults().pageSize(1))
                .partition(range, parts)
                .get();
    }

    private static LargeDesk aSecondApart(int tickets) {
        return new LargeDesk(LongStream.range(0, tickets).map(number -> number * 1000));
    }

    @Test
    void partsAreAsEquallyLargeAsPiecesAllow() {
        var desk = aSecondApart(16);

        assertThat(singleTickets(desk, 4).map(part -> walk(desk, part).cardinality()))
                .containsExactly(4, 4, 4, 4);
    }

    /** Its first half belongs to one part and its second half to the other. */
    @Test
    void aPieceOnTheBorderBelongsToTheEarlierPart() {
        assertThat(singleTickets(aSecondApart(3), 2).map(TimeRange::from))
                .containsExactly(LargeDesk.START, LargeDesk.START.plusMillis(1000));
    }

    @Test
    void aPieceIsSplitByItsMiddlePage() {
        var full = dense(10);
        parts(full, milliseconds(1500), 2);
        assertThat(full.requests)
                .startsWith(PageRequest.first(1), PageRequest.of(50, 200))
                .contains(PageRequest.of(19, 200));
    }

    @Test
    void aPieceOfTheWantedSizeIsNotSplit() {
        var desk = new LargeDesk(LongStream.range(0, 200).map(number -> number * 1000));

        assertThat(parts(desk, TimeRange.between(LargeDesk.START, desk.end()), 2))
                .hasSize(1);
        assertThat(desk.calls()).isEqualTo(1);
    }

    /** The total of a full window and those of its halves: half of it is enough, one row less is not. */
    @Test
    void halvesMustHaveHalfOfTheTotalTogether() {
        assertThat(TicketHistory.of(halves(2_500))
                        .partition(milliseconds(1000), 2)
                        .isRight())
                .isTrue();
        assertThat(refused(halves(2_499), milliseconds(1000)).detail())
                .endsWith(" is 10000, but those of its two halves are 4998 together");
    }

    private static Tickets halves(int total) {
        return new ScriptedTickets((criteria, page) -> {
            var range = criteria.created().get();
            var isWhole = Duration.between(range.from(), range.to()).toMillis() == 1000;
            var ticket = ScriptedTickets.ticket("1", range.from().plusMillis(500));
            return Either.right(
                    new Page<>(Vector.of(ticket), page, isWhole ? Tickets.MAX_SEARCH_ROWS : total, isWhole));
        });
    }

    @Test
    void fewerThanOnePartIsRefused() {
        var desk = new LargeDesk(LongStream.of(0));

        assertThatThrownBy(() -> TicketHistory.of(desk).partition(whole(desk), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parts must be 1 or more, got 0");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 20})
    void aFailureOfACallIsReturned(int failingCall) {
        var desk = new LargeDesk(Distribution.JUST_PAST_THE_CAP.opened(new Random(5)));
        var calls = new int[1];

        var counted = TicketHistory.of(new ForwardingTickets(desk) {
                    @Override
                    public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                        return ++calls[0] == failingCall
                                ? Either.left(
                                        new HelpdeskFailure.ServiceUnavailable(Operation.SEARCH_TICKETS, Option.none()))
                                : super.search(criteria, page);
                    }
                })
                .partition(whole(desk), 3);

        assertThat(counted.getLeft().kind()).isEqualTo(HelpdeskFailure.Kind.SERVICE_UNAVAILABLE);
        assertThat(calls[0]).isEqualTo(failingCall);
    }
}
