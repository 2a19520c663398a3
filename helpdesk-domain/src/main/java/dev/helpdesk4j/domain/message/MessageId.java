package dev.helpdesk4j.domain.message;

/**
 * Identifies a message of a ticket, as in {@code 6948728206392295444}.
 *
 * @param value not blank
 */
public record MessageId(String value) {

    public MessageId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("message id must not be blank");
        }
    }

    public static MessageId of(String value) {
        return new MessageId(value);
    }
}
