package dev.helpdesk4j.ports.history;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Computes the progress of a walk, and reports it to the listener. */
final class WalkProgress {

    private final Checkpoint start;
    private final Consumer<? super Progress> listener;
    private int phase;
    private Instant reached;
    private long returned;

    WalkProgress(Checkpoint start, Consumer<? super Progress> listener) {
        this.start = start;
        this.listener = listener;
        this.phase = start.phase();
        this.reached = start.reached();
    }

    void returned(int items) {
        returned += items;
    }

    /** Records that a row of this time was read. */
    void reached(Instant time) {
        if (time.isAfter(reached)) {
            reached = time;
        }
    }

    /** Records a new checkpoint; the next phase starts again at the beginning of the range. */
    void reached(Checkpoint checkpoint) {
        if (checkpoint.phase() != phase || checkpoint.reached().isAfter(reached)) {
            phase = checkpoint.phase();
            reached = checkpoint.reached();
        }
    }

    void report(long calls, boolean complete) {
        listener.accept(new Progress(calls, returned, reached, complete ? 1 : fraction()));
    }

    private double fraction() {
        var whole = Duration.between(start.from(), start.end()).toMillis();
        var walked = Duration.between(start.from(), reached).toMillis();
        return (phase - 1 + (double) walked / whole) / start.subject().phases().size();
    }
}
