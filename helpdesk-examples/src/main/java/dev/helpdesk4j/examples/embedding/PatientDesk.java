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

/** Asks guests who have waited long for a little more patience. It knows the ports, and no adapter. */
public final class PatientDesk {

    private final Helpdesk helpdesk;
    private final Clock clock;

    public PatientDesk(Helpdesk helpdesk, Clock clock) {
        this.helpdesk = helpdesk;
        this.clock = clock;
    }

    /** Writes into the newest tickets that have waited longer than that, and tells which took the message. */
    public Either<HelpdeskFailure, Seq<TicketId>> askThoseWhoWaitLongerThan(Duration patience) {
        var waiting = TicketCriteria.builder().statuses(CREATED, QUEUING).build();
        return helpdesk.tickets()
                .search(waiting, PageRequest.first(200))
                .map(page -> page.items()
                        .filter(ticket -> ticket.age(clock.instant()).exists(age -> age.compareTo(patience) > 0))
                        .map(Ticket::id)
                        .filter(this::ask));
    }

    private boolean ask(TicketId ticket) {
        var please = OutgoingMessage.text("Thank you for your patience, an agent will be with you soon.");
        return helpdesk.messages().send(ticket, please).isRight();
    }
}
