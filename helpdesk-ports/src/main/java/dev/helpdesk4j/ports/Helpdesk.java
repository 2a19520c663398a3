package dev.helpdesk4j.ports;

/** A help desk: its tickets, and the messages in them. */
public interface Helpdesk {

    /** The tickets of this help desk. */
    Tickets tickets();

    /** The messages of its tickets. */
    Messages messages();
}
