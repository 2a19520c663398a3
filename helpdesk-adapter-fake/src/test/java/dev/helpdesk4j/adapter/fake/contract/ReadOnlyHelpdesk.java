package dev.helpdesk4j.adapter.fake.contract;

import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.EventSubscriptions;
import dev.helpdesk4j.ports.ForwardingHelpdesk;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Messages;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Either;

/** Reads tickets and messages; sending and subscribing are unsupported. */
final class ReadOnlyHelpdesk extends ForwardingHelpdesk {

    ReadOnlyHelpdesk(Helpdesk delegate) {
        super(delegate);
    }

    @Override
    protected Helpdesk wrap(Helpdesk other) {
        return new ReadOnlyHelpdesk(other);
    }

    @Override
    public EventSubscriptions eventSubscriptions() {
        return new EventSubscriptions() {};
    }

    @Override
    public Messages messages() {
        var messages = delegate().messages();
        return new Messages() {
            @Override
            public Either<HelpdeskFailure, Page<Message>> list(
                    TicketId ticket, MessageCriteria criteria, PageRequest page) {
                return messages.list(ticket, criteria, page);
            }

            @Override
            public Either<HelpdeskFailure, ChatMessageId> send(TicketId ticket, OutgoingMessage message) {
                return Either.left(new HelpdeskFailure.Unsupported(Operation.SEND_MESSAGE));
            }
        };
    }
}
