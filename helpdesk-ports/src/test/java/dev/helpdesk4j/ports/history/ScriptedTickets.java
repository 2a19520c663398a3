package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A service that returns the pages of a test, call by call. */
final class ScriptedTickets implements Tickets {

    /** Decides what a search returns. */
    interface Script {

        Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page);
    }

    final List<PageRequest> requests = new ArrayList<>();
    final List<TicketCriteria> criteria = new ArrayList<>();
    private final Script script;

    ScriptedTickets(Script script) {
        this.script = script;
    }

    @Override
    public Either<HelpdeskFailure, Ticket> find(TicketId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
        requests.add(page);
        this.criteria.add(criteria);
        return script.search(criteria, page);
    }

    int calls() {
        return requests.size();
    }

    /** A page with these tickets. */
    static Either<HelpdeskFailure, Page<Ticket>> page(PageRequest request, int total, Ticket... tickets) {
        return Either.right(new Page<>(Vector.of(tickets), request, total, false));
    }

    /** A page without rows whose total is a lower bound. */
    static Either<HelpdeskFailure, Page<Ticket>> atTheCap(PageRequest request, int total) {
        return Either.right(new Page<>(Vector.empty(), request, total, true));
    }

    static Either<HelpdeskFailure, Page<Ticket>> failed() {
        return Either.left(new HelpdeskFailure.ServiceUnavailable(Operation.SEARCH_TICKETS, Option.none()));
    }

    static Ticket ticket(String id, Instant opened) {
        return Ticket.builder(TicketId.of(id))
                .timeline(Timeline.openedAt(opened))
                .build();
    }
}
