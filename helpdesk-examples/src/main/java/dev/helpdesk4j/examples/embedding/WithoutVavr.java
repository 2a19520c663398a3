package dev.helpdesk4j.examples.embedding;

import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.PageRequest;
import java.util.List;

/** Converts results to exceptions and the JDK's collections. */
public final class WithoutVavr {

    private WithoutVavr() {}

    /** Returns the ticket, or throws a {@code HelpdeskException}. */
    public static Ticket find(Helpdesk helpdesk, TicketId id) {
        return helpdesk.tickets().find(id).getOrElseThrow(HelpdeskFailure::toException);
    }

    public static List<Ticket> newest(Helpdesk helpdesk) {
        var page = helpdesk.tickets().search(TicketCriteria.any(), PageRequest.first());
        return page.getOrElseThrow(HelpdeskFailure::toException).items().asJava();
    }
}
