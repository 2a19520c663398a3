package dev.helpdesk4j.ports.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The fields of a {@link Checkpoint}, which {@link CheckpointFormat} prints and parses.
 *
 * @param scope the digest of the criteria, or the id of the ticket whose messages are walked through
 * @param phase the number of the {@linkplain Subject#phases() phase}, from 1
 * @param reached every row before it was returned in this phase
 * @param requestedEnd the end of the requested range; if it is after {@code end}, the rows between them are left out
 */
record CheckpointState(
        Subject subject, String scope, Instant from, Instant end, int phase, Instant reached, Instant requestedEnd) {

    /** The end of the last range that can be requested. */
    private static final Instant LAST_END = Instant.parse("+10000-01-01T00:00:00Z");

    CheckpointState {
        if (from.isBefore(Instant.EPOCH) || requestedEnd.isAfter(LAST_END)) {
            throw new IllegalArgumentException("times must be from " + Instant.EPOCH + " to " + LAST_END + ", got "
                    + from + " to " + requestedEnd);
        }
        var unit = subject == Subject.THREAD ? ChronoUnit.SECONDS : ChronoUnit.MILLIS;
        for (var time : List.of(from, end, reached, requestedEnd)) {
            if (!time.equals(time.truncatedTo(unit))) {
                throw new IllegalArgumentException("times must be whole " + unit + ", got " + time);
            }
        }
        if (reached.isBefore(from) || end.isBefore(reached)) {
            throw new IllegalArgumentException("reached must be from " + from + " to " + end + ", got " + reached);
        }
        if (phase < 1 || phase > subject.phases().size()) {
            throw new IllegalArgumentException(
                    "phase must be 1 to " + subject.phases().size() + ", got " + phase);
        }
    }

    /** Returns whether the walk ends before the requested range does. */
    boolean leavesOut() {
        return requestedEnd.isAfter(end);
    }
}
