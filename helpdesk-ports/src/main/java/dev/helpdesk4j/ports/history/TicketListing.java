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
 * The tickets of a help desk. The service filters by time only, and all other filters run here: a ticket that changes
 * between two pages, and so enters or leaves a filtered listing, would shift another one out of sight.
 */
final class TicketListing implements TimedListing<Ticket> {

    private final Tickets tickets;
    private final TicketCriteria criteria;

    TicketListing(Tickets tickets, TicketCriteria criteria) {
        this.tickets = tickets;
        this.criteria = criteria;
    }

    @Override
    public Duration granularity() {
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
        if (window.field() == TimeField.UPDATED) {
            narrowed.updated(requestedRange(window));
        } else {
            narrowed.created(requestedRange(window));
        }
        window.stage().forEach(narrowed::stage);
        return tickets.search(narrowed.build(), request);
    }

    @Override
    public String id(Ticket ticket) {
        return ticket.id().value();
    }

    @Override
    public Option<Instant> time(Ticket ticket, TimeField field) {
        return field == TimeField.UPDATED
                ? ticket.timeline().updatedAt()
                : ticket.timeline().createdAt();
    }

    /** A listing contains no tags: if they decide, the ticket itself is read. One that is deleted by then is not selected. */
    @Override
    public Either<HelpdeskFailure, Option<Ticket>> select(Ticket listed) {
        var match = criteria.matches(listed);
        if (match != Match.UNKNOWN) {
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
     * The stages of a moment's tickets. A stage changes in one direction only: the bot's tickets are read before the agents',
     * so that a ticket that is handed over meanwhile is seen in one of them. The documents name two stages; another one is a
     * part too if a row that can be reached has it. A row without a stage cannot be requested, so that the moment cannot be
     * split. (Channels never change, but the documents do not name all of them.)
     */
    private static final class Stages implements Parts<Ticket> {

        private final Window moment;
        private final Set<Stage> stages = new LinkedHashSet<>(Stage.known().asJava());
        private boolean allKnown = true;

        Stages(Window moment) {
            this.moment = moment;
        }

        @Override
        public void add(Ticket ticket) {
            ticket.stage().forEach(stages::add);
            allKnown &= ticket.stage().isDefined();
        }

        @Override
        public List<Window> windows() {
            return moment.stage().isEmpty() && allKnown
                    ? stages.stream().map(moment::ofStage).toList()
                    : List.of();
        }
    }
}
