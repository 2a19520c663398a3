package dev.helpdesk4j.domain.ticket;

/**
 * Identifies a tag among a help desk's ticket tags.
 *
 * @param value not blank
 */
public record TagId(String value) {

    public TagId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("tag id must not be blank");
        }
    }

    public static TagId of(String value) {
        return new TagId(value);
    }
}
