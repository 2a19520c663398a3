package dev.helpdesk4j.adapter.fake.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a client has to know. */
record Credentials(String appId, String appSecret, String helpdeskId, String helpdeskToken) {

    /** Returns the value of {@code X-Lark-Helpdesk-Authorization}. */
    String helpdeskAuthorization() {
        var pair = helpdeskId + ":" + helpdeskToken;
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** No secrets. */
    @Override
    public String toString() {
        return "Credentials[" + appId + ", " + helpdeskId + "]";
    }
}
