package dev.helpdesk4j.adapter.fake.emulator;

import java.time.Duration;

/** The documented maximum number of requests of an operation in each time window. */
record RateLimit(int requests, Duration window) {

    RateLimit {
        if (requests < 1) {
            throw new IllegalArgumentException("requests of a rate limit must be 1 or more, got " + requests);
        }
        if (window.toMillis() < 1) {
            throw new IllegalArgumentException("window of a rate limit must be 1 ms or more, got " + window);
        }
    }

    static RateLimit perSecond(int requests) {
        return new RateLimit(requests, Duration.ofSeconds(1));
    }

    static RateLimit perMinute(int requests) {
        return new RateLimit(requests, Duration.ofMinutes(1));
    }
}
