package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Effect;
import dev.helpdesk4j.ports.HelpdeskFailure.OutcomeUnknown;
import dev.helpdesk4j.ports.HelpdeskFailure.RateLimited;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The policy of which failed attempts are repeated, and after which pause: exponential backoff with full jitter.
 *
 * @param maxAttempts how many attempts a call has at most
 * @param maxRateLimitPause how long a call pauses at most after a rejection because of its rate
 */
record RetryPolicy(int maxAttempts, Duration maxRateLimitPause) {

    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(5);
    private static final Duration UNKNOWN_RATE_LIMIT_PAUSE = Duration.ofSeconds(1);

    /**
     * Returns the pause before the next attempt; none if there is no next attempt.
     *
     * @param failedAttempts how many attempts of the call have failed
     */
    Option<Duration> pause(HelpdeskFailure failure, int failedAttempts, Deadline deadline) {
        var pause = backoff(failedAttempts);
        var remaining = deadline.remaining();
        var inTime = pause.compareTo(remaining) < 0 && rateLimitPause(failure).compareTo(remaining) < 0;
        return Option.when(failedAttempts < maxAttempts && inTime && mayHelp(failure), pause);
    }

    /** Returns how long the rate limiter pauses all calls because of this failure. */
    Duration rateLimitPause(HelpdeskFailure failure) {
        return failure instanceof RateLimited limited ? rateLimitPause(limited.retryAfter()) : Duration.ZERO;
    }

    /** Returns how long all calls pause after a rejection with this requested wait, if any. */
    Duration rateLimitPause(Option<Duration> retryAfter) {
        var pause = retryAfter.getOrElse(UNKNOWN_RATE_LIMIT_PAUSE);
        return pause.compareTo(maxRateLimitPause) < 0 ? pause : maxRateLimitPause;
    }

    /**
     * A request that may have had an effect is repeated only if repeating it is harmless. A local rate-limit timeout is
     * not retried, and neither is an unreadable response: it would be the same again.
     */
    private static boolean mayHelp(HelpdeskFailure failure) {
        if (failure.effect() == Effect.UNKNOWN
                && !failure.operation().semantics().isRepeatable()) {
            return false;
        }
        return switch (failure.kind()) {
            case RATE_LIMITED -> failure instanceof RateLimited limited && !limited.isLocal();
            case SERVICE_UNAVAILABLE, UNREACHABLE -> true;
            case OUTCOME_UNKNOWN -> failure instanceof OutcomeUnknown unknown && mayPass(unknown);
            default -> false;
        };
    }

    /** Returns whether the cause was the network or an internal error rather than an unreadable response. */
    private static boolean mayPass(OutcomeUnknown unknown) {
        return unknown.response().forAll(answer -> answer.httpStatus() >= 500 || answer.httpStatus() == 408);
    }

    private static Duration backoff(int failedAttempts) {
        var bound = Math.min(FIRST_BACKOFF.toMillis() << Math.min(failedAttempts - 1, 10), MAX_BACKOFF.toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(bound + 1));
    }
}
