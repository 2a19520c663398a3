package dev.helpdesk4j.adapter.retrofit;

import static dev.helpdesk4j.adapter.retrofit.RateSimulation.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.retrofit.RateSimulation.Ending;
import dev.helpdesk4j.adapter.retrofit.RateSimulation.Pace;
import dev.helpdesk4j.adapter.retrofit.RateSimulation.Traffic;
import dev.helpdesk4j.adapter.retrofit.RateSimulation.Trip;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What holds for the slots whatever callers, network and service do; a failure tells its seed. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class SlidingWindowsPropertyTest {

    private static final int SEEDS = 20_000;
    private static final long HOUR = Duration.ofHours(1).toNanos();

    @Test
    void noWindowHasMoreArrivalsThanTheLimit() {
        for (var seed = 0; seed < SEEDS; seed++) {
            holdsFor(seed);
        }
    }

    private static void holdsFor(long seed) {
        var random = new Random(seed);
        var limits = Stream.generate(() -> limit(random))
                .limit(1 + random.nextInt(3))
                .toList();
        var slots = new SlidingWindows(limits);
        var calls = 20 + random.nextInt(130);
        // The wrap-around of the clock is nothing special, so every other run passes it.
        var origin = random.nextBoolean() ? random.nextLong() : Long.MAX_VALUE - random.nextLong(10_000_000_000L);
        var holds = limits.stream().map(Holds::new).toList();
        var simulation = new RateSimulation(watched(slots, holds, seed), new Anything(random), random, origin);

        var outcome = simulation.run(1 + random.nextInt(20), calls);

        for (var hold : holds) {
            assertThat(outcome.mostIn(hold.limit.window()))
                    .as("seed %d: arrivals in an interval of %s", seed, hold.limit.window())
                    .isLessThanOrEqualTo(hold.limit.calls() + hold.letGo);
        }
        assertThat(outcome.sent() + outcome.leftWithout())
                .as("seed %d: calls that got a permit or left", seed)
                .isEqualTo(calls);
        assertThat(free(slots, simulation.now() + HOUR))
                .as("seed %d: free slots of %s after a rest", seed, limits)
                .isEqualTo(limits.stream().mapToInt(RateLimit::calls).min().orElseThrow());
    }

    /** Nobody gets a slot in a time in which certainly nobody does. */
    private static Pace watched(SlidingWindows slots, List<Holds> holds, long seed) {
        var pace = RateSimulation.pace(slots);
        return new Pace() {
            private boolean known;
            private long certainlyNone;

            @Override
            public long take(long now) {
                var certain = slots.certainWait(now);
                var wait = pace.take(now);
                assertThat(wait)
                        .as("seed %d: wait, of which a part is certain", seed)
                        .isGreaterThanOrEqualTo(certain);
                if (wait == 0 && known) {
                    assertThat(now - certainlyNone)
                            .as("seed %d: time since a certain wait ended", seed)
                            .isNotNegative();
                }
                known = true;
                certainlyNone = now + certain;
                return wait;
            }

            @Override
            public void over(RateSimulation.Trip trip, long now) {
                if (trip.ending() == Ending.ABANDONED) {
                    holds.forEach(hold -> hold.abandoned(now));
                }
                pace.over(trip, now);
            }
        };
    }

    private static RateLimit limit(Random random) {
        return new RateLimit(1 + random.nextInt(30), Duration.ofMillis(1 + random.nextInt(2000)));
    }

    /** Counts the abandoned requests of a limit that no slot was held for, as a fifth of them was held already. */
    private static final class Holds {

        private final RateLimit limit;
        private final Deque<Long> until = new ArrayDeque<>();
        private int letGo;

        Holds(RateLimit limit) {
            this.limit = limit;
        }

        void abandoned(long now) {
            while (!until.isEmpty() && until.peek() - now <= 0) {
                until.remove();
            }
            until.add(now
                    + limit.window()
                            .plus(SlidingWindows.MARGIN)
                            .plus(SlidingWindows.STRAGGLER_HOLD)
                            .toNanos());
            if (until.size() > limit.calls() / 5) {
                until.remove();
                letGo++;
            }
        }
    }

    /** How many can be taken until only an attempt's end could free another. */
    private static int free(SlidingWindows slots, long now) {
        var taken = 0;
        for (var wait = slots.tryAcquire(now); wait < NEVER; wait = slots.tryAcquire(now)) {
            now += wait;
            taken += wait == 0 ? 1 : 0;
        }
        return taken;
    }

    /** Short and long latencies, callers who leave, attempts that never left, requests that come late, rejections. */
    private static final class Anything implements Traffic {

        private final long latency;
        private final long idle;
        private final long patience;
        private final List<Ending> endings;

        Anything(Random random) {
            latency = upTo(1_000_000_000, random);
            idle = random.nextBoolean() ? 0 : upTo(2_000_000_000, random);
            patience = random.nextInt(3) == 0 ? NEVER : upTo(3_000_000_000L, random);
            var others = random.ints(4, 0, Ending.values().length).mapToObj(ending -> Ending.values()[ending]);
            endings = Stream.concat(Stream.generate(() -> Ending.ANSWERED).limit(1 + random.nextInt(60)), others)
                    .toList();
        }

        @Override
        public Trip trip(Random random) {
            var end = upTo(latency, random);
            var ending = endings.get(random.nextInt(endings.size()));
            return switch (ending) {
                case ANSWERED, REJECTED, RESET -> new Trip(upTo(end, random), end, ending);
                case ABANDONED ->
                    new Trip(
                            random.nextBoolean() ? NEVER : upTo(end + SlidingWindows.STRAGGLER_HOLD.toNanos(), random),
                            end,
                            ending);
                case UNSENT -> new Trip(NEVER, end, ending);
            };
        }

        @Override
        public long patience(Random random) {
            return patience == NEVER || random.nextInt(5) == 0 ? NEVER : upTo(patience, random);
        }

        @Override
        public long idle(Random random) {
            return upTo(idle, random);
        }

        /** The ends themselves are what matters most. */
        private static long upTo(long most, Random random) {
            return switch (random.nextInt(6)) {
                case 0 -> 0;
                case 1 -> most;
                default -> random.nextLong(most + 1);
            };
        }
    }
}
