package dev.helpdesk4j.adapter.retrofit;

import static java.util.Objects.requireNonNull;

import dev.helpdesk4j.adapter.retrofit.common.Secrets;
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

    /** Returns the value of {@code X-Lark-Helpdesk-Authorization}, which is itself a secret. */
    String header(Secrets secrets) {
        var pair = id.value() + ":" + token;
        secrets.keep(token);
        secrets.keep(pair);
        return Secrets.base64(pair);
    }

    @Override
    public String toString() {
        return "HelpdeskCredentials[" + id.value() + "]";
    }
}
