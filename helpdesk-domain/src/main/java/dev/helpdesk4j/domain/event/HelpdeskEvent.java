package dev.helpdesk4j.domain.event;

import dev.helpdesk4j.domain.HelpdeskId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Something that happened in a help desk. Distinguish the kinds by a switch over {@link #kind()} or by {@code instanceof}.
 *
 * <p>There is no event for a rating, a comment, a tag or a field: read the ticket again to see them.
 */
public sealed interface HelpdeskEvent permits TicketOpened, TicketUpdated, MessagePosted, UnrecognizedEvent {

    /** Returns the id, the same in every delivery of the event. */
    EventId id();

    /** Returns when the platform created the event, in milliseconds. */
    Option<Instant> createdAt();

    /**
     * Returns the help desk. The event of a message does not contain it: it is none there, unless it was looked up
     * afterwards.
     */
    Option<HelpdeskId> helpdesk();

    /** Returns the kind of event. */
    Kind kind();

    /** The kinds of events. A minor release may add more: keep a {@code default} branch. */
    enum Kind {
        TICKET_OPENED,
        TICKET_UPDATED,
        MESSAGE_POSTED,
        UNRECOGNIZED
    }
}
