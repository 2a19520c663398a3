package dev.helpdesk4j.domain;

/**
 * Identifies a person: a guest, an agent or a collaborator; an open id such as {@code ou_37019b7c830210acd88fdce886e25c71}.
 *
 * @param value not blank
 */
public record UserId(String value) {

    public UserId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("user id must not be blank");
        }
    }

    public static UserId of(String value) {
        return new UserId(value);
    }
}
