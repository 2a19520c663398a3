package dev.helpdesk4j.escalation.application;

import static dev.helpdesk4j.ports.HelpdeskFailure.Kind.*;

import dev.helpdesk4j.domain.Match;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.escalation.domain.Escalation;
import dev.helpdesk4j.escalation.domain.Escalation.State;
import dev.helpdesk4j.escalation.domain.Reason;
import dev.helpdesk4j.escalation.domain.Rules;
import dev.helpdesk4j.escalation.ports.Ledger;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Kind;
import dev.helpdesk4j.ports.Listing;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.Tickets;
import dev.helpdesk4j.ports.history.TicketHistory;
import dev.helpdesk4j.ports.history.WalkStopped;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.function.Consumer;

/**
 * One run: it settles the claims of earlier runs, then attends to the tickets that need attention, reason by reason.
 *
 * <p>Before a guest is answered a claim is added to the ledger, and only one can be added. If a run ends before the claim
 * becomes an answer, a later run looks for the answer in the ticket; it never sends it again.
 *
 * <p>A run for a single ticket, after an event, attends to this ticket only.
 */
final class EscalationRun {

    /** How long a request may still arrive after its deadline, plus the difference of two clocks. */
    static final Duration MARGIN = Duration.ofMinutes(1);

    private static final int MAX_MESSAGES = 10_000;

    /** The failures after which every other call would most likely fail too. */
    private static final EnumSet<Kind> AFFECTS_ALL_CALLS =
            EnumSet.of(RATE_LIMITED, SERVICE_UNAVAILABLE, UNREACHABLE, UNAUTHENTICATED, PERMISSION_DENIED, INTERRUPTED);

    private final Helpdesk helpdesk;
    private final Ledger ledger;
    private final Rules rules;
    private final Duration deadline;
    private final Clock clock;
    private final Instant startedAt;
    private Option<HelpdeskFailure> lastFailure = Option.none();

