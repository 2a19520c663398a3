package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.domain.event.EventId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * An attempt of an {@link EventSender} to deliver an event.
 *
 * @param event the event's id
 * @param type the event's type, as in {@code helpdesk.ticket.created_v1}
 * @param number the number of the attempt, from 1; 1 for a duplicate
 * @param startedAt when it was started, by the help desk's clock
 * @param status the HTTP status of the webhook's response, or the code of the acknowledgement over a long connection; none if
 *     there was no response
 * @param failure why it failed; none if the event was acknowledged
 */
public record DeliveryAttempt(
        EventId event, String type, int number, Instant startedAt, Option<Integer> status, Option<String> failure) {

    /** Returns whether the event was acknowledged: with status or code 200, within 3 seconds. */
    public boolean isAcknowledged() {
        return failure.isEmpty();
    }
}
