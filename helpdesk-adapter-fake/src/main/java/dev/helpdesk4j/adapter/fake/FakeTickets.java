package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.Objects;

/** The tickets of a fake help desk. */
final class FakeTickets implements Tickets {

    private final Caller caller;
    private final TicketStore store;
    private final Assumptions assumptions;

    FakeTickets(Caller caller, TicketStore store, Assumptions assumptions) {
        this.caller = caller;
        this.store = store;
        this.assumptions = assumptions;
    }

    FakeTickets within(Duration deadline) {
        return new FakeTickets(caller.within(deadline), store, assumptions);
    }

    @Override
    public Either<HelpdeskFailure, Ticket> find(TicketId id) {
        Objects.requireNonNull(id);
        return caller.call(
                Operation.FIND_TICKET,
                () -> store.find(id)
                        .map(FakeTickets::withTags)
                        .toEither(() -> assumptions.missingTicket(Operation.FIND_TICKET)));
    }

    @Override
    public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
        Objects.requireNonNull(criteria);
        return HelpdeskFailure.InvalidRequest.pastMaxSearchRows(page)
                .<Either<HelpdeskFailure, Page<Ticket>>>map(Either::left)
                .getOrElse(() -> caller.call(
                        Operation.SEARCH_TICKETS,
                        () -> assumptions.listed(
                                Operation.SEARCH_TICKETS,
                                store.search(criteria, page).map(FakeTickets::withoutTags))));
    }

    /** Adds an empty set of tags where there are none: the tags of a ticket that is read alone are always known. */
    private static Ticket withTags(Ticket ticket) {
        return ticket.tags().isDefined()
                ? ticket
                : ticket.toBuilder().tags(HashSet.empty()).build();
    }

    private static Ticket withoutTags(Ticket ticket) {
        return ticket.tags().isEmpty()
                ? ticket
                : ticket.toBuilder().tagsUnknown().build();
    }
}
