package dev.helpdesk4j.ports;

import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import io.vavr.control.Either;

/** A help desk's tickets, as a collection that can be asked. */
public interface Tickets {

    /** The last row of a search that can be reached, and the highest total that one tells: 10000. */
    int MAX_SEARCH_ROWS = 10_000;

    /**
     * The ticket with this id, with every field the service knows, tags included.
     *
     * <p>Source: the platform's document <em>get a ticket</em>.
     *
     * @return the ticket, or {@link HelpdeskFailure.NotFound} when the help desk has none with that id, or any failure
     *     that a read can meet
     */
    Either<HelpdeskFailure, Ticket> find(TicketId id);

    /**
     * One page of the tickets that the criteria select, the newest first. A listing does not tell tags, even where it is
     * narrowed by them: see {@link Ticket#tags()}.
     *
     * <p>A page past the last ticket is empty and tells the true total. From {@link #MAX_SEARCH_ROWS} on the total is a lower
     * bound, and rows beyond are refused: narrow the criteria to see them, by the time of creation above all.
     *
     * <p>Source: the platform's document <em>list tickets</em>.
     *
     * @return the page, or {@link HelpdeskFailure.InvalidRequest}, without asking the service, when it would reach past
     *     {@link #MAX_SEARCH_ROWS}, or any failure that a read can meet
     */
    Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page);
}
