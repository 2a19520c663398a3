package dev.helpdesk4j.adapter.fake.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret that every request to a control must have in its header {@code Authorization}. */
final class ControlToken {

    private static final int BYTES = 32;
    private static final String SCHEME = "Bearer ";

    private final String value;

    private ControlToken(String value) {
        this.value = value;
    }

    static ControlToken random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new ControlToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    String value() {
        return value;
    }

    /** Returns whether this is the header that has the token; takes the same time wherever the two differ. */
    boolean isIn(String authorization) {
        return MessageDigest.isEqual(bytes(SCHEME + value), bytes(authorization));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Not the secret. */
    @Override
    public String toString() {
        return "ControlToken[secret]";
    }
}
