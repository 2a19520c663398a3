package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.domain.event.EventId;
import java.time.Instant;

/**
 * A delivery of an event that has not been started.
 *
 * @param event the event's id
 * @param type the event's type, as in {@code helpdesk.ticket.created_v1}
 * @param attempt the number of the attempt, from 1
 * @param dueAt when it is due, by the help desk's clock
 */
public record PendingDelivery(EventId event, String type, int attempt, Instant dueAt) {}
