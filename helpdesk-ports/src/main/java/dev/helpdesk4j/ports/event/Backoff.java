package dev.helpdesk4j.ports.event;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * Exponential backoff with jitter: a pause is between a half and all of a duration that doubles with each failure.
 *
 * @param numbers returns numbers from 0 to 1
 */
record Backoff(DoubleSupplier numbers) {

    static final Duration FIRST = Duration.ofSeconds(1);
    static final Duration MAX = Duration.ofMinutes(1);

    static Backoff random() {
        return new Backoff(() -> ThreadLocalRandom.current().nextDouble());
    }

    /** Returns the pause after so many failures, 1 or more. */
    Duration pause(int failures) {
        var doublings = Math.min(failures - 1, 10);
        var longest = Math.min(FIRST.toMillis() << doublings, MAX.toMillis());
        var half = longest / 2;
        return Duration.ofMillis(longest - (long) (half * numbers.getAsDouble()));
    }
}
