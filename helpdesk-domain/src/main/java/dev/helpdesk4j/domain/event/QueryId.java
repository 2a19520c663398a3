package dev.helpdesk4j.domain.event;

/**
 * Identifies a guest's message for the operation <em>answer a query</em>, as in {@code ad6a8f4b-4a3a-4d35-9ea2-2f8d1ba2e7f1}. It
 * differs from the id of the event.
 *
 * @param value not blank
 */
public record QueryId(String value) {

    public QueryId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("query id must not be blank");
        }
    }

    public static QueryId of(String value) {
        return new QueryId(value);
    }
}
