package dev.helpdesk4j.ports;

import java.time.Duration;

/** A help desk: its tickets, and the messages in them. */
public interface Helpdesk {

    /** The tickets of this help desk. */
    Tickets tickets();

    /** The messages of its tickets. */
    Messages messages();

    /**
     * The same help desk, whose calls each end within this time, waiting and retries included. An adapter that never waits
     * gives itself.
     *
     * @param deadline positive
     */
    default Helpdesk within(Duration deadline) {
        return this;
    }
}
