package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.control.Either;

/** A port that forwards every call to another one. A test overrides what its service does differently. */
class ForwardingTickets implements Tickets {

    private final Tickets tickets;

    ForwardingTickets(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public Either<HelpdeskFailure, Ticket> find(TicketId id) {
        return tickets.find(id);
    }

    @Override
    public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
        return tickets.search(criteria, page);
    }
}
