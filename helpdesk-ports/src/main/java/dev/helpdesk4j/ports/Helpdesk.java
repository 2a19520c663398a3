package dev.helpdesk4j.ports;

import java.time.Duration;

/** A help desk: its tickets, and the messages in them. */
public interface Helpdesk {

    /** The tickets of this help desk. */
    Tickets tickets();

    /** The messages of its tickets. */
    Messages messages();

    /**
     * The same help desk, whose calls each end within this time, waiting and retries included: without an answer by then a
     * read is {@link HelpdeskFailure.Unreachable}, and a send that has left {@link HelpdeskFailure.DeliveryUnknown}. Said
     * again, it counts anew and not on top.
     *
     * <p>An adapter that never waits gives itself. One that stands on another help desk has to pass this on.
     *
     * @param deadline positive, of any length
     * @throws IllegalArgumentException if it is zero or negative
     */
    default Helpdesk within(Duration deadline) {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("a deadline is positive, but was " + deadline);
        }
        return this;
    }
}
