package dev.helpdesk4j.adapter.retrofit;

import static dev.helpdesk4j.adapter.retrofit.RateSimulation.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.retrofit.RateSimulation.Ending;
import dev.helpdesk4j.adapter.retrofit.RateSimulation.Outcome;
import dev.helpdesk4j.adapter.retrofit.RateSimulation.Pace;
import dev.helpdesk4j.adapter.retrofit.RateSimulation.Traffic;
import dev.helpdesk4j.adapter.retrofit.RateSimulation.Trip;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What holds for the slots whatever callers, network and service do; a failure tells its seed. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class SlotsPropertyTest {

    private static final int SEEDS = 20_000;
    private static final long HOUR = Duration.ofHours(1).toNanos();

    @Test
    void noSpanEverHoldsMoreArrivalsThanTheLimitAndNothingIsLostOrStuck() {
        for (var seed = 0; seed < SEEDS; seed++) {
            holdsFor(seed);
        }
    }

    private static void holdsFor(long seed) {
        var random = new Random(seed);
        var limits = Stream.generate(() -> limit(random))
                .limit(1 + random.nextInt(3))
                .toList();
        var slots = new Slots(limits);
        var calls = 20 + random.nextInt(130);
        // The wrap-around of the clock is nothing special, so every other run passes it.
        var origin = random.nextBoolean() ? random.nextLong() : Long.MAX_VALUE - random.nextLong(10_000_000_000L);
        var simulation = new RateSimulation(watched(slots, seed), new Anything(random), random, origin);

        var outcome = simulation.run(1 + random.nextInt(20), calls);

        for (var limit : limits) {
            assertThat(mostInASpan(outcome, limit))
                    .as("seed %d: arrivals in a span of %s", seed, limit.window())
                    .isLessThanOrEqualTo(limit.calls());
        }
        assertThat(outcome.sent() + outcome.leftWithout())
                .as("seed %d: calls that got a permit or left", seed)
                .isEqualTo(calls);
        assertThat(free(slots, simulation.now() + HOUR))
                .as("seed %d: free slots of %s after a rest", seed, limits)
                .isEqualTo(limits.stream().mapToInt(RateLimit::calls).min().orElseThrow());
    }

    /** Nobody gets a slot in a time in which certainly nobody does. */
    private static Pace watched(Slots slots, long seed) {
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
                pace.over(trip, now);
            }
        };
    }

    private static RateLimit limit(Random random) {
        return new RateLimit(1 + random.nextInt(12), Duration.ofMillis(1 + random.nextInt(2000)));
    }

    /** Both ends belong to the span. */
    private static int mostInASpan(Outcome outcome, RateLimit limit) {
        var arrivals = outcome.arrivals();
        var most = 0;
        var first = 0;
        for (var last = 0; last < arrivals.length; last++) {
            while (arrivals[last] - arrivals[first] > limit.window().toNanos()) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    /** How many can be taken until only an attempt's end could free another. */
    private static int free(Slots slots, long now) {
        var taken = 0;
        for (var wait = slots.take(now); wait < NEVER; wait = slots.take(now)) {
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
            endings = Stream.concat(
                            Stream.of(Ending.ANSWERED),
                            random.ints(4, 0, 4).mapToObj(ending -> Ending.values()[ending]))
                    .toList();
        }

        @Override
        public Trip trip(Random random) {
            var end = upTo(latency, random);
            var ending = endings.get(random.nextInt(endings.size()));
            return switch (ending) {
                case ANSWERED, REJECTED -> new Trip(upTo(end, random), end, ending);
                case LOST ->
                    new Trip(
                            random.nextBoolean() ? NEVER : upTo(end + Slots.STRAGGLING.toNanos(), random), end, ending);
                case UNUSED -> new Trip(NEVER, end, ending);
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
