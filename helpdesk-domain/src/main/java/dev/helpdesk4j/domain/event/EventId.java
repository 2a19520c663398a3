package dev.helpdesk4j.domain.event;

/**
 * Identifies an event, as in {@code 5e3702a84e847582be8db7fb73283c02}. Every delivery of an event has the same id.
 *
 * @param value not blank
 */
public record EventId(String value) {

    public EventId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("event id must not be blank");
        }
    }

    public static EventId of(String value) {
        return new EventId(value);
    }
}
