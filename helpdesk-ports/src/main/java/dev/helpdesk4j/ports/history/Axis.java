package dev.helpdesk4j.ports.history;

/** The time by which a listing is cut into windows. */
enum Axis {
    /** When it was opened, which never changes. */
    CREATED,
    /** When it was last changed: what changes meanwhile leaves the window that is being read. */
    UPDATED,
    /** When a message was sent, which never changes. */
    SENT;

    /** Whether rows may leave a window while it is read; then its pages are read one at a time, the last one first. */
    boolean rowsMayLeave() {
        return this == UPDATED;
    }
}
