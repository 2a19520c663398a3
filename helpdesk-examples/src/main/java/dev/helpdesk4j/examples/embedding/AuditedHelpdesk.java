package dev.helpdesk4j.examples.embedding;

import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Messages;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.function.BiConsumer;

/** An adapter of one's own: another help desk whose sent messages are written down, whatever became of them. */
public final class AuditedHelpdesk implements Helpdesk, Messages {

    private final Helpdesk audited;
    private final BiConsumer<TicketId, String> audit;

    public AuditedHelpdesk(Helpdesk audited, BiConsumer<TicketId, String> audit) {
        this.audited = audited;
        this.audit = audit;
    }

    @Override
    public Helpdesk within(Duration deadline) {
        return new AuditedHelpdesk(audited.within(deadline), audit);
    }

    @Override
    public Tickets tickets() {
        return audited.tickets();
    }

    @Override
    public Messages messages() {
        return this;
    }

    @Override
    public Either<HelpdeskFailure, Page<Message>> list(TicketId ticket, MessageCriteria criteria, PageRequest page) {
        return audited.messages().list(ticket, criteria, page);
    }

    @Override
    public Either<HelpdeskFailure, ChatMessageId> send(TicketId ticket, OutgoingMessage message) {
        return audited.messages()
                .send(ticket, message)
                .peek(id -> audit.accept(ticket, "sent as " + id.value()))
                .peekLeft(failure -> audit.accept(ticket, failure.summary()));
    }
}
