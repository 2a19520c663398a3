package dev.helpdesk4j.ports;

import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.TicketId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** The messages of a help desk's tickets. */
public interface Messages {

    /**
     * Returns one page of a ticket's messages that the criteria select, oldest first. A page after the last message is empty
     * and has the correct total.
     *
     * <p>Source: the platform's document <em>list a ticket's messages</em>.
     *
     * @return the page, or {@link HelpdeskFailure.NotFound} if the help desk has no such ticket, or any other failure of a
     *     read
     */
    Either<HelpdeskFailure, Page<Message>> list(TicketId ticket, MessageCriteria criteria, PageRequest page);

    /**
     * Sends a message to a ticket, at most once: it is never sent again if it may have been delivered.
     *
     * <p>Source: the platform's document <em>send a message to a ticket</em>.
     *
     * @return the message's open id in the chat, which may differ from the id in a listing; or
     *     {@link HelpdeskFailure.NotFound} if there is no such ticket, {@link HelpdeskFailure.TicketClosed} if it is closed,
     *     {@link HelpdeskFailure.ProhibitedUrl} if an address in the message is not allowed,
     *     {@link HelpdeskFailure.OutcomeUnknown} if it is unknown whether the message was delivered, or any other failure,
     *     whose {@link HelpdeskFailure#effect()} is whether the message may have been delivered
     */
    Either<HelpdeskFailure, ChatMessageId> send(TicketId ticket, OutgoingMessage message);

    /**
     * Finds a message with the same content that was sent since a time: a message that may have been delivered, after
     * {@link HelpdeskFailure.OutcomeUnknown}.
     *
     * <p>Neither result is certain. Somebody else may have sent the same content; and a message that is not found may still
     * be delivered, so repeat the search after some time before sending the message again.
     *
     * @param since when sending began, by the service's clock, truncated to seconds: subtract a margin for the difference of
     *     the clocks
     * @return the first such message, or none if there is none, or any failure of a read
     */
    default Either<HelpdeskFailure, Option<Message>> findSent(TicketId ticket, OutgoingMessage message, Instant since) {
        var page = Option.some(PageRequest.first(PageRequest.MAX_SIZE));
        while (page.isDefined()) {
            var listed = list(ticket, MessageCriteria.any().from(since), page.get());
            if (listed.isLeft()) {
                return Either.left(listed.getLeft());
            }
            var found = listed.get().items().find(each -> message.hasSameContentAs(each.content()));
            if (found.isDefined()) {
                return Either.right(found);
            }
            page = listed.get().next();
        }
        return Either.right(Option.none());
    }
}
