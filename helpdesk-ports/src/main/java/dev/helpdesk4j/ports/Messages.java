package dev.helpdesk4j.ports;

import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.TicketId;
import io.vavr.control.Either;

/** The conversations of a help desk's tickets. */
public interface Messages {

    /**
     * One page of a ticket's messages that the criteria select, the oldest first. A page past the last message is empty
     * and tells the true total.
     *
     * <p>Source: the platform's document <em>list a ticket's messages</em>.
     *
     * @return the page, or {@link HelpdeskFailure.NotFound} when the help desk has no such ticket, or any failure that a
     *     read can meet
     */
    Either<HelpdeskFailure, Page<Message>> list(TicketId ticket, MessageCriteria criteria, PageRequest page);

    /**
     * Sends a message into a ticket's conversation, once: it is never sent again after it might have arrived.
     *
     * <p>Source: the platform's document <em>send a message to a ticket</em>.
     *
     * @return the message's open id in the chat, which need not equal the id that a listing tells; or
     *     {@link HelpdeskFailure.NotFound} when there is no such ticket, {@link HelpdeskFailure.TicketClosed} when it is
     *     closed, {@link HelpdeskFailure.ProhibitedUrl} when an address in it is not allowed,
     *     {@link HelpdeskFailure.DeliveryUnknown} when nobody knows whether it arrived, or any other failure, whose
     *     {@link HelpdeskFailure#effect()} tells whether the message may have arrived
     */
    Either<HelpdeskFailure, ChatMessageId> send(TicketId ticket, OutgoingMessage message);
}
