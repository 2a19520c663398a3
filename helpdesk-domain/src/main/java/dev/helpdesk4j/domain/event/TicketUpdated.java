package dev.helpdesk4j.domain.event;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The status or the stage of a ticket changed. Events may arrive in any order: {@code ticket.timeline().updatedAt()} orders
 * those of a ticket.
 *
 * @param id the event's id
 * @param createdAt when the platform created the event, truncated to milliseconds
 * @param ticket the ticket after the change, without agents, comments, customized fields and tags, which are not in the event
 * @param before the fields that changed, with their values before the change
 * @param chat the chat of the ticket
 */
public record TicketUpdated(EventId id, Option<Instant> createdAt, Ticket ticket, Before before, Option<ChatId> chat)
        implements HelpdeskEvent {

    public TicketUpdated {
        createdAt = createdAt.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public Option<HelpdeskId> helpdesk() {
        return ticket.helpdesk();
    }

    @Override
    public Kind kind() {
        return Kind.TICKET_UPDATED;
    }

    /** Returns whether this update closed the ticket. */
    public boolean isClosing() {
        return ticket.isClosed() && before.status().exists(status -> !status.isClosed());
    }

    /**
     * The values before the change; none for a field that did not change.
     *
     * @param stage the stage before
     * @param status the status before
     * @param updatedAt the time of the update before, truncated to milliseconds
     */
    public record Before(Option<Stage> stage, Option<TicketStatus> status, Option<Instant> updatedAt) {

        public Before {
            updatedAt = updatedAt.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
        }
    }
}
