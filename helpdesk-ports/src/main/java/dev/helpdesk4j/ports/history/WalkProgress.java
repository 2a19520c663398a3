package dev.helpdesk4j.ports.history;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Measures how far a walk is, and reports it to the listener. */
final class WalkProgress {

    private final Checkpoint start;
    private final Consumer<? super Progress> listener;
    private int phase;
    private Instant reached;
    private long handedOut;

    WalkProgress(Checkpoint start, Consumer<? super Progress> listener) {
        this.start = start;
        this.listener = listener;
        this.phase = start.phase();
        this.reached = start.reached();
    }

    void handedOut(int items) {
        handedOut += items;
    }

    /** A row of this time was read. */
    void reached(Instant time) {
        if (time.isAfter(reached)) {
            reached = time;
        }
    }

    /** Everything before the checkpoint was read; in another phase the walk begins at the beginning again. */
    void reached(Checkpoint checkpoint) {
        if (checkpoint.phase() != phase || checkpoint.reached().isAfter(reached)) {
            phase = checkpoint.phase();
            reached = checkpoint.reached();
        }
    }

    void report(long calls, boolean complete) {
        listener.accept(new Progress(calls, handedOut, reached, complete ? 1 : fraction()));
    }

    private double fraction() {
        var whole = Duration.between(start.from(), start.end()).toMillis();
        var walked = Duration.between(start.from(), reached).toMillis();
        return (phase - 1 + (double) walked / whole) / start.subject().phases().size();
    }
}
