package dev.helpdesk4j.ports;

import java.time.Clock;
import java.time.Duration;

/** A help desk: its tickets, the messages in them, and the events that it sends. */
public interface Helpdesk {

    /** The tickets of this help desk. */
    Tickets tickets();

    /** The messages of its tickets. */
    Messages messages();

    /** The events that it sends; where an adapter does not have them, each operation is {@code Unsupported}. */
    default EventSubscriptions eventSubscriptions() {
        return new EventSubscriptions() {};
    }

    /**
     * The clock by which this help desk's tickets have their times: the system's, unless an adapter has its own. A {@code
     * TicketHistory} ends its walks by it.
     *
     * <p>An adapter that stands on another help desk has to pass this on.
     */
    default Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * Returns the same help desk, whose calls each end within this time, waiting and retries included. Without an answer by
     * then a call fails as {@link HelpdeskFailure.Unreachable}, or as {@link HelpdeskFailure.OutcomeUnknown} where it may
     * have changed something. Calling {@code within} again replaces the deadline.
     *
     * <p>An adapter that never waits checks the deadline and returns itself. One that stands on another help desk passes the
     * deadline on: {@link ForwardingHelpdesk} does so.
     *
     * @param deadline positive, of any length
     * @throws IllegalArgumentException if it is zero or negative
     */
    Helpdesk within(Duration deadline);
}
