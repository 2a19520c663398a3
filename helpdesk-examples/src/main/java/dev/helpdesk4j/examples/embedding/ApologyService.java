package dev.helpdesk4j.examples.embedding;

import static dev.helpdesk4j.domain.ticket.TicketStatus.CREATED;
import static dev.helpdesk4j.domain.ticket.TicketStatus.QUEUING;

import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.time.Clock;
import java.time.Duration;

/** Apologizes to guests who have waited for a long time. Depends on the ports, not on an adapter. */
public final class ApologyService {

    private final Helpdesk helpdesk;
    private final Clock clock;

    public ApologyService(Helpdesk helpdesk, Clock clock) {
        this.helpdesk = helpdesk;
        this.clock = clock;
    }

    /** Sends a message to the newest tickets that have waited longer than this, and returns those that accepted it. */
    public Either<HelpdeskFailure, Seq<TicketId>> apologizeForWaitsOver(Duration limit) {
        var waiting = TicketCriteria.builder().statuses(CREATED, QUEUING).build();
        return helpdesk.tickets()
                .search(waiting, PageRequest.first(200))
                .map(page -> page.items()
                        .filter(ticket -> ticket.age(clock.instant()).exists(age -> age.compareTo(limit) > 0))
                        .map(Ticket::id)
                        .filter(this::apologize));
    }

    private boolean apologize(TicketId ticket) {
        var apology = OutgoingMessage.text("Thank you for your patience, an agent will be with you soon.");
        return helpdesk.messages().send(ticket, apology).isRight();
    }
}
