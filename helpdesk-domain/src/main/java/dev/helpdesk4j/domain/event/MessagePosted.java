package dev.helpdesk4j.domain.event;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.ticket.SenderRole;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A message was posted in a ticket, by the guest, an agent or the bot. An application that sends a message as a reaction
 * causes another event, with the sender {@link SenderRole#BOT}, and must not react to that one.
 *
 * @param id the event's id
 * @param createdAt when the platform created the event, truncated to milliseconds
 * @param helpdesk none as delivered, as the platform does not send it
 * @param ticket the ticket
 * @param ticketStatus the status of the ticket at that time
 * @param message the message. It has no time of its own, and its sender, which is missing for the bot, has an id only
 * @param sender the role of the sender
 * @param position the place of the message in the conversation
 * @param chat the chat of the ticket
 * @param query the id for <em>answer a query</em>
 */
public record MessagePosted(
        EventId id,
        Option<Instant> createdAt,
        Option<HelpdeskId> helpdesk,
        TicketId ticket,
        Option<TicketStatus> ticketStatus,
        Message message,
        Option<SenderRole> sender,
        Option<Integer> position,
        Option<ChatId> chat,
        Option<QueryId> query)
        implements HelpdeskEvent {

    public MessagePosted {
        createdAt = createdAt.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public Kind kind() {
        return Kind.MESSAGE_POSTED;
    }

    /** Returns whether the bot or the application itself sent the message. */
    public boolean isFromBot() {
        return sender.contains(SenderRole.BOT);
    }

    /** Returns this event with its help desk. */
    public MessagePosted withHelpdesk(HelpdeskId newHelpdesk) {
        return new MessagePosted(
                id, createdAt, Option.some(newHelpdesk), ticket, ticketStatus, message, sender, position, chat, query);
    }

    /** Returns the ids and the kind of content, without personal data: suitable for logs. */
    @Override
    public String toString() {
        return "MessagePosted[id=" + id.value() + ", ticket=" + ticket.value() + ", message=" + message + "]";
    }
}
