package dev.helpdesk4j.ports;

import java.time.Clock;
import java.time.Duration;

/** A help desk: its tickets, their messages, and its events. */
public interface Helpdesk {

    /** Returns the tickets of this help desk. */
    Tickets tickets();

    /** Returns the messages of its tickets. */
    Messages messages();

    /** Returns the event subscriptions; by default each operation fails as {@link HelpdeskFailure.Unsupported}. */
    default EventSubscriptions eventSubscriptions() {
        return new EventSubscriptions() {};
    }

    /**
     * Returns the clock of this help desk's times (default: the system clock). A {@code TicketHistory} uses it to end its walks.
     *
     * <p>An adapter that wraps another help desk must return the clock of that one.
     */
    default Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * Returns this help desk with a deadline for each call, including waits and retries. A call without a response by then
     * fails as {@link HelpdeskFailure.Unreachable}, or as {@link HelpdeskFailure.OutcomeUnknown} if it may have changed
     * something. Calling {@code within} again replaces the deadline.
     *
     * <p>An adapter that never waits checks the argument and returns itself. An adapter that wraps another help desk passes
     * the deadline to that one, as {@link ForwardingHelpdesk} does.
     *
     * @param deadline positive; any length is accepted
     * @throws IllegalArgumentException if it is zero or negative
     */
    Helpdesk within(Duration deadline);
}
