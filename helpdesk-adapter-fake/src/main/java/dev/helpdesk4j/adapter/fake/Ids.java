package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.event.ChatId;
import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.domain.event.QueryId;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.ticket.Tag;
import dev.helpdesk4j.domain.ticket.TagId;
import dev.helpdesk4j.domain.ticket.TicketId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Creates ids that look like the service's: counted for tickets and messages, by name for people and tags. Counted ids
 * start at 7.0, 7.1 and 7.2 times 10^18, and ids of tags at 7.4 times 10^18, so that the ranges never overlap.
 */
final class Ids {

    private final AtomicLong tickets = new AtomicLong(7_000_000_000_000_000_000L);
    private final AtomicLong messages = new AtomicLong(7_100_000_000_000_000_000L);
    private final AtomicLong chatMessages = new AtomicLong(7_200_000_000_000_000_000L);
    private final AtomicLong openIds = new AtomicLong();

    TicketId nextTicketId() {
        return TicketId.of(Long.toString(tickets.incrementAndGet()));
    }

    MessageId nextMessageId() {
        return MessageId.of(Long.toString(messages.incrementAndGet()));
    }

    /** Returns the next id that a listing of the conversation has for a message; see {@link ChatMessageId}. */
    ChatMessageId nextListedId() {
        return ChatMessageId.of(Long.toString(chatMessages.incrementAndGet()));
    }

    /** Returns the next id that sending a message returns; see {@link ChatMessageId}. */
    ChatMessageId nextOpenId() {
        return ChatMessageId.of("om_" + hexFrom("message " + openIds.incrementAndGet()));
    }

    /** Returns the id of the event with this number; help desks with different ids have different events. */
    static EventId eventOf(HelpdeskId helpdesk, long number) {
        return EventId.of(hexFrom("event " + helpdesk.value() + " " + number));
    }

    /** Returns the chat of a ticket. */
    static ChatId chatOf(HelpdeskId helpdesk, TicketId ticket) {
        return ChatId.of("oc_" + hexFrom("chat " + helpdesk.value() + " " + ticket.value()));
    }

    /** Returns the id that the event of a message has for it, if no send returned one; see {@link ChatMessageId}. */
    static ChatMessageId openIdOf(MessageId message) {
        return ChatMessageId.of("om_" + hexFrom("posted " + message.value()));
    }

    /** Returns the id of a message for <em>answer a query</em>. */
    static QueryId queryOf(MessageId message) {
        return QueryId.of(uuidFrom("query " + message.value()).toString());
    }

    /** Returns the same person for the same name. */
    static Person personNamed(String name) {
        return Person.of(userIdFrom(name), name);
    }

    /** Returns the same id for the same seed. */
    static UserId userIdFrom(String seed) {
        return UserId.of("ou_" + hexFrom(seed));
    }

    /** Returns the same tag for the same name. */
    static Tag tagNamed(String name) {
        var number = Math.floorMod(uuidFrom(name).getMostSignificantBits(), 100_000_000_000_000_000L);
        return Tag.of(TagId.of(Long.toString(7_400_000_000_000_000_000L + number)), name);
    }

    private static String hexFrom(String seed) {
        return uuidFrom(seed).toString().replace("-", "");
    }

    private static UUID uuidFrom(String seed) {
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    }
}
