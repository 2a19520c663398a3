package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import io.vavr.control.Option;
import java.util.Map;

/** The webhook of {@code serve}: its URL from the command line, its secrets from the environment. */
final class WebhookSettings {

    private static final String VERIFICATION_TOKEN = "FEISHU_VERIFICATION_TOKEN";
    private static final String ENCRYPT_KEY = "FEISHU_ENCRYPT_KEY";

    private final String url;
    private final String verificationToken;
    private final Option<String> encryptKey;

    /** @throws IllegalArgumentException if the environment has no verification token */
    WebhookSettings(String url, Map<String, String> environment) {
        this.url = url;
        verificationToken = variable(environment, VERIFICATION_TOKEN)
                .getOrElseThrow(() -> new IllegalArgumentException(
                        "missing environment variable: " + VERIFICATION_TOKEN + "; set it, or leave --webhook out"));
        encryptKey = variable(environment, ENCRYPT_KEY);
    }

    private static Option<String> variable(Map<String, String> environment, String name) {
        return Option.of(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** @throws IllegalArgumentException if the URL is not of this machine */
    void applyTo(HelpdeskEmulator.Builder builder) {
        builder.webhook(url, verificationToken, encryptKey);
    }

    /** Returns the URL and whether events are encrypted, without the secrets. */
    @Override
    public String toString() {
        return url + ", "
                + (encryptKey.isDefined() ? "encrypted and signed" : "in clear, as " + ENCRYPT_KEY + " is not set");
    }
}
