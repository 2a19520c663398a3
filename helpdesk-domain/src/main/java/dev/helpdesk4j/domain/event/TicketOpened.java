package dev.helpdesk4j.domain.event;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.ticket.Ticket;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A ticket was opened. When the bot hands a ticket over to the agents, that is no new ticket but a {@link TicketUpdated}.
 *
 * @param id the event's id
 * @param createdAt when the platform created the event, truncated to milliseconds
 * @param ticket the ticket at that time, without agents, comments, customized fields and tags, which are not in the event
 * @param chat the chat of the ticket
 */
public record TicketOpened(EventId id, Option<Instant> createdAt, Ticket ticket, Option<ChatId> chat)
        implements HelpdeskEvent {

    public TicketOpened {
        createdAt = createdAt.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public Option<HelpdeskId> helpdesk() {
        return ticket.helpdesk();
    }

    @Override
    public Kind kind() {
        return Kind.TICKET_OPENED;
    }
}
