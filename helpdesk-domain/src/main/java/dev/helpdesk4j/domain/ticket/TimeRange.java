package dev.helpdesk4j.domain.ticket;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A range of time with both ends included, like the service's ticket filters. Both ends are truncated to milliseconds.
 *
 * @param from the first millisecond, 1970 or later
 * @param to the last millisecond, not before {@code from}, 9999 or earlier
 */
public record TimeRange(Instant from, Instant to) {

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    public TimeRange {
        from = from.truncatedTo(ChronoUnit.MILLIS);
        to = to.truncatedTo(ChronoUnit.MILLIS);
        if (from.isBefore(Instant.EPOCH) || to.isAfter(LAST)) {
            throw new IllegalArgumentException("time range must be from 1970 to 9999, got " + from + " to " + to);
        }
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("time range must not end before it begins, got " + from + " to " + to);
        }
    }

    /** Returns the range from one instant to another, both included. */
    public static TimeRange between(Instant from, Instant to) {
        return new TimeRange(from, to);
    }

    /** Returns whether the instant, truncated to milliseconds, is in the range. */
    public boolean contains(Instant instant) {
        var millisecond = instant.truncatedTo(ChronoUnit.MILLIS);
        return !millisecond.isBefore(from) && !millisecond.isAfter(to);
    }
}
