package dev.helpdesk4j.domain.ticket;

/**
 * Identifies a comment on a ticket. The service uses whole numbers, which may be larger than a double can hold.
 *
 * @param value not blank
 */
public record CommentId(String value) {

    public CommentId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("comment id must not be blank");
        }
    }

    public static CommentId of(String value) {
        return new CommentId(value);
    }
}
