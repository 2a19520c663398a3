package dev.helpdesk4j.domain.ticket;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The times of a ticket's events, truncated to milliseconds. Each may be missing, and none is checked against another: in
 * the example of the service's document, a ticket is closed before its agent enters.
 *
 * @param createdAt when the ticket was opened
 * @param updatedAt when the ticket was last changed
 * @param closedAt when the ticket was closed; none while it is open
 * @param agentEnteredAt when the first agent entered
 * @param agentFirstRespondedAt when an agent first responded
 * @param agentLastRespondedAt when an agent last responded
 */
public record Timeline(
        Option<Instant> createdAt,
        Option<Instant> updatedAt,
        Option<Instant> closedAt,
        Option<Instant> agentEnteredAt,
        Option<Instant> agentFirstRespondedAt,
        Option<Instant> agentLastRespondedAt) {

    /** No times. */
    public static final Timeline EMPTY =
            new Timeline(Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none());

    public Timeline {
        createdAt = toTheMillisecond(createdAt);
        updatedAt = toTheMillisecond(updatedAt);
        closedAt = toTheMillisecond(closedAt);
        agentEnteredAt = toTheMillisecond(agentEnteredAt);
        agentFirstRespondedAt = toTheMillisecond(agentFirstRespondedAt);
        agentLastRespondedAt = toTheMillisecond(agentLastRespondedAt);
    }

    /** Returns a timeline with the time of opening only. */
    public static Timeline openedAt(Instant instant) {
        return EMPTY.withCreatedAt(instant);
    }

    public Timeline withCreatedAt(Instant instant) {
        return new Timeline(
                Option.some(instant), updatedAt, closedAt, agentEnteredAt, agentFirstRespondedAt, agentLastRespondedAt);
    }

    public Timeline withUpdatedAt(Instant instant) {
        return new Timeline(
                createdAt, Option.some(instant), closedAt, agentEnteredAt, agentFirstRespondedAt, agentLastRespondedAt);
    }

    public Timeline withClosedAt(Instant instant) {
        return new Timeline(
                createdAt,
                updatedAt,
                Option.some(instant),
                agentEnteredAt,
                agentFirstRespondedAt,
                agentLastRespondedAt);
    }

    public Timeline withAgentEnteredAt(Instant instant) {
        return new Timeline(
                createdAt, updatedAt, closedAt, Option.some(instant), agentFirstRespondedAt, agentLastRespondedAt);
    }

    public Timeline withAgentFirstRespondedAt(Instant instant) {
        return new Timeline(createdAt, updatedAt, closedAt, agentEnteredAt, Option.some(instant), agentLastRespondedAt);
    }

    public Timeline withAgentLastRespondedAt(Instant instant) {
        return new Timeline(
                createdAt, updatedAt, closedAt, agentEnteredAt, agentFirstRespondedAt, Option.some(instant));
    }

    private static Option<Instant> toTheMillisecond(Option<Instant> time) {
        return time.map(instant -> instant.truncatedTo(ChronoUnit.MILLIS));
    }
}
