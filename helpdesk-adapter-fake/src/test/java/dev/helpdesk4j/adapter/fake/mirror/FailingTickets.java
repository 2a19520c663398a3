package dev.helpdesk4j.adapter.fake.mirror;

import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.ForwardingHelpdesk;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Messages;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.control.Either;
import java.util.HashMap;
import java.util.Map;

/** A help desk in which reading some tickets or their messages always fails; listings of tickets have them. */
final class FailingTickets extends ForwardingHelpdesk {

    private final Map<TicketId, HelpdeskFailure> failures;

    FailingTickets(Helpdesk delegate) {
        this(delegate, new HashMap<>());
    }

    private FailingTickets(Helpdesk delegate, Map<TicketId, HelpdeskFailure> failures) {
        super(delegate);
        this.failures = failures;
    }

    void fail(TicketId ticket, HelpdeskFailure failure) {
        failures.put(ticket, failure);
    }

    void recover() {
        failures.clear();
    }

    @Override
    protected Helpdesk wrap(Helpdesk other) {
        return new FailingTickets(other, failures);
    }

    @Override
    public Tickets tickets() {
        var tickets = delegate().tickets();
        return new Tickets() {
            @Override
            public Either<HelpdeskFailure, Ticket> find(TicketId id) {
                return failures.containsKey(id) ? Either.left(failures.get(id)) : tickets.find(id);
            }

            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                return tickets.search(criteria, page);
            }
        };
    }

    @Override
    public Messages messages() {
        var messages = delegate().messages();
        return new Messages() {
            @Override
            public Either<HelpdeskFailure, Page<Message>> list(
                    TicketId ticket, MessageCriteria criteria, PageRequest page) {
                return failures.containsKey(ticket)
                        ? Either.left(failures.get(ticket))
                        : messages.list(ticket, criteria, page);
            }

            @Override
            public Either<HelpdeskFailure, ChatMessageId> send(TicketId ticket, OutgoingMessage message) {
                return messages.send(ticket, message);
            }
        };
    }
}
