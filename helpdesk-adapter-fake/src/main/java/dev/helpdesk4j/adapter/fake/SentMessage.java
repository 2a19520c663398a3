package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.TicketId;
import java.time.Instant;

/**
 * A message that was sent to the fake and taken, whether or not its sender was told.
 *
 * @param ticket the ticket it was sent to
 * @param message what was sent
 * @param at when it was taken, to the millisecond
 * @param id the open id that the sender was answered, {@code om_…}; the listed message has other ids
 */
public record SentMessage(TicketId ticket, OutgoingMessage message, Instant at, ChatMessageId id) {}
