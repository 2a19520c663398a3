package dev.helpdesk4j.ports.event;

import dev.helpdesk4j.domain.event.EventId;
import io.vavr.control.Either;
import java.time.Duration;

/**
 * The events that have been handled, to recognize duplicates. A handler's event is claimed before, confirmed after success,
 * and released after a failure.
 *
 * <p>Several processes that receive the events of one app must share an implementation. Any method may throw an unchecked
 * exception if its store fails: the event then counts as not handled.
 */
public interface SeenEvents {

    /** How long a claim is valid: one minute. Then another delivery of the event can claim it. */
    Duration CLAIM_TIME = Duration.ofMinutes(1);

    /** How long a confirmed event is remembered at least: 12 hours. The last redelivery is 7 h 5 min 15 s after the first. */
    Duration MEMORY = Duration.ofHours(12);

    /**
     * Claims an event. Of several callers at the same time one gets the claim.
     *
     * @return the claim, or why there is none
     */
    Either<NotClaimed, Claim> claim(EventId event);

    /**
     * Confirms that the event was handled, also if the claim has expired. Later claims of it fail as {@link
     * NotClaimed#HANDLED}.
     */
    void confirm(Claim claim);

    /** Releases a claim, so that the event can be claimed again. Does nothing if the claim has expired or was confirmed. */
    void release(Claim claim);

    /** Why an event cannot be claimed. */
    enum NotClaimed {

        /** It has been handled. */
        HANDLED,

        /** It is being handled: its claim has not expired. */
        IN_PROGRESS
    }

    /**
     * A claim of an event.
     *
     * @param event the event
     * @param number distinguishes this claim from other claims of the same event
     */
    record Claim(EventId event, long number) {}
}
