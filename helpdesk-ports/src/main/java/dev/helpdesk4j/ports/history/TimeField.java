package dev.helpdesk4j.ports.history;

/** The time of a row by which windows select and split: of creation, of the last change, or of sending. */
enum TimeField {
    /** When a ticket was opened. It never changes. */
    CREATED,
    /** When a ticket was last changed. A ticket that changes during the walk leaves the window that is being read. */
    UPDATED,
    /** When a message was sent. It never changes. */
    SENT;

    /** Returns whether rows may leave a window while it is read. */
    boolean rowsMayLeave() {
        return this == UPDATED;
    }
}
