package dev.helpdesk4j.adapter.retrofit;

import static dev.helpdesk4j.adapter.retrofit.RateSimulation.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.helpdesk4j.adapter.retrofit.RateSimulation.Ending;
import dev.helpdesk4j.adapter.retrofit.RateSimulation.Limiter;
import dev.helpdesk4j.adapter.retrofit.RateSimulation.Outcome;
import dev.helpdesk4j.adapter.retrofit.RateSimulation.Request;
import dev.helpdesk4j.adapter.retrofit.RateSimulation.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The guarantees of the rate limiter against servers with fixed or sliding windows. Each simulation prints its figures. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class RateSimulationTest {

    private static final long MILLISECOND = 1_000_000;
    private static final long TIMEOUT = 10_000 * MILLISECOND;
    private static final int SEEDS = 3;
    private static final int PHASES = 25;

    /** The drift of the server's clock in millionths: 30 ms a minute, more than between real clocks. */
    private static final int DRIFT = 500;

    enum Limits {
        USUAL("50/s + 1000/min", RateLimit.perSecond(50), RateLimit.perMinute(1000)),
        STRICT("10/s", RateLimit.perSecond(10));

        private final String name;
        private final List<RateLimit> limits;

        Limits(String name, RateLimit... limits) {
            this.name = name;
            this.limits = List.of(limits);
        }
    }

    enum Network implements Traffic {
        CONSTANT_100_MS {
            @Override
            public Request request(Random random) {
                return responded(100 * MILLISECOND, random);
            }
        },
        CONSTANT_200_MS {
            @Override
            public Request request(Random random) {
                return responded(200 * MILLISECOND, random);
            }
        },
        UP_TO_200_MS {
            @Override
            public Request request(Random random) {
                return responded(below(200 * MILLISECOND, random), random);
            }
        },
        /**
         * One response of a hundred takes seconds; one request of two hundred is abandoned and may arrive up to two seconds
         * later.
         */
        ROUGH {
            @Override
            public Request request(Random random) {
                var kind = random.nextInt(200);
                if (kind == 0) {
                    var late = below(TIMEOUT + 2000 * MILLISECOND, random);
                    return new Request(random.nextBoolean() ? late : NEVER, TIMEOUT, Ending.ABANDONED);
                }
                var usual = below(200 * MILLISECOND, random);
                return responded(kind <= 2 ? usual + below(5000 * MILLISECOND, random) : usual, random);
            }
        };

        /** The request arrives at any time before its response. */
        private static Request responded(long latency, Random random) {
            return new Request(below(latency, random), latency, Ending.RESPONDED);
        }

        private static long below(long most, Random random) {
            return random.nextLong(most + 1);
        }
    }

    static Stream<Arguments> everything() {
        return Stream.of(Limits.values())
                .flatMap(limits -> Stream.of(Network.values())
                        .flatMap(network -> IntStream.of(1, 16, 64)
                                .boxed()
                                .flatMap(threads -> Stream.of(3000, 20_000)
                                        .map(calls -> arguments(limits, network, threads, calls)))));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void noServerRejectsACall(Limits limits, Network network, int threads, int calls) {
        var rejected = 0;
        var end = 0L;
        for (var seed = 0; seed < SEEDS; seed++) {
            var outcome = simulated(limiter(limits), network, threads, calls, seed);
            assertThat(outcome.sent()).isEqualTo(calls);
            rejected += rejected(outcome, limits.limits, seed);
            end += outcome.end() / SEEDS;
        }

        print(limits.name, network, threads, calls, rejected, percentOfBest(limits.limits, calls, end));
        assertThat(rejected).isZero();
    }

    static Stream<Arguments> plainLatency() {
        return Stream.of(Network.CONSTANT_100_MS, Network.UP_TO_200_MS)
                .flatMap(network -> Stream.of(3000, 20_000).map(calls -> arguments(network, calls)));
    }

    @ParameterizedTest
    @MethodSource("plainLatency")
    void sixteenThreadsUseNearlyAllOfTheLimits(Network network, int calls) {
        for (var seed = 0; seed < SEEDS; seed++) {
            var outcome = simulated(limiter(Limits.USUAL), network, 16, calls, seed);

            assertThat(percentOfBest(Limits.USUAL.limits, calls, outcome.end()))
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(97);
        }
    }

    /** With a window of one second, latency and margin reduce the rate. Without them some requests would be rejected. */
    @ParameterizedTest
    @MethodSource("plainLatency")
    void limitsPerSecondLoseOnlyMarginAndLatency(Network network, int calls) {
        var stretched = new RateLimit(
                10, Duration.ofSeconds(1).plus(SlidingWindows.MARGIN).plusMillis(100));
        for (var seed = 0; seed < SEEDS; seed++) {
            var outcome = simulated(limiter(Limits.STRICT), network, 16, calls, seed);

            assertThat(percentOfBest(List.of(stretched), calls, outcome.end()))
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(97);
        }
    }

    /** Sixteen callers, responses after 80 ms, and a share of reset connections or abandoned requests. */
    @ParameterizedTest(name = "{0} % reset, {1} % abandoned")
    @CsvSource({"0, 0, 8.8", "5, 0, 8.0", "0, 2, 8.0", "5, 2, 7.6"})
    void failedCallsReduceThroughputOnlySlightly(int percentReset, int percentAbandoned, double perSecond) {
        Traffic traffic = random -> {
            var kind = random.nextInt(100);
            if (kind < percentReset) {
                return new Request(80 * MILLISECOND, 80 * MILLISECOND, Ending.RESET);
            }
            return kind < percentReset + percentAbandoned
                    ? new Request(random.nextLong(2080 * MILLISECOND), 80 * MILLISECOND, Ending.ABANDONED)
                    : new Request(40 * MILLISECOND, 80 * MILLISECOND, Ending.RESPONDED);
        };
        var outcome = new RateSimulation(limiter(Limits.STRICT), traffic, new Random(0), 0).run(16, 20_000);

        var responded = outcome.responded() * 1e9 / outcome.end();
        System.out.printf(
                "10/s, 16 threads, 80 ms, %d %% reset, %d %% abandoned: %.2f responses a second, at most %d in one%n",
                percentReset, percentAbandoned, responded, outcome.mostIn(Duration.ofSeconds(1)));
        assertThat(responded).isGreaterThanOrEqualTo(perSecond);
        assertThat(outcome.mostIn(Duration.ofSeconds(1))).isLessThanOrEqualTo(percentAbandoned == 0 ? 10 : 11);
    }

    @ParameterizedTest
    @EnumSource(Network.class)
    void aTokenBucketIsRejected(Network network) {
        var limit = RateLimit.perSecond(50);
        var outcome = simulated(new TokenBucket(limit), network, 16, 20_000, 0);

        var sliding = outcome.rejectedBySliding(limit);
        var fixed = IntStream.range(0, PHASES)
                .map(i -> outcome.rejectedByFixed(limit, i * limit.window().toNanos() / PHASES))
                .summaryStatistics();

        System.out.printf(
                "token bucket (50, 50/s), %s, 16 threads, 20000 calls: %d rejected by a sliding window, %d to %d by fixed ones%n",
                network, sliding, fixed.getMin(), fixed.getMax());
        assertThat(sliding).isPositive();
        assertThat(fixed.getMin()).isPositive();
    }

    private static Limiter limiter(Limits limits) {
        return RateSimulation.limiter(new SlidingWindows(limits.limits));
    }

    private static Outcome simulated(Limiter limiter, Network network, int threads, int calls, long seed) {
        return new RateSimulation(limiter, network, new Random(seed), 0).run(threads, calls);
    }

    private static int rejected(Outcome outcome, List<RateLimit> limits, long seed) {
        var phases = new Random(seed);
        var driftedOutcome = outcome.withSlowServerClock(DRIFT);
        return limits.stream()
                .mapToInt(limit -> driftedOutcome.rejectedBySliding(limit)
                        + phases.longs(PHASES, 0, limit.window().toNanos())
                                .mapToInt(phase -> driftedOutcome.rejectedByFixed(limit, phase))
                                .sum())
                .sum();
    }

    private static double percentOfBest(List<RateLimit> limits, int calls, long end) {
        return 100.0 * best(limits, calls) / end;
    }

    /** Returns when the last request is sent if each is sent as early as the sliding windows allow, with no latency. */
    private static long best(List<RateLimit> limits, int calls) {
        var sentAt = new long[calls];
        for (var call = 0; call < calls; call++) {
            for (var limit : limits) {
                if (call >= limit.calls()) {
                    var earliest = sentAt[call - limit.calls()] + limit.window().toNanos();
                    sentAt[call] = Math.max(sentAt[call], earliest);
                }
            }
        }
        return sentAt[calls - 1];
    }

    private static void print(String limits, Network network, int threads, int calls, int rejected, double percent) {
        System.out.printf(
                "sliding windows, %s, %s, %d threads, %d calls: %d rejected, %.1f %% of the best schedule%n",
                limits, network, threads, calls, rejected, percent);
    }

    /** A token bucket as in most libraries: as many tokens as calls, refilled steadily within the window. */
    private static final class TokenBucket implements Limiter {

        private final long perToken;
        private final long full;
        private long spentUntil;

        TokenBucket(RateLimit limit) {
            full = limit.window().toNanos();
            perToken = full / limit.calls();
            spentUntil = -full;
        }

        @Override
        public long tryAcquire(long now) {
            spentUntil = Math.max(spentUntil, now - full);
            var wait = Math.max(0, spentUntil + perToken - now);
            if (wait == 0) {
                spentUntil += perToken;
            }
            return wait;
        }

        @Override
        public void release(Request request, long now) {}
    }
}
