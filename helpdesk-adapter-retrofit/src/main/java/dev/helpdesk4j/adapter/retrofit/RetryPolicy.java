package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Effect;
import dev.helpdesk4j.ports.HelpdeskFailure.OutcomeUnknown;
import dev.helpdesk4j.ports.HelpdeskFailure.RateLimited;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Decides which failed attempts are retried, and after which pause: exponential backoff with full jitter.
 *
 * @param maxAttempts the maximum number of attempts of a call
 * @param maxRateLimitPause the longest pause after a rejection because of the rate
 */
record RetryPolicy(int maxAttempts, Duration maxRateLimitPause) {

    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(5);
    private static final Duration UNKNOWN_RATE_LIMIT_PAUSE = Duration.ofSeconds(1);

    /**
     * Returns the pause before the next attempt; none if the call is not retried.
     *
     * @param failedAttempts how many attempts of the call have failed
     */
    Option<Duration> pause(HelpdeskFailure failure, int failedAttempts, Deadline deadline) {
        var pause = backoff(failedAttempts);
        var remaining = deadline.remaining();
        var inTime = pause.compareTo(remaining) < 0 && rateLimitPause(failure).compareTo(remaining) < 0;
        return Option.when(failedAttempts < maxAttempts && inTime && isRetryable(failure), pause);
    }

    /** Returns how long the rate limiter pauses all calls because of this failure. */
    Duration rateLimitPause(HelpdeskFailure failure) {
        return failure instanceof RateLimited limited ? rateLimitPause(limited.retryAfter()) : Duration.ZERO;
    }

    /** Returns how long all calls pause after a rejection that requests this wait, if any. */
    Duration rateLimitPause(Option<Duration> retryAfter) {
        var pause = retryAfter.getOrElse(UNKNOWN_RATE_LIMIT_PAUSE);
        return pause.compareTo(maxRateLimitPause) < 0 ? pause : maxRateLimitPause;
    }

    /**
     * Returns whether a retry may succeed. A request that may have taken effect is retried only if it is repeatable. A local
     * rate-limit timeout and an unreadable response are not retried: the next attempt would fail in the same way.
     */
    private static boolean isRetryable(HelpdeskFailure failure) {
        if (failure.effect() == Effect.UNKNOWN
                && !failure.operation().semantics().isRepeatable()) {
            return false;
        }
        return switch (failure.kind()) {
            case RATE_LIMITED -> failure instanceof RateLimited limited && !limited.isLocal();
            case SERVICE_UNAVAILABLE, UNREACHABLE -> true;
            case OUTCOME_UNKNOWN -> failure instanceof OutcomeUnknown unknown && isTemporary(unknown);
            default -> false;
        };
    }

    /** Returns whether the cause is the network or an internal error, rather than an unreadable response. */
    private static boolean isTemporary(OutcomeUnknown unknown) {
        return unknown.response().forAll(response -> response.httpStatus() >= 500 || response.httpStatus() == 408);
    }

    private static Duration backoff(int failedAttempts) {
        var bound = Math.min(FIRST_BACKOFF.toMillis() << Math.min(failedAttempts - 1, 10), MAX_BACKOFF.toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(bound + 1));
    }
}
