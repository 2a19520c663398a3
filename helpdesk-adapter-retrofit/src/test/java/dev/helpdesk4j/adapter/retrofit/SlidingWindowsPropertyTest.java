package dev.helpdesk4j.adapter.retrofit;

import static dev.helpdesk4j.adapter.retrofit.RateSimulation.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.retrofit.RateSimulation.Ending;
import dev.helpdesk4j.adapter.retrofit.RateSimulation.Limiter;
import dev.helpdesk4j.adapter.retrofit.RateSimulation.Request;
import dev.helpdesk4j.adapter.retrofit.RateSimulation.Traffic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Properties of the limiter with random callers, networks and services. A failure contains its seed. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class SlidingWindowsPropertyTest {

    private static final int SEEDS = 20_000;
    private static final long HOUR = Duration.ofHours(1).toNanos();

    @Test
    void noWindowHasMoreArrivalsThanTheLimit() {
        for (var seed = 0; seed < SEEDS; seed++) {
            checkSeed(seed);
        }
    }

    private static void checkSeed(long seed) {
        var random = new Random(seed);
        var limits = Stream.generate(() -> limit(random))
                .limit(1 + random.nextInt(3))
                .toList();
        var windows = new SlidingWindows(limits);
        var calls = 20 + random.nextInt(130);
        // In every other run the clock wraps around.
        var origin = random.nextBoolean() ? random.nextLong() : Long.MAX_VALUE - random.nextLong(10_000_000_000L);
        var holds = limits.stream().map(HeldPermits::new).toList();
        var simulation = new RateSimulation(checked(windows, holds, seed), new RandomTraffic(random), random, origin);

        var outcome = simulation.run(1 + random.nextInt(20), calls);

        for (var hold : holds) {
            assertThat(outcome.mostIn(hold.limit.window()))
                    .as("seed %d: arrivals in an interval of %s", seed, hold.limit.window())
                    .isLessThanOrEqualTo(hold.limit.calls() + hold.notHeld);
        }
        assertThat(outcome.sent() + outcome.timedOut())
                .as("seed %d: calls with a permit or timed out", seed)
                .isEqualTo(calls);
        assertThat(available(windows, simulation.now() + HOUR))
                .as("seed %d: available permits of %s after an hour", seed, limits)
                .isEqualTo(limits.stream().mapToInt(RateLimit::calls).min().orElseThrow());
    }

    /** Checks that no permit is acquired during a certain wait. */
    private static Limiter checked(SlidingWindows windows, List<HeldPermits> holds, long seed) {
        var limiter = RateSimulation.limiter(windows);
        return new Limiter() {
            private boolean known;
            private long certainWaitEnd;

            @Override
            public long tryAcquire(long now) {
                var certain = windows.certainWait(now);
                var wait = limiter.tryAcquire(now);
                assertThat(wait)
                        .as("seed %d: wait, of which a part is certain", seed)
                        .isGreaterThanOrEqualTo(certain);
                if (wait == 0 && known) {
                    assertThat(now - certainWaitEnd)
                            .as("seed %d: time since a certain wait ended", seed)
                            .isNotNegative();
                }
                known = true;
                certainWaitEnd = now + certain;
                return wait;
            }

            @Override
            public void release(RateSimulation.Request request, long now) {
                if (request.ending() == Ending.ABANDONED) {
                    holds.forEach(hold -> hold.abandoned(now));
                }
                limiter.release(request, now);
            }
        };
    }

    private static RateLimit limit(Random random) {
        return new RateLimit(1 + random.nextInt(30), Duration.ofMillis(1 + random.nextInt(2000)));
    }

    /** Counts the abandoned requests of a limit whose permits were not held, as a fifth of the permits was held already. */
    private static final class HeldPermits {

        private final RateLimit limit;
        private final Deque<Long> until = new ArrayDeque<>();
        private int notHeld;

        HeldPermits(RateLimit limit) {
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
                notHeld++;
            }
        }
    }

    /** Returns how many permits can be acquired until all are in flight. */
    private static int available(SlidingWindows windows, long now) {
        var acquired = 0;
        for (var wait = windows.tryAcquire(now); wait < NEVER; wait = windows.tryAcquire(now)) {
            now += wait;
            acquired += wait == 0 ? 1 : 0;
        }
        return acquired;
    }

    /** Short and long latencies, timeouts of callers, unsent requests, late arrivals and rejections. */
    private static final class RandomTraffic implements Traffic {

        private final long latency;
        private final long idle;
        private final long acquireTimeout;
        private final List<Ending> endings;

        RandomTraffic(Random random) {
            latency = upTo(1_000_000_000, random);
            idle = random.nextBoolean() ? 0 : upTo(2_000_000_000, random);
            acquireTimeout = random.nextInt(3) == 0 ? NEVER : upTo(3_000_000_000L, random);
            var others = random.ints(4, 0, Ending.values().length).mapToObj(ending -> Ending.values()[ending]);
            endings = Stream.concat(Stream.generate(() -> Ending.RESPONDED).limit(1 + random.nextInt(60)), others)
                    .toList();
        }

        @Override
        public Request request(Random random) {
            var end = upTo(latency, random);
            var ending = endings.get(random.nextInt(endings.size()));
            return switch (ending) {
                case RESPONDED, REJECTED, RESET -> new Request(upTo(end, random), end, ending);
                case ABANDONED ->
                    new Request(
                            random.nextBoolean() ? NEVER : upTo(end + SlidingWindows.STRAGGLER_HOLD.toNanos(), random),
                            end,
                            ending);
                case UNSENT -> new Request(NEVER, end, ending);
            };
        }

        @Override
        public long acquireTimeout(Random random) {
            return acquireTimeout == NEVER || random.nextInt(5) == 0 ? NEVER : upTo(acquireTimeout, random);
        }

        @Override
        public long idle(Random random) {
            return upTo(idle, random);
        }

        /** Returns a number from 0 to the maximum; both ends are frequent. */
        private static long upTo(long most, Random random) {
            return switch (random.nextInt(6)) {
                case 0 -> 0;
                case 1 -> most;
                default -> random.nextLong(most + 1);
            };
        }
    }
}
