package dev.helpdesk4j.domain.ticket;

import io.vavr.control.Option;
import java.time.Duration;

/**
 * The durations that the service computes for a ticket. They are neither computed from the {@link Timeline} nor checked
 * against it, as the documents disagree about the definition of some.
 *
 * @param agentService from the first agent's entry to the agents' last response
 * @param agentFirstResponse from the first agent's entry to the agents' first response; {@link
 *     Ticket#waitForFirstResponse()} is the duration from the opening
 * @param botService from the opening to the first agent's entry
 * @param agentResolution from the first agent's entry to the closing
 * @param actualProcessing {@code agentResolution} without the time in status pending, according to one document; from
 *     entry to closing, according to another
 */
public record ServiceTimes(
        Option<Duration> agentService,
        Option<Duration> agentFirstResponse,
        Option<Duration> botService,
        Option<Duration> agentResolution,
        Option<Duration> actualProcessing) {

    /** No durations. */
    public static final ServiceTimes EMPTY =
            new ServiceTimes(Option.none(), Option.none(), Option.none(), Option.none(), Option.none());

    public ServiceTimes {
        requireNotNegative(agentService);
        requireNotNegative(agentFirstResponse);
        requireNotNegative(botService);
        requireNotNegative(agentResolution);
        requireNotNegative(actualProcessing);
    }

    private static void requireNotNegative(Option<Duration> duration) {
        if (duration.isDefined() && duration.get().isNegative()) {
            throw new IllegalArgumentException("service time must be zero or more, got " + duration.get());
        }
    }

    public ServiceTimes withAgentService(Duration duration) {
        return new ServiceTimes(
                Option.some(duration), agentFirstResponse, botService, agentResolution, actualProcessing);
    }

    public ServiceTimes withAgentFirstResponse(Duration duration) {
        return new ServiceTimes(agentService, Option.some(duration), botService, agentResolution, actualProcessing);
    }

    public ServiceTimes withBotService(Duration duration) {
        return new ServiceTimes(
                agentService, agentFirstResponse, Option.some(duration), agentResolution, actualProcessing);
    }

    public ServiceTimes withAgentResolution(Duration duration) {
        return new ServiceTimes(agentService, agentFirstResponse, botService, Option.some(duration), actualProcessing);
    }

    public ServiceTimes withActualProcessing(Duration duration) {
        return new ServiceTimes(agentService, agentFirstResponse, botService, agentResolution, Option.some(duration));
    }
}
