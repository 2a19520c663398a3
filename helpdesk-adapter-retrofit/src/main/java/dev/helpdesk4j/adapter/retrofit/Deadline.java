package dev.helpdesk4j.adapter.retrofit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The moment by which a call ends, waiting and retries included.
 *
 * @param at in terms of {@link Time#nanoTime}
 */
record Deadline(Time time, long at) {

    /** Returns the deadline after this duration, of any length, from now. */
    static Deadline after(Duration duration, Time time) {
        return new Deadline(time, time.nanoTime() + TimeUnit.NANOSECONDS.convert(duration));
    }

    /** Returns how much time remains; 0 once the deadline has passed. */
    long remainingNanos() {
        return Math.max(0, at - time.nanoTime());
    }

    /** Returns the same as a duration. */
    Duration remaining() {
        return Duration.ofNanos(remainingNanos());
    }

    boolean hasPassed() {
        return remainingNanos() == 0;
    }

    /** Returns the earlier one of this deadline and the one after this duration from now. */
    Deadline atMost(Duration duration) {
        return duration.compareTo(remaining()) < 0 ? after(duration, time) : this;
    }
}
