package dev.helpdesk4j.domain.event;

/**
 * Identifies the chat of a ticket, as in {@code oc_5ad11d72b830411d72b836c20}.
 *
 * @param value not blank
 */
public record ChatId(String value) {

    public ChatId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("chat id must not be blank");
        }
    }

    public static ChatId of(String value) {
        return new ChatId(value);
    }
}
