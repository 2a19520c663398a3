package dev.helpdesk4j.escalation.application;

import static dev.helpdesk4j.ports.HelpdeskFailure.Kind.*;

import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.escalation.domain.Escalation;
import dev.helpdesk4j.escalation.domain.Escalation.State;
import dev.helpdesk4j.escalation.domain.Reason;
import dev.helpdesk4j.escalation.domain.Rules;
import dev.helpdesk4j.escalation.ports.Ledger;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Kind;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;

/**
 * Looks at the help desk again and again, and does what the rules say: each thing once.
 *
 * <p>Before a guest is answered the intent is written down, as a claim, of which there can be only one. A claim that is
 * left over is settled by looking for the answer in the ticket; it is never sent again.
 */
public final class Rounds {

    /** How long a message may be under way after its sender gave up, and how far two clocks may differ. */
    static final Duration MARGIN = Duration.ofMinutes(1);

    /** After these the next call would most likely fail as well. */
    private static final EnumSet<Kind> EVERYBODYS =
            EnumSet.of(RATE_LIMITED, SERVICE_UNAVAILABLE, UNREACHABLE, UNAUTHENTICATED, PERMISSION_DENIED, INTERRUPTED);

    private final Helpdesk helpdesk;
    private final Ledger ledger;
    private final Rules rules;
    private final Duration deadline;
    private final Clock clock;
    private Option<HelpdeskFailure> met = Option.none();
    private volatile Option<HelpdeskFailure> failure = Option.none();
    private volatile Option<Instant> lookedAt = Option.none();

    /** @param deadline within which every call to the help desk ends */
    public Rounds(Helpdesk helpdesk, Ledger ledger, Rules rules, Duration deadline, Clock clock) {
        this.helpdesk = helpdesk.within(deadline);
        this.ledger = ledger;
        this.rules = rules;
        this.deadline = deadline;
        this.clock = clock;
    }

    /** When the last round began; none before the first has ended. */
    public Option<Instant> lookedAt() {
        return lookedAt;
    }

    /** What kept the last round from seeing to everything, and what to do about it. */
    public Option<String> trouble() {
        return failure.map(told -> told.summary() + " - " + told.kind().advice());
    }

    /** One round. A ticket that fails by itself does not keep the others waiting. */
    public synchronized void look() {
        var now = clock.instant();
        met = Option.none();
        ledger.newest(Integer.MAX_VALUE, State.CLAIMED)
                .filter(claim -> claim.at().isBefore(now.minus(deadline).minus(MARGIN)))
                .forEach(claim -> unlessHopeless(() -> settle(claim)));
        for (var reason : Reason.values()) {
            unlessHopeless(() -> every(rules.candidates(reason, now))
                    .peekLeft(this::meet)
                    .forEach(found -> found.forEach(ticket -> unlessHopeless(() -> attendTo(ticket, reason)))));
        }
        failure = met;
        lookedAt = Option.some(now);
    }

    /** The newest come first: where there are more than can be listed, the others are as old as the last, or older. */
    private Either<HelpdeskFailure, Seq<Ticket>> every(TicketCriteria asked) {
        return Page.all(Tickets.MAX_SEARCH_ROWS, page -> helpdesk.tickets().search(asked, page))
                .flatMap(found -> {
                    var last = found.items()
                            .lastOption()
                            .flatMap(ticket -> ticket.timeline().createdAt());
                    var range =
                            asked.created().filter(opened -> !found.complete() && last.exists(opened.to()::isAfter));
                    return range.map(opened -> asked.toBuilder()
                                    .created(TimeRange.between(opened.from(), last.get()))
                                    .build())
                            .map(older -> every(older).map(found.items()::appendAll))
                            .getOrElse(Either.right(found.items()));
                });
    }

    private void attendTo(Ticket ticket, Reason reason) {
        var now = clock.instant();
        var known = ledger.find(ticket.id(), reason);
        var state = known.map(Escalation::state);
        if (known.forAll(done -> rules.next(reason, done.since(), state, now).isDefined())) {
            since(ticket, reason, now)
                    .peekLeft(this::meet)
                    .forEach(found -> found.forEach(since -> rules.next(reason, since, state, now)
                            .map(next -> Escalation.of(ticket, reason, since, next, clock.instant()))
                            .forEach(next -> become(known, next))));
        }
    }

    private void become(Option<Escalation> known, Escalation next) {
        if (known.isDefined()) {
            ledger.replace(known.get(), next);
        } else if (ledger.add(next) && next.state() == State.CLAIMED) {
            answer(next);
        }
    }

    private Either<HelpdeskFailure, Option<Instant>> since(Ticket ticket, Reason reason, Instant now) {
        return switch (reason) {
            case WAITS_FOR_AGENT -> Either.right(rules.waitsForAgentSince(ticket));
            case DISSATISFIED -> Either.right(rules.dissatisfiedSince(ticket, now));
            case WAITS_FOR_ANSWER ->
                rules.worthReading(ticket, now)
                        .map(recent -> conversation(ticket, recent))
                        .map(read -> read.map(messages -> rules.waitsForAnswerSince(ticket, messages)))
                        .getOrElse(Either.right(Option.none()));
        };
    }

    /** Without its last messages a conversation would seem to wait for an answer that was given. */
    private Either<HelpdeskFailure, Seq<Message>> conversation(Ticket ticket, MessageCriteria recent) {
        return Page.all(Tickets.MAX_SEARCH_ROWS, page -> helpdesk.messages().list(ticket.id(), recent, page))
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

    private void answer(Escalation claim) {
        helpdesk.messages()
                .send(claim.ticket(), claim.reason().answer().get())
                .peek(id -> become(claim, State.ANSWERED, ""))
                .peekLeft(told -> notSent(claim, told));
    }

    private void notSent(Escalation claim, HelpdeskFailure told) {
        meet(told);
        switch (told.kind()) {
            // The claim stays, to be settled. After an interruption nothing is written, as H2 would close its file.
            case OUTCOME_UNKNOWN, INTERRUPTED -> {}
            case TICKET_CLOSED, NOT_FOUND -> become(claim, State.LEFT, told.reason());
            case RATE_LIMITED,
                    SERVICE_UNAVAILABLE,
                    UNREACHABLE,
                    UNAUTHENTICATED,
                    PERMISSION_DENIED,
                    UNREADABLE_RESPONSE -> ledger.remove(claim);
            default -> become(claim, State.FOR_PERSON, told.summary());
        }
    }

    private void settle(Escalation claim) {
        helpdesk.messages()
                .findSent(
                        claim.ticket(),
                        claim.reason().answer().get(),
                        claim.at().minus(MARGIN))
                .peek(found -> found.peek(answer -> become(claim, State.ANSWERED, ""))
                        .onEmpty(() -> become(claim, State.FOR_PERSON, "Nobody knows whether the guest was answered")))
                .peekLeft(this::meet);
    }

    private void become(Escalation seen, State state, String note) {
        ledger.replace(seen, seen.become(state, clock.instant(), note));
    }

    private void meet(HelpdeskFailure told) {
        met = Option.some(told);
    }

    private void unlessHopeless(Runnable next) {
        if (!met.map(HelpdeskFailure::kind).exists(EVERYBODYS::contains)) {
            next.run();
        }
    }
}
