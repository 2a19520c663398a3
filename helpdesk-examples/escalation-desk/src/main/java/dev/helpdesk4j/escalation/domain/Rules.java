package dev.helpdesk4j.escalation.domain;

import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.escalation.domain.Escalation.State;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** The rules of the desk: which tickets need attention, since when, and what is done about them. */
public record Rules(Patience patience) {

    /**
     * Returns the criteria of the tickets that may need attention for this reason: opened within the horizon, and long
     * enough ago that their guests can have waited too long.
     */
    public TicketCriteria candidates(Reason reason, Instant now) {
        var opened = TimeRange.between(now.minus(patience.horizon()), now.minus(patienceFor(reason)));
        var criteria = TicketCriteria.builder().created(opened);
        return switch (reason) {
            case WAITS_FOR_AGENT ->
                criteria.statuses(TicketStatus.CREATED, TicketStatus.QUEUING)
                        .stage(Stage.AGENT)
                        .build();
            case WAITS_FOR_ANSWER -> criteria.statuses(TicketStatus.PROCESSING).build();
            case DISSATISFIED ->
                criteria.score(Score.DISSATISFIED)
                        .updated(TimeRange.between(now.minus(patience.afterClosing()), now))
                        .build();
        };
    }

    /**
     * Returns when the guest began to wait for an agent, which is when the ticket was opened; none if the ticket is closed or
     * with the bot, or an agent has entered.
     */
    public Option<Instant> waitsForAgentSince(Ticket ticket) {
        var timeline = ticket.timeline();
        return timeline.createdAt()
                .filter(opened -> !ticket.isClosed()
                        && ticket.isWithAgents()
                        && timeline.agentEnteredAt().isEmpty());
    }

    /**
     * Returns which messages show whether the guest waits for an answer; none if the ticket is closed, no agent has entered,
     * or the guest cannot have waited too long.
     */
    public Option<MessageCriteria> messagesToRead(Ticket ticket, Instant now) {
        return ticket.timeline()
                .agentLastRespondedAt()
                .orElse(ticket.timeline().agentEnteredAt())
                .filter(lastActivity -> !ticket.isClosed() && hasPassed(patience.forAnswer(), lastActivity, now))
                .map(MessageCriteria.any()::from);
    }

    /**
     * Returns when the guest began to wait for an answer: when the agent entered or, once an agent has answered, with the
     * first message that no agent has answered; none if every message is answered.
     *
     * @param ticket an open ticket that has {@linkplain #messagesToRead messages to read}
     * @param messages all of these messages, oldest first
     */
    public Option<Instant> waitsForAnswerSince(Ticket ticket, Seq<Message> messages) {
        if (ticket.timeline().agentFirstRespondedAt().isEmpty()) {
            return ticket.timeline().agentEnteredAt();
        }
        return messages.takeRightUntil(message -> ticket.agents().exists(message::isFrom))
                .find(message -> ticket.guest().exists(message::isFrom))
                .flatMap(Message::sentAt);
    }

    /**
     * Returns when the ticket of a dissatisfied guest was closed; none if it is not closed, was closed too long ago, or has
     * another score.
     */
    public Option<Instant> dissatisfiedSince(Ticket ticket, Instant now) {
        return ticket.timeline()
                .closedAt()
                .filter(closed -> ticket.isClosed() && ticket.isDissatisfied())
                .filter(closed -> !hasPassed(patience.afterClosing(), closed, now));
    }

    /**
     * Returns the next state of a ticket that needs attention, by the first rule that applies; none if none applies.
     *
     * @param since when it began to need attention
     * @param state what has been done so far; none if nothing
     */
    public Option<State> next(Reason reason, Instant since, Option<State> state, Instant now) {
        var situation = new Situation(reason, since, state, now);
        return List.<Function<Situation, Option<State>>>of(
                        this::dissatisfiedGuestsAreForAPerson,
                        this::guestsWhoWaitMuchTooLongAreForAPerson,
                        this::guestsWhoWaitTooLongAreAnsweredOnce)
                .flatMap(rule -> rule.apply(situation))
                .headOption();
    }

    private record Situation(Reason reason, Instant since, Option<State> state, Instant now) {

        boolean isNew() {
            return state.isEmpty();
        }

        boolean isNewOrAnswered() {
            return isNew() || state.contains(State.ANSWERED);
        }
    }

    private Option<State> dissatisfiedGuestsAreForAPerson(Situation situation) {
        return Option.when(situation.isNew() && situation.reason() == Reason.DISSATISFIED, State.FOR_PERSON);
    }

    private Option<State> guestsWhoWaitMuchTooLongAreForAPerson(Situation situation) {
        return Option.when(
                situation.isNewOrAnswered() && hasPassed(patience.forPerson(), situation.since(), situation.now()),
                State.FOR_PERSON);
    }

    private Option<State> guestsWhoWaitTooLongAreAnsweredOnce(Situation situation) {
        return Option.when(
                situation.isNew() && hasPassed(patienceFor(situation.reason()), situation.since(), situation.now()),
                State.CLAIMED);
    }

    private Duration patienceFor(Reason reason) {
        return switch (reason) {
            case WAITS_FOR_AGENT -> patience.forAgent();
            case WAITS_FOR_ANSWER -> patience.forAnswer();
            case DISSATISFIED -> Duration.ZERO;
        };
    }

    private static boolean hasPassed(Duration duration, Instant since, Instant now) {
        return !since.plus(duration).isAfter(now);
    }
}
