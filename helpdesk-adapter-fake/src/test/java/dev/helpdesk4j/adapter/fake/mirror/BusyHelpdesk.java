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
import java.time.Clock;

/** A help desk in which something happens before each read. */
final class BusyHelpdesk extends ForwardingHelpdesk {

    private final Clock clock;
    private final Runnable happens;

    BusyHelpdesk(Helpdesk delegate, Runnable happens) {
        this(delegate, delegate.clock(), happens);
    }

    /** @param clock the clock of the caller, which may differ from that of the service */
    BusyHelpdesk(Helpdesk delegate, Clock clock, Runnable happens) {
        super(delegate);
        this.clock = clock;
        this.happens = happens;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    protected Helpdesk wrap(Helpdesk other) {
        return new BusyHelpdesk(other, clock, happens);
    }

    @Override
    public Tickets tickets() {
        var tickets = delegate().tickets();
        return new Tickets() {
            @Override
            public Either<HelpdeskFailure, Ticket> find(TicketId id) {
                happens.run();
                return tickets.find(id);
            }

            @Override
            public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
                happens.run();
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
                happens.run();
                return messages.list(ticket, criteria, page);
            }

            @Override
            public Either<HelpdeskFailure, ChatMessageId> send(TicketId ticket, OutgoingMessage message) {
                return messages.send(ticket, message);
            }
        };
    }
}
