package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.Match;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The tickets of a help desk. The service is asked by time alone: a ticket that enters or leaves a listing between two
 * pages, as its status changes, would shift its neighbours past the reader. All other filters are applied here.
 */
final class TicketListing implements TimedListing<Ticket> {

    private final Tickets tickets;
    private final TicketCriteria criteria;

    TicketListing(Tickets tickets, TicketCriteria criteria) {
        this.tickets = tickets;
        this.criteria = criteria;
    }

    @Override
    public Duration step() {
        return Duration.ofMillis(1);
    }

    @Override
    public boolean newestFirst() {
        return true;
    }

    @Override
    public Operation operation() {
        return Operation.SEARCH_TICKETS;
    }

    @Override
    public Either<HelpdeskFailure, Page<Ticket>> page(Window window, PageRequest request) {
        var narrowed = TicketCriteria.builder();
        switch (window.axis()) {
            case CREATED -> narrowed.created(asked(window));
            case UPDATED -> narrowed.updated(asked(window));
            case SENT -> throw new IllegalArgumentException("tickets are not listed by " + window.axis());
        }
        window.stage().forEach(narrowed::stage);
        return tickets.search(narrowed.build(), request);
    }

    @Override
    public String id(Ticket ticket) {
        return ticket.id().value();
    }

    @Override
    public Option<Instant> time(Ticket ticket, Axis axis) {
        return axis == Axis.UPDATED
                ? ticket.timeline().updatedAt()
                : ticket.timeline().createdAt();
    }

    /** A listing does not tell tags: where they alone decide, the ticket is read. One that is gone by then has none. */
    @Override
    public Either<HelpdeskFailure, Option<Ticket>> select(Ticket listed) {
        var match = criteria.matches(listed);
        if (match != Match.CANNOT_TELL) {
            return Either.right(Option.when(match == Match.YES, listed));
        }
        var found = tickets.find(listed.id());
        return found.isLeft() && found.getLeft().kind() == HelpdeskFailure.Kind.NOT_FOUND
                ? Either.right(Option.none())
                : found.map(ticket -> Option.when(criteria.matches(ticket) == Match.YES, ticket));
    }

    @Override
    public Parts<Ticket> parts(Window moment) {
        return new Stages(moment);
    }

    /**
     * A moment's stages. A stage changes in one direction only: the bot's tickets are read before the agents', so that one
     * that is handed over meanwhile is met in either. The documents name two; another one is a part too where a row that can
     * be reached has it, but a row that tells none cannot be asked for. (Channels never change, but the documents leave open
     * which there are: nobody could tell whether those are all.)
     */
    private static final class Stages implements Parts<Ticket> {

        private final Window moment;
        private final Set<Stage> stages = new LinkedHashSet<>(Stage.known().asJava());
        private boolean allTold = true;

        Stages(Window moment) {
            this.moment = moment;
        }

        @Override
        public void see(Ticket ticket) {
            ticket.stage().forEach(stages::add);
            allTold &= ticket.stage().isDefined();
        }

        @Override
        public List<Window> windows() {
            return moment.stage().isEmpty() && allTold
                    ? stages.stream().map(moment::in).toList()
                    : List.of();
        }
    }
}
