package dev.helpdesk4j.domain.ticket;

import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * How long things took, as the service reckons it. The numbers are taken as they come: they are neither computed from
 * the {@link Timeline} nor checked against it, as the documents disagree on what some of them mean.
 *
 * @param agentService from the first agent's entry to the agents' last answer
 * @param agentFirstResponse from the first agent's entry to the agents' first answer; the guest's whole wait, from the
 *     opening on, is {@link Ticket#waitForFirstResponse()}
 * @param botService from the opening to the first agent's entry
 * @param agentResolution from the first agent's entry to the closing
 * @param actualProcessing the resolution without the time the ticket was pending, by one document; from entry to
 *     closing, by another
 */
public record ServiceTimes(
        Option<Duration> agentService,
        Option<Duration> agentFirstResponse,
        Option<Duration> botService,
        Option<Duration> agentResolution,
        Option<Duration> actualProcessing) {

    /** No duration told. */
    public static final ServiceTimes EMPTY =
            new ServiceTimes(Option.none(), Option.none(), Option.none(), Option.none(), Option.none());

    public ServiceTimes {
        for (var duration : List.of(agentService, agentFirstResponse, botService, agentResolution, actualProcessing)
                .flatMap(told -> told)) {
            if (duration.isNegative()) {
                throw new IllegalArgumentException("service time must be zero or more, got " + duration);
            }
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
