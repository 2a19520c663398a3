package dev.helpdesk4j.ports.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import dev.helpdesk4j.ports.history.WalkCostTest.Distribution;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.Random;
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
    void workersOfAllPartsMeetEveryTicketOnce() {
        var desk = new LargeDesk(Distribution.ONE_BUSY_DAY.opened(new Random(5)));
        var seen = new BitSet();
        var met = 0;

        for (var part : parts(desk, whole(desk), 5)) {
            var mine = walk(desk, part);
            met += mine.cardinality();
            seen.or(mine);
        }

        assertThat(seen.cardinality()).isEqualTo(desk.size());
        assertThat(met).isEqualTo(desk.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void aMomentIsNotParted(int parts) {
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

    /** Each millisecond of the range seems to be full. */
    @Test
    void aServiceThatAlwaysTellsTheCapIsNotAskedForEver() {
        var desk = new LargeDesk(LongStream.range(0, 100));

        var ranges = TicketHistory.of(new SafeguardsTakenOut.Through(desk) {
                    @Override
                    public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                        return super.search(criteria, page).map(told -> new Page<>(told.items(), page, LAST_ROW, true));
                    }
                })
                .partition(whole(desk), 7)
                .get();

        assertTiles(ranges, whole(desk));
        assertThat(desk.calls()).isLessThan(100_000);
    }

    @Test
    void whereThereIsNothingThereIsOnePart() {
        var desk = new LargeDesk(LongStream.of(0));
        var nothing = TimeRange.between(desk.end().plusSeconds(1), desk.end().plusSeconds(2));

        assertThat(parts(desk, nothing, 4)).containsExactly(nothing);
        assertThat(parts(desk, TimeRange.between(desk.end(), desk.end()), 4))
                .containsExactly(TimeRange.between(desk.end(), desk.end()));
    }

    @Test
    void fewerThanOnePartIsRefused() {
        var desk = new LargeDesk(LongStream.of(0));

        assertThatThrownBy(() -> TicketHistory.of(desk).partition(whole(desk), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a range has 1 part or more, but 0 were asked for");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 20})
    void aFailureIsHandedOn(int failingCall) {
        var desk = new LargeDesk(Distribution.JUST_PAST_THE_CAP.opened(new Random(5)));
        var calls = new int[1];

        var answer = TicketHistory.of(new SafeguardsTakenOut.Through(desk) {
                    @Override
                    public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                        return ++calls[0] == failingCall
                                ? Either.left(
                                        new HelpdeskFailure.ServiceUnavailable(Operation.SEARCH_TICKETS, Option.none()))
                                : super.search(criteria, page);
                    }
                })
                .partition(whole(desk), 3);

        assertThat(answer.getLeft().kind()).isEqualTo(HelpdeskFailure.Kind.SERVICE_UNAVAILABLE);
        assertThat(calls[0]).isEqualTo(failingCall);
    }
}
