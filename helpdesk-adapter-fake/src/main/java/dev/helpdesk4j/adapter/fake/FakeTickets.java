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

    private final CallExecutor calls;
    private final TicketStore store;
    private final ServiceAssumptions assumptions;

    FakeTickets(CallExecutor calls, TicketStore store, ServiceAssumptions assumptions) {
        this.calls = calls;
        this.store = store;
        this.assumptions = assumptions;
    }

    FakeTickets within(Duration deadline) {
        return new FakeTickets(calls.within(deadline), store, assumptions);
    }

    @Override
    public Either<HelpdeskFailure, Ticket> find(TicketId id) {
        Objects.requireNonNull(id);
        return calls.execute(
                Operation.FIND_TICKET,
                () -> store.find(id)
                        .map(FakeTickets::asFound)
                        .toEither(() -> assumptions.missingTicket(Operation.FIND_TICKET)));
    }

    @Override
    public Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page) {
        Objects.requireNonNull(criteria);
        // Every adapter refuses these pages locally: they reach no service, and no fault or latency applies.
        var refused = HelpdeskFailure.InvalidRequest.pastMaxSearchRows(page);
        if (refused.isDefined()) {
            return Either.left(refused.get());
        }
        return calls.execute(
                Operation.SEARCH_TICKETS,
                () -> assumptions.refusedIfPastTheEnd(
                        Operation.SEARCH_TICKETS, store.search(criteria, page).map(FakeTickets::asInASearch)));
    }

    /** Returns the ticket as find does: with its tags, of which there may be none. */
    private static Ticket asFound(Ticket ticket) {
        return ticket.tags().isDefined()
                ? ticket
                : ticket.toBuilder().tags(HashSet.empty()).build();
    }

    /** Returns the ticket as a search does: its tags are unknown, as only find returns them. */
    private static Ticket asInASearch(Ticket ticket) {
        return ticket.tags().isDefined() ? ticket.toBuilder().tagsUnknown().build() : ticket;
    }
}
