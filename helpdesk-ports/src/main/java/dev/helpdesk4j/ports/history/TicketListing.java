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
 * The listing of a help desk's tickets. The service filters by time only, and all other filters run on the client: a ticket
 * that changes between two pages, and so enters or leaves a filtered listing, would move another one to a page that was read.
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

    /** A listing contains no tags: if the result depends on them, fetches the ticket. A deleted ticket is not selected. */
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
     * The stages of a moment's tickets, one part each. A ticket changes from the bot's stage to the agents' only: the bot's
     * tickets are read first, so that a ticket that changes meanwhile is in one part at least. An undocumented stage is a part
     * too if a reachable row has it. A row without a stage cannot be selected by stage: then the moment cannot be split.
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
