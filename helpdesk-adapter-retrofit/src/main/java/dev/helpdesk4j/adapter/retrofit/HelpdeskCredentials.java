package dev.helpdesk4j.adapter.retrofit;

import static java.util.Objects.requireNonNull;

import dev.helpdesk4j.domain.HelpdeskId;

/** A help desk's id and token, from its settings. They are sent as the Base64 of {@code id:token}, so the id has no colon. */
record HelpdeskCredentials(HelpdeskId id, String token) {

    /** @throws IllegalArgumentException if the id has a colon or the token is blank */
    HelpdeskCredentials {
        if (requireNonNull(id, "id").value().contains(":")) {
            throw new IllegalArgumentException("help desk id must have no colon, got '" + id.value() + "'");
        }
        if (requireNonNull(token, "token").isBlank()) {
            throw new IllegalArgumentException("help desk token must not be blank");
        }
    }

    @Override
    public String toString() {
        return "HelpdeskCredentials[" + id.value() + "]";
    }
}
