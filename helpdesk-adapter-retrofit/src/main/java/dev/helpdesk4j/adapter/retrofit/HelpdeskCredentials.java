package dev.helpdesk4j.adapter.retrofit;

import static java.util.Objects.requireNonNull;

import dev.helpdesk4j.domain.HelpdeskId;

/** A help desk's id and token, as its settings show them. */
record HelpdeskCredentials(HelpdeskId id, String token) {

    /** @throws IllegalArgumentException if the id has a colon or the token is blank */
    HelpdeskCredentials {
        if (requireNonNull(id, "id").value().contains(":")) {
            throw new IllegalArgumentException("a help desk's id has no colon, but was '" + id.value() + "'");
        }
        if (requireNonNull(token, "token").isBlank()) {
            throw new IllegalArgumentException("a help desk's token must not be blank");
        }
    }

    @Override
    public String toString() {
        return "HelpdeskCredentials[" + id.value() + "]";
    }
}
