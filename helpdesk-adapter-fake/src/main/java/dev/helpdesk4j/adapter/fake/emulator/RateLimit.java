package dev.helpdesk4j.adapter.fake.emulator;

import java.time.Duration;

/** How many requests an operation takes in each window of time, as its document gives it. */
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
