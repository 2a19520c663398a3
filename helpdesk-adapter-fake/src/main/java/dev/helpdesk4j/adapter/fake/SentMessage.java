package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.TicketId;
import java.time.Instant;

/**
 * A message that the fake has accepted, whether or not its sender received the answer.
 *
 * @param ticket the ticket it was sent to
 * @param message what was sent
 * @param at the time of the send, to the millisecond
 * @param id the open id that the send returns, {@code om_…}; the message has other ids in a listing
 */
public record SentMessage(TicketId ticket, OutgoingMessage message, Instant at, ChatMessageId id) {}
