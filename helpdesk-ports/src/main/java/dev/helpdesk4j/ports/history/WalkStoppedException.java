package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.HelpdeskFailure;

/**
 * A walk that stopped, as an exception: {@code walk.forEachBatch(action).getOrElseThrow(WalkStopped::toException)}. If
 * a call failed, the cause is the exception of its failure.
 *
 * <p>The library itself never throws it.
 */
public final class WalkStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient WalkStopped stopped;

    WalkStoppedException(WalkStopped stopped) {
        super(
                stopped.summary(),
                stopped.failure().map(HelpdeskFailure::toException).getOrNull());
        this.stopped = stopped;
    }

    /** Returns why the walk stopped, and the checkpoint to resume from. */
    public WalkStopped stopped() {
        return stopped;
    }
}
