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
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** Which tickets deserve attention, since when, and what to do about them. */
public record Rules(Patience patience) {

    /** What to ask for: tickets that are too young to have waited too long, or rated too long ago, need not be read. */
    public TicketCriteria candidates(Reason reason, Instant now) {
        var opened = TimeRange.between(now.minus(patience.horizon()), now.minus(patience(reason)));
        var asked = TicketCriteria.builder().created(opened);
        return switch (reason) {
            case WAITS_FOR_AGENT ->
                asked.statuses(TicketStatus.CREATED, TicketStatus.QUEUING)
                        .stage(Stage.AGENT)
                        .build();
            case WAITS_FOR_ANSWER -> asked.statuses(TicketStatus.PROCESSING).build();
            case DISSATISFIED ->
                asked.score(Score.DISSATISFIED)
                        .updated(TimeRange.between(now.minus(patience.afterClosing()), now))
                        .build();
        };
    }

    /** Since when no agent has entered. */
    public Option<Instant> waitsForAgentSince(Ticket ticket) {
        var times = ticket.timeline();
        return times.createdAt()
                .filter(opened -> !ticket.isClosed()
                        && ticket.isWithAgents()
                        && times.agentEnteredAt().isEmpty());
    }

    /** Which messages tell whether a ticket waits for an answer; none where it cannot have waited too long. */
    public Option<MessageCriteria> worthReading(Ticket ticket, Instant now) {
        return ticket.timeline()
                .agentLastRespondedAt()
                .orElse(ticket.timeline().agentEnteredAt())
                .filter(heard -> !ticket.isClosed() && lasts(heard, patience.forAnswer(), now))
                .map(MessageCriteria.any()::from);
    }

    /** Since when an agent who has entered has not answered the guest, by the messages that are worth reading. */
    public Option<Instant> waitsForAnswerSince(Ticket ticket, Seq<Message> messages) {
        if (ticket.timeline().agentFirstRespondedAt().isEmpty()) {
            return ticket.timeline().agentEnteredAt();
        }
        return messages.takeRightUntil(message -> ticket.agents().exists(message::isFrom))
                .find(message -> ticket.guest().exists(message::isFrom))
                .flatMap(Message::sentAt);
    }

    /** When it was closed, lately, with a guest who was not satisfied. */
    public Option<Instant> dissatisfiedSince(Ticket ticket, Instant now) {
        return ticket.timeline()
                .closedAt()
                .filter(closed -> ticket.isClosed() && ticket.isDissatisfied())
                .filter(closed -> !lasts(closed, patience.afterClosing(), now));
    }

    /** What is next, after what was done: to claim it for an answer, to put it on the list for a person, or nothing. */
    public Option<State> next(Reason reason, Instant since, Option<State> done, Instant now) {
        if (reason.answer().isEmpty() || lasts(since, patience.forPerson(), now)) {
            return Option.when(done.forAll(State.ANSWERED::equals), State.FOR_PERSON);
        }
        return Option.when(done.isEmpty() && lasts(since, patience(reason), now), State.CLAIMED);
    }

    private Duration patience(Reason reason) {
        return switch (reason) {
            case WAITS_FOR_AGENT -> patience.forAgent();
            case WAITS_FOR_ANSWER -> patience.forAnswer();
            case DISSATISFIED -> Duration.ZERO;
        };
    }

    private static boolean lasts(Instant since, Duration patience, Instant now) {
        return !since.plus(patience).isAfter(now);
    }
}
