package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.ticket.Tag;
import dev.helpdesk4j.domain.ticket.TagId;
import dev.helpdesk4j.domain.ticket.TicketId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that look like the service's: counted for tickets and messages, by name for people and tags. */
final class Ids {

    private final AtomicLong tickets = new AtomicLong(7_000_000_000_000_000_000L);
    private final AtomicLong messages = new AtomicLong(7_100_000_000_000_000_000L);
    private final AtomicLong chatMessages = new AtomicLong(7_200_000_000_000_000_000L);
    private final AtomicLong openIds = new AtomicLong();

    TicketId ticket() {
        return TicketId.of(Long.toString(tickets.incrementAndGet()));
    }

    MessageId message() {
        return MessageId.of(Long.toString(messages.incrementAndGet()));
    }

    /** Returns the next id that a message has in a listing of the conversation. */
    ChatMessageId listed() {
        return ChatMessageId.of(Long.toString(chatMessages.incrementAndGet()));
    }

    /** Returns the next id that the sender of a message receives. */
    ChatMessageId open() {
        return ChatMessageId.of("om_" + hexOf("message " + openIds.incrementAndGet()));
    }

    /** Returns the same person for the same name. */
    static Person person(String name) {
        return Person.of(user(name), name);
    }

    /** Returns the same id for the same words. */
    static UserId user(String words) {
        return UserId.of("ou_" + hexOf(words));
    }

    /** Returns the same tag for the same name. */
    static Tag tag(String name) {
        var number = Math.floorMod(uuidOf(name).getMostSignificantBits(), 100_000_000_000_000_000L);
        return Tag.of(TagId.of(Long.toString(7_400_000_000_000_000_000L + number)), name);
    }

    private static String hexOf(String words) {
        return uuidOf(words).toString().replace("-", "");
    }

    private static UUID uuidOf(String words) {
        return UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8));
    }
}
