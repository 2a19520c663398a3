package dev.helpdesk4j.adapter.fake.control;

import com.google.gson.JsonObject;
import io.vavr.collection.Map;

/** Commands for the webhook to which the emulator delivers events. */
final class WebhookCommands {

    private WebhookCommands() {}

    static ControlRoute.Action set(ControlledEmulator target, Map<String, String> path, Fields fields) {
        var url = fields.text("url");
        var token = fields.text("verification_token");
        var key = fields.optionalText("encrypt_key");
        return () -> {
            target.emulator().webhook(url, token, key);
            return new JsonObject();
        };
    }

    static ControlRoute.Action remove(ControlledEmulator target, Map<String, String> path, Fields fields) {
        return () -> {
            target.emulator().removeWebhook();
            return new JsonObject();
        };
    }

    static ControlRoute.Action check(ControlledEmulator target, Map<String, String> path, Fields fields) {
        return () -> {
            if (target.emulator().webhook().isEmpty()) {
                throw ControlRefusal.conflict("the emulator must have a webhook, got none");
            }
            try {
                target.emulator().checkWebhook();
            } catch (IllegalStateException refused) {
                throw ControlRefusal.conflict(String.valueOf(refused.getMessage()));
            }
            return new JsonObject();
        };
    }
}