    EscalationRun(Helpdesk helpdesk, Ledger ledger, Rules rules, Duration deadline, Clock clock) {
        this.helpdesk = helpdesk;
        this.ledger = ledger;
        this.rules = rules;
        this.deadline = deadline;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    Instant startedAt() {
        return startedAt;
    }

    Option<HelpdeskFailure> lastFailure() {
        return lastFailure;
    }

    void run() {
        untilAllCallsFail(oldClaims(), this::settle);
        untilAllCallsFail(
                List.of(Reason.values()),
                reason -> candidates(reason)
                        .peekLeft(this::recordFailure)
                        .forEach(tickets -> untilAllCallsFail(tickets, ticket -> attendTo(ticket, reason))));
    }

    /** Attends to one ticket, if it is there, for the reasons whose search would find it. */
    Option<HelpdeskFailure> attendTo(TicketId id) {
        helpdesk.tickets()
                .find(id)
                .peekLeft(this::recordFailure)
                .forEach(ticket -> untilAllCallsFail(
                        List.of(Reason.values())
                                .filter(reason ->
                                        rules.candidates(reason, startedAt).matches(ticket) == Match.YES),
                        reason -> attendTo(ticket, reason)));
        return lastFailure.filter(failure -> AFFECTS_ALL_CALLS.contains(failure.kind()));
    }

    private Seq<Escalation> oldClaims() {
        var latest = startedAt.minus(deadline).minus(MARGIN);
        return ledger.newest(Integer.MAX_VALUE, State.CLAIMED)
                .filter(claim -> claim.at().isBefore(latest));
    }

    private void settle(Escalation claim) {
        helpdesk.messages()
                .findSent(
                        claim.ticket(),
                        claim.reason().answer().get(),
                        claim.at().minus(MARGIN))
                .peek(found -> found.peek(answer -> update(claim, State.ANSWERED, ""))
                        .onEmpty(() ->
                                update(claim, State.FOR_PERSON, "It is unknown whether the guest received the answer")))
                .peekLeft(this::recordFailure);
    }

    /** Searches, as the service can filter; walks through the history if there are more tickets than a search shows. */
    private Either<HelpdeskFailure, Seq<Ticket>> candidates(Reason reason) {
        var criteria = rules.candidates(reason, startedAt);
        return Page.all(Tickets.MAX_SEARCH_ROWS, page -> helpdesk.tickets().search(criteria, page))
                .flatMap(found -> found.complete() ? Either.right(found.items()) : walk(criteria));
    }

    private Either<HelpdeskFailure, Seq<Ticket>> walk(TicketCriteria criteria) {
        return TicketHistory.of(helpdesk)
                .created(criteria.created().get(), criteria)
                .collect(Integer.MAX_VALUE)
                .map(Listing::items)
                .mapLeft(WalkStopped::toFailure);
    }

    private void attendTo(Ticket ticket, Reason reason) {
        var now = clock.instant();
        var known = ledger.find(ticket.id(), reason);
        var state = known.map(Escalation::state);
        if (known.forAll(
                escalation -> rules.next(reason, escalation.since(), state, now).isDefined())) {
            since(ticket, reason, now)
                    .peekLeft(this::recordFailure)
                    .forEach(found -> found.forEach(since -> rules.next(reason, since, state, now)
                            .map(next -> Escalation.of(ticket, reason, since, next, clock.instant()))
                            .forEach(next -> apply(known, next))));
        }
    }

    private Either<HelpdeskFailure, Option<Instant>> since(Ticket ticket, Reason reason, Instant now) {
        return switch (reason) {
            case WAITS_FOR_AGENT -> Either.right(rules.waitsForAgentSince(ticket));
            case WAITS_FOR_ANSWER ->
                rules.messagesToRead(ticket, now)
                        .map(criteria -> conversation(ticket, criteria))
                        .map(read -> read.map(messages -> rules.waitsForAnswerSince(ticket, messages)))
                        .getOrElse(Either.right(Option.none()));
            case DISSATISFIED -> Either.right(rules.dissatisfiedSince(ticket, now));
        };
    }

    /** Returns all of these messages or a failure: if the last were missing, an answered guest would seem to wait. */
    private Either<HelpdeskFailure, Seq<Message>> conversation(Ticket ticket, MessageCriteria criteria) {
        return Page.all(MAX_MESSAGES, page -> helpdesk.messages().list(ticket.id(), criteria, page))
                .flatMap(found -> found.complete()
                        ? Either.right(found.items())
                        : Either.left(new HelpdeskFailure.UnreadableResponse(
                                Operation.LIST_MESSAGES,
                                "$.data.messages",
                                "only " + found.items().size() + " of the messages of ticket "
                                        + ticket.id().value() + " could be read",
                                Option.none(),
                                Option.none())));
    }

    private void apply(Option<Escalation> known, Escalation next) {
        if (known.isDefined()) {
            ledger.replace(known.get(), next);
        } else if (ledger.add(next) && next.state() == State.CLAIMED) {
            answer(next);
        }
    }

    private void answer(Escalation claim) {
        helpdesk.messages()
                .send(claim.ticket(), claim.reason().answer().get())
                .peek(id -> update(claim, State.ANSWERED, ""))
                .peekLeft(failure -> notSent(claim, failure));
    }

    private void notSent(Escalation claim, HelpdeskFailure failure) {
        recordFailure(failure);
        switch (failure.kind()) {
            // The claim stays: a later run settles it. An interrupted run writes nothing more.
            case OUTCOME_UNKNOWN, INTERRUPTED -> {}
            case TICKET_CLOSED, NOT_FOUND -> update(claim, State.LEFT, failure.reason());
            case RATE_LIMITED,
                    SERVICE_UNAVAILABLE,
                    UNREACHABLE,
                    UNAUTHENTICATED,
                    PERMISSION_DENIED,
                    UNREADABLE_RESPONSE -> ledger.remove(claim);
            default -> update(claim, State.FOR_PERSON, failure.summary());
        }
    }

    private void update(Escalation current, State state, String note) {
        ledger.replace(current, current.with(state, clock.instant(), note));
    }

    private void recordFailure(HelpdeskFailure failure) {
        lastFailure = Option.some(failure);
    }

    /** Handles the items in order, until a failure affects all calls. */
    private <T> void untilAllCallsFail(Seq<T> items, Consumer<T> action) {
        for (var item : items) {
            if (lastFailure.map(HelpdeskFailure::kind).exists(AFFECTS_ALL_CALLS::contains)) {
                return;
            }
            action.accept(item);
        }
    }
}
