package dev.helpdesk4j.ports.mirror;

import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.HelpdeskFailure;

/**
 * A listener for logs and metrics of a {@link TicketMirror}. Its methods are called on the thread that called the mirror, and
 * do nothing unless overridden. If one throws, the exception is ignored.
 */
public interface MirrorListener {

    /** A listener that does nothing. */
    MirrorListener NONE = new MirrorListener() {};

    /** A reconciliation has succeeded. */
    default void reconciled(Reconciliation reconciliation) {}

    /** A reconciliation has failed, and will be repeated from the mark that was saved last. */
    default void reconciliationFailed(MirrorFailure failure) {}

    /** Tickets of events were read again. */
    default void refreshed(Copied copied) {}

    /** A ticket could not be read, although others may be readable. Each reconciliation tries again. */
    default void ticketFailed(TicketId ticket, HelpdeskFailure failure) {}

    /** Reading the tickets of events has failed. */
    default void refreshFailed(MirrorFailure failure) {}
}
