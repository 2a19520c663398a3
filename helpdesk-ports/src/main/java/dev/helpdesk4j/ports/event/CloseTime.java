package dev.helpdesk4j.ports.event;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;

/**
 * How long closing waits at most.
 *
 * @param nanos zero or more
 */
record CloseTime(long nanos) {

    static CloseTime of(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("close time must be zero or more, got " + duration);
        }
        return new CloseTime(duration.toNanos());
    }

    /** Waits until nothing is running any more. An interrupt ends the wait. */
    void await(Condition ended, BooleanSupplier running) {
        try {
            var remaining = nanos;
            while (running.getAsBoolean() && remaining > 0) {
                remaining = ended.awaitNanos(remaining);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
