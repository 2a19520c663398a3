package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.HelpdeskFailure;

/**
 * A walk that stopped, for those who throw: {@code walk.forEachBatch(action).getOrElseThrow(WalkStopped::toException)}. Its
 * cause is the failure's exception where a call failed.
 *
 * <p>Nothing in this library throws it by itself.
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

    /** Why the walk stopped, and the checkpoint to resume from. */
    public WalkStopped stopped() {
        return stopped;
    }
}
