package dev.helpdesk4j.adapter.retrofit;

import java.time.Duration;

/**
 * How often an operation may be called: so many calls in any span of that length.
 *
 * @param calls 1 or more
 * @param window positive, an hour at most
 */
public record RateLimit(int calls, Duration window) {

    public RateLimit {
        if (calls < 1) {
            throw new IllegalArgumentException("a rate limit allows 1 call at least, but was set to " + calls);
        }
        if (window.isNegative() || window.isZero() || window.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(
                    "a rate limit's window is positive and an hour at most, but was " + window);
        }
    }

    public static RateLimit perSecond(int calls) {
        return new RateLimit(calls, Duration.ofSeconds(1));
    }

    public static RateLimit perMinute(int calls) {
        return new RateLimit(calls, Duration.ofMinutes(1));
    }
}
