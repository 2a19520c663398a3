package dev.helpdesk4j.ports.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.TimeRange;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a complete walk costs: calls against the least number that could show all rows, a full page each. */
class WalkCostTest {

    private static final long DAY = Duration.ofDays(1).toMillis();

    enum Distribution {
        EVEN(1.06) {
            @Override
            LongStream opened(Random random) {
                return random.longs(300_000, 0, 365 * DAY);
            }
        },
        OFFICE_HOURS(1.06) {
            @Override
            LongStream opened(Random random) {
                return random.longs(300_000, 0, 365 * DAY).map(time -> time / DAY * DAY + time % DAY / 4);
            }
        },
        GROWING(1.06) {
            @Override
            LongStream opened(Random random) {
                return random.doubles(300_000).mapToLong(part -> (long) (Math.pow(part, 0.1) * 365 * DAY));
            }
        },
        ONE_BUSY_DAY(1.06) {
            @Override
            LongStream opened(Random random) {
                return LongStream.concat(
                        random.longs(40_000, 0, 365 * DAY), random.longs(60_000, 100 * DAY, 101 * DAY));
            }
        },
        A_DENSE_SECOND(1.06) {
            @Override
            LongStream opened(Random random) {
                return LongStream.concat(
                        random.longs(100_000, 0, 365 * DAY), random.longs(12_000, 50 * DAY, 50 * DAY + 1000));
            }
        },
        JUST_PAST_THE_CAP(1.08) {
            @Override
            LongStream opened(Random random) {
                return random.longs(10_100, 0, 30 * DAY);
            }
        },
        FEW(1.7) {
            @Override
            LongStream opened(Random random) {
                return random.longs(450, 0, 30 * DAY);
            }
        },
        A_MILLION_WITH_SPIKES(1.09) {
            @Override
            LongStream opened(Random random) {
                var spikes = LongStream.concat(
                        random.longs(12_000, 50 * DAY, 50 * DAY + 1000),
                        LongStream.generate(() -> 51 * DAY).limit(12_000));
                var busy = LongStream.concat(
                        random.longs(60_000, 10 * DAY, 11 * DAY), random.longs(60_000, 200 * DAY, 201 * DAY));
                return LongStream.concat(random.longs(856_000, 0, 365 * DAY), LongStream.concat(spikes, busy));
            }
        };

        final double most;

        Distribution(double most) {
            this.most = most;
        }

        abstract LongStream opened(Random random);
    }

    @ParameterizedTest
    @EnumSource(Distribution.class)
    void everyTicketIsReturnedOnceWithFewCalls(Distribution distribution) {
        var desk = new LargeDesk(distribution.opened(new Random(7)));
        var afterwards = Clock.fixed(desk.end().plus(Duration.ofHours(1)), ZoneOffset.UTC);
        var seen = new BitSet();

        var end = TicketHistory.of(desk, WalkOptions.defaults().clock(afterwards))
                .created(TimeRange.between(LargeDesk.START, desk.end()))
                .forEachBatch(batch -> batch.forEach(
                        ticket -> assertThat(LargeDesk.mark(seen, ticket)).isTrue()));

        var least = (desk.size() + 199) / 200;
        System.out.printf(
                "%s: %d tickets, %d calls, %.3f of the least%n",
                distribution, desk.size(), desk.calls(), (double) desk.calls() / least);
        assertThat(end.map(Checkpoint::isComplete)).contains(true);
        assertThat(seen.cardinality()).isEqualTo(desk.size());
        assertThat((double) desk.calls() / least).isLessThan(distribution.most);
    }

    /** In any order, the last reachable page determines where to split. */
    @ParameterizedTest
    @EnumSource(ModelDesk.Order.class)
    void aListingInAnyOrderCostsLittleMore(ModelDesk.Order order) {
        var desk = new ModelDesk(order, 500);
        var random = new Random(7);
        for (var number = 0; number < 10_000; number++) {
            var row = new ModelDesk.Row("t" + number, random.nextLong(365 * DAY) * 1000, Channel.SHARE);
            row.updated = row.created + random.nextLong(DAY) * 1000;
            desk.list(row);
        }
        desk.advance(366 * DAY * 1000);
        var seen = new HashSet<String>();

        var end = TicketHistory.of(
                        desk, WalkOptions.defaults().clock(desk.clock()).pageSize(10))
                .created(TimeRange.between(ModelDesk.START, ModelDesk.START.plusMillis(365 * DAY)))
                .forEachBatch(
                        batch -> batch.forEach(ticket -> seen.add(ticket.id().value())));

        System.out.printf("Listed %s: %.3f of the least%n", order, desk.calls() / 1000.0);
        assertThat(end.map(Checkpoint::isComplete)).contains(true);
        assertThat(seen).hasSize(10_000);
        assertThat(desk.calls()).isLessThan(1_150);
    }
}
