package dev.helpdesk4j.adapter.fake.emulator;

import java.time.Duration;

/**
 * What becomes of a client's connection after a request.
 *
 * @param moment when it ends
 * @param reset whether it ends with a reset, instead of in the orderly way
 * @param idle after how long without another request, for {@link Moment#WHEN_IDLE}
 */
record Ending(Moment moment, boolean reset, Duration idle) {

    /** It can take another request. */
    static final Ending KEPT = new Ending(Moment.NOT_YET, false, Duration.ZERO);

    static final Ending CLOSED = new Ending(Moment.NOW, false, Duration.ZERO);

    static final Ending RESET = new Ending(Moment.NOW, true, Duration.ZERO);

    /** It is dead, but the client finds that out with its next request only. */
    static final Ending STALE = new Ending(Moment.AT_NEXT_REQUEST, true, Duration.ZERO);

    static Ending closedWhenIdleFor(Duration idle) {
        return new Ending(Moment.WHEN_IDLE, false, idle);
    }

    /** Returns the same ending with a reset; a connection that would be kept is reset now. */
    Ending abruptly() {
        return moment == Moment.NOT_YET ? RESET : new Ending(moment, true, idle);
    }

    /** When a connection ends. */
    enum Moment {
        NOT_YET,
        NOW,
        WHEN_IDLE,
        AT_NEXT_REQUEST
    }
}
