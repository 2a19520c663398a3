package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.adapter.retrofit.common.Time;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The moment at which a call ends at the latest, with all its waiting and retries.
 *
 * @param at the moment, as a value of {@link Time#nanoTime}
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

    /** Returns how much time remains, as a duration. */
    Duration remaining() {
        return Duration.ofNanos(remainingNanos());
    }

    boolean hasPassed() {
        return remainingNanos() == 0;
    }

    /** Returns this deadline, or the end of this duration from now if that is earlier. */
    Deadline atMost(Duration duration) {
        return duration.compareTo(remaining()) < 0 ? after(duration, time) : this;
    }
}
