package dev.helpdesk4j.domain;

/**
 * Identifies a help desk, as in {@code 6626871355780366330}.
 *
 * @param value not blank
 */
public record HelpdeskId(String value) {

    public HelpdeskId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("help desk id must not be blank");
        }
    }

    public static HelpdeskId of(String value) {
        return new HelpdeskId(value);
    }
}
