package dev.helpdesk4j.adapter.retrofit;

import java.time.Duration;

/**
 * A rate limit of an operation: the maximum number of calls in any window of this length.
 *
 * @param calls 1 or more
 * @param window positive, at most an hour
 */
public record RateLimit(int calls, Duration window) {

    public RateLimit {
        if (calls < 1) {
            throw new IllegalArgumentException("calls of a rate limit must be 1 or more, got " + calls);
        }
        if (window.isNegative() || window.isZero() || window.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(
                    "window of a rate limit must be positive and at most an hour, got " + window);
        }
    }

    /** Returns a limit of this many calls in any second. */
    public static RateLimit perSecond(int calls) {
        return new RateLimit(calls, Duration.ofSeconds(1));
    }

    /** Returns a limit of this many calls in any minute. */
    public static RateLimit perMinute(int calls) {
        return new RateLimit(calls, Duration.ofMinutes(1));
    }
}
