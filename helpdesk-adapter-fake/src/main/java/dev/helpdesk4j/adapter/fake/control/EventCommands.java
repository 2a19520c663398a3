package dev.helpdesk4j.adapter.fake.control;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.helpdesk4j.adapter.fake.EventTransport;
import dev.helpdesk4j.adapter.fake.emulator.DeliveryAttempt;
import dev.helpdesk4j.adapter.fake.emulator.EventSender;
import dev.helpdesk4j.adapter.fake.emulator.LongConnections;
import dev.helpdesk4j.adapter.fake.emulator.PendingDelivery;
import dev.helpdesk4j.adapter.fake.emulator.WebhookSender;
import dev.helpdesk4j.domain.event.EventId;
import io.vavr.collection.Map;
import java.time.Duration;

/** Commands for the events that the emulator delivers, to a webhook or over long connections. */
final class EventCommands {

    private static final long LONGEST_DELAY = 24 * 60 * 60 * 1000L;

    private EventCommands() {}

    static ControlRoute.Action state(ControlledEmulator target, Map<String, String> path, Fields fields) {
        return () -> {
            var sender = sender(target);
            var json = way(sender);
            json.addProperty("lost", sender.lost());
            json.addProperty("dropped", sender.dropped());
            json.addProperty("abandoned", sender.abandoned());
            var pending = new JsonArray();
            sender.pending().map(EventCommands::pending).forEach(pending::add);
            json.add("pending", pending);
            var attempts = new JsonArray();
            sender.attempts().map(EventCommands::attempt).forEach(attempts::add);
            json.add("attempts", attempts);
            return json;
        };
    }

    /** Returns how events are delivered. */
    private static JsonObject way(EventSender sender) {
        var json = new JsonObject();
        if (sender instanceof WebhookSender webhook) {
            json.addProperty("url", webhook.url());
            json.addProperty("encrypted", webhook.isEncrypted());
        } else if (sender instanceof LongConnections connections) {
            json.addProperty("open_connections", connections.open());
        }
        return json;
    }

    private static JsonObject pending(PendingDelivery delivery) {
        var json = new JsonObject();
        json.addProperty("event_id", delivery.event().value());
        json.addProperty("event_type", delivery.type());
        json.addProperty("attempt", delivery.attempt());
        json.addProperty("due_at", delivery.dueAt().toString());
        return json;
    }

    private static JsonObject attempt(DeliveryAttempt attempt) {
        var json = new JsonObject();
        json.addProperty("event_id", attempt.event().value());
        json.addProperty("event_type", attempt.type());
        json.addProperty("attempt", attempt.number());
        json.addProperty("started_at", attempt.startedAt().toString());
        attempt.status().forEach(status -> json.addProperty("status", status));
        attempt.failure().forEach(failure -> json.addProperty("failure", failure));
        return json;
    }

    static ControlRoute.Action duplicate(ControlledEmulator target, Map<String, String> path, Fields fields) {
        var event = EventId.of(fields.text("event_id"));
        return () -> {
            if (!sender(target).duplicate(event)) {
                throw ControlRefusal.missing("event_id must be that of one of the last 1000 events, got "
                        + ControlRefusal.cut(event.value()));
            }
            return new JsonObject();
        };
    }

    static ControlRoute.Action transport(ControlledEmulator target, Map<String, String> path, Fields fields) {
        var transport = transport(fields);
        return () -> {
            sender(target).transport(transport);
            return new JsonObject();
        };
    }

    private static EventTransport transport(Fields fields) {
        var transport = EventTransport.inOrder();
        for (var delay : fields.optionalNumber("delay_ms", 0, LONGEST_DELAY)) {
            transport = transport.delayed(Duration.ofMillis(delay));
        }
        var seed = fields.optionalNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE).getOrElse(0L);
        for (var within : fields.optionalNumber("shuffle_within_ms", 1, LONGEST_DELAY)) {
            transport = transport.shuffled(seed, Duration.ofMillis(within));
        }
        if (fields.has("duplicated") && fields.flag("duplicated")) {
            transport = transport.duplicated();
        }
        for (var nth : fields.optionalNumber("lose_every", 1, Integer.MAX_VALUE)) {
            transport = transport.losingEvery(nth.intValue());
        }
        return transport;
    }

    private static EventSender sender(ControlledEmulator target) {
        return target.emulator()
                .eventSender()
                .getOrElseThrow(() -> ControlRefusal.conflict(
                        "the emulator must have a webhook or serve long connections, got none"));
    }
}
