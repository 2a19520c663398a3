package dev.helpdesk4j.ports;

import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import io.vavr.control.Either;

/** The tickets of a help desk. */
public interface Tickets {

    /** The maximum number of rows that a search returns over all pages, and its maximum total: 10000. */
    int MAX_SEARCH_ROWS = 10_000;

    /**
     * Returns the ticket with this id, with every field of the service, including tags.
     *
     * <p>Source: the platform's document <em>get a ticket</em>.
     *
     * @return the ticket, or {@link HelpdeskFailure.NotFound} if the help desk has none with that id, or any other failure of a
     *     read
     */
    Either<HelpdeskFailure, Ticket> find(TicketId id);

    /**
     * Returns one page of the tickets that the criteria select, newest first. The tickets have no tags, even if the criteria
     * select by tags: see {@link Ticket#tags()}.
     *
     * <p>A page after the last ticket is empty and has the correct total. A total of {@link #MAX_SEARCH_ROWS} is a lower bound,
     * and rows after it cannot be requested: narrow the criteria, for example by time of creation.
     *
     * <p>Source: the platform's document <em>list tickets</em>.
     *
     * @return the page, or {@link HelpdeskFailure.InvalidRequest}, without a request to the service, if the page ends after
     *     {@link #MAX_SEARCH_ROWS}, or any other failure of a read
     */
    Either<HelpdeskFailure, Page<Ticket>> search(TicketCriteria criteria, PageRequest page);
}
