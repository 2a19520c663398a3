package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.OutcomeUnknown;
import dev.helpdesk4j.ports.HelpdeskFailure.RateLimited;
import dev.helpdesk4j.ports.HelpdeskFailure.ServiceUnavailable;
import dev.helpdesk4j.ports.HelpdeskFailure.Unreachable;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.ServiceResponse;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SimulatedTime time = new SimulatedTime();
    private final RetryPolicy policy = new RetryPolicy(4, MINUTE);

    private static Option<ServiceResponse> response(int status) {
        return Option.some(new ServiceResponse(status, Option.none(), Option.none(), Option.none()));
    }

    private Option<Duration> pause(HelpdeskFailure failure, int failedAttempts) {
        return policy.pause(failure, failedAttempts, time.in(MINUTE));
    }

    private static final HelpdeskFailure UNAVAILABLE = new ServiceUnavailable(Operation.FIND_TICKET, Option.none());

    @Test
    void theBackoffDoublesUpToFiveSecondsWithFullJitter() {
        var many = new RetryPolicy(100, MINUTE);
        for (var failed = 1; failed < 20; failed++) {
            var bound = Duration.ofMillis(Math.min(5000, 200L << Math.min(failed - 1, 10)));
            var longest = Duration.ZERO;
            for (var sample = 0; sample < 500; sample++) {
                var pause = many.pause(UNAVAILABLE, failed, time.in(MINUTE)).get();
                longest = pause.compareTo(longest) > 0 ? pause : longest;
            }
            assertThat(longest).isBetween(bound.multipliedBy(8).dividedBy(10), bound);
        }
    }

    @Test
    void theLastAttemptIsNotRetried() {
        assertThat(pause(UNAVAILABLE, 3)).isNotEmpty();
        assertThat(pause(UNAVAILABLE, 4)).isEmpty();
    }

    @Test
    void nothingIsRetriedPastTheDeadline() {
        var limited = new RateLimited(Operation.FIND_TICKET, response(429), Option.some(Duration.ofSeconds(40)));

        assertThat(policy.pause(UNAVAILABLE, 1, time.in(Duration.ZERO))).isEmpty();
        assertThat(policy.pause(limited, 1, time.in(Duration.ofSeconds(40)))).isEmpty();
        assertThat(policy.pause(limited, 1, time.in(Duration.ofSeconds(41)))).isNotEmpty();
    }

    @Test
    void aLocalRateLimitTimeoutIsNotRetried() {
        assertThat(pause(RateLimited.locally(Operation.FIND_TICKET, Option.none()), 1))
                .isEmpty();
    }

    @Test
    void aRateLimitPauseIsBounded() {
        var limited = new RateLimited(Operation.FIND_TICKET, response(429), Option.some(Duration.ofDays(1)));
        var withoutWait = new RateLimited(Operation.FIND_TICKET, response(429), Option.none());

        assertThat(policy.rateLimitPause(limited)).isEqualTo(MINUTE);
        assertThat(policy.rateLimitPause(withoutWait)).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy.rateLimitPause(UNAVAILABLE)).isZero();
    }

    @Test
    void onlyHarmlessRetriesAreAllowed() {
        var send = new OutcomeUnknown(Operation.SEND_MESSAGE, "timed out", Option.none(), Option.none());
        var unsent = new Unreachable(Operation.SEND_MESSAGE, "refused", Option.none());

        assertThat(pause(send, 1)).isEmpty();
        assertThat(pause(unsent, 1)).isNotEmpty();
    }
}
