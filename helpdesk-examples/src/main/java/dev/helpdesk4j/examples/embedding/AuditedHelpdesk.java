package dev.helpdesk4j.examples.embedding;

import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.ForwardingHelpdesk;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Messages;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Either;
import java.util.function.BiConsumer;

/** A decorator that records every sent message and its outcome. An example of an adapter of your own. */
public final class AuditedHelpdesk extends ForwardingHelpdesk {

    private final BiConsumer<TicketId, String> audit;

    public AuditedHelpdesk(Helpdesk delegate, BiConsumer<TicketId, String> audit) {
        super(delegate);
        this.audit = audit;
    }

    @Override
    protected Helpdesk wrap(Helpdesk other) {
        return new AuditedHelpdesk(other, audit);
    }

    @Override
    public Messages messages() {
        return new AuditedMessages(delegate().messages(), audit);
    }

    private record AuditedMessages(Messages messages, BiConsumer<TicketId, String> audit) implements Messages {

        @Override
        public Either<HelpdeskFailure, Page<Message>> list(
                TicketId ticket, MessageCriteria criteria, PageRequest page) {
            return messages.list(ticket, criteria, page);
        }

        @Override
        public Either<HelpdeskFailure, ChatMessageId> send(TicketId ticket, OutgoingMessage message) {
            return messages.send(ticket, message)
                    .peek(id -> audit.accept(ticket, "sent as " + id.value()))
                    .peekLeft(failure -> audit.accept(ticket, failure.summary()));
        }
    }
}
