package dev.helpdesk4j.ports;

import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.TicketId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

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
     *     {@link HelpdeskFailure.OutcomeUnknown} when it may have arrived or not, or any other failure, whose
     *     {@link HelpdeskFailure#effect()} tells whether the message may have arrived
     */
    Either<HelpdeskFailure, ChatMessageId> send(TicketId ticket, OutgoingMessage message);

    /**
     * Looks for a message that may have arrived, after {@link HelpdeskFailure.OutcomeUnknown}: one that says the same and
     * was sent since then.
     *
     * <p>Neither answer is proof. Somebody else may have said the same; and what is not there yet may still arrive, so
     * look again after a while before sending it again.
     *
     * @param since when the sending began, by the service's clock: allow for a difference; to the second
     * @return the first message found, or none as long as there is none, or any failure that a read can meet
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
