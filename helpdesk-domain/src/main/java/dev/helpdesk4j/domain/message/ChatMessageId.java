package dev.helpdesk4j.domain.message;

/**
 * Identifies a message in the chat of a ticket. Sending returns an <em>open id</em> ({@code om_…}); a listing contains a
 * number. Whether the two can be compared is not documented: find a sent message by content and time.
 *
 * @param value not blank
 */
public record ChatMessageId(String value) {

    public ChatMessageId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("chat message id must not be blank");
        }
    }

    public static ChatMessageId of(String value) {
        return new ChatMessageId(value);
    }
}
