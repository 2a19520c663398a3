package dev.helpdesk4j.foreign;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What happens to one ticket, and the events that are expected of it: {@code events.json}, which both SDKs are checked with. */
final class Story {

    private final String ticket;

    private Story(String ticket) {
        this.ticket = ticket;
    }

    /** Subscribes the app to every event. */
    static void subscribe() throws Exception {
        var subscribed = Sdk.withPrintedCredentials()
                .sdkResponse(Call.subscribe("ticket.created_v1", "ticket.updated_v1", "ticket_message.created_v1"));
        if (subscribed.getCode() != 0) {
            throw new AssertionError("the subscription must succeed, got code " + subscribed.getCode());
        }
    }

    /** Lets all of it happen. */
    static Story happens() throws Exception {
        var steps = steps();
        var opened = Control.post("/tickets", steps.get(0).get("opens"));
        var story = new Story(opened.get("ticket_id").getAsString());
        for (var step : steps.subList(1, steps.size())) {
            story.happens(step);
        }
        return story;
    }

    private void happens(JsonObject step) throws Exception {
        // So that each act changes the times of the ticket.
        Control.post("/clock", Map.of("advance_ms", 1000));
        if (step.has("acts")) {
            Control.post("/tickets/" + ticket + "/acts", step.get("acts"));
        } else {
            var content = step.getAsJsonObject("sends");
            var type = content.keySet().iterator().next();
            Sdk.withPrintedCredentials()
                    .rawResponse(Call.send(ticket, type, content.toString()))
                    .data();
        }
    }

    String ticket() {
        return ticket;
    }

    /** Returns the types and the contents of the events, in their order. */
    static List<JsonObject> expected() throws IOException {
        return steps().stream()
                .filter(step -> step.has("event"))
                .map(step -> event(step.get("type").getAsString(), step.getAsJsonObject("event")))
                .toList();
    }

    /** Returns an event as {@code events.json} has it: with words instead of what differs each time. */
    JsonObject asExpected(JsonObject posted) {
        var content = posted.get("event")
                .toString()
                .replace('"' + ticket + '"', "\"TICKET\"")
                .replace('"' + Sdk.variable("FEISHU_HELPDESK_ID") + '"', "\"HELPDESK\"")
                .replaceAll("\"7\\d{18}\"", "\"MESSAGE\"")
                .replaceAll("\"om_[0-9a-f]{32}\"", "\"CHAT MESSAGE\"")
                .replaceAll("\"oc_[0-9a-f]{32}\"", "\"CHAT\"")
                .replaceAll("\"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\"", "\"QUERY\"")
                .replaceAll(":\\d{13}\\b", ":\"MILLISECONDS\"");
        var type = posted.getAsJsonObject("header").get("event_type").getAsString();
        return event(type, JsonParser.parseString(content).getAsJsonObject());
    }

    private static JsonObject event(String type, JsonObject content) {
        var event = new JsonObject();
        event.addProperty("type", type);
        event.add("event", content);
        return event;
    }

    private static List<JsonObject> steps() throws IOException {
        return Response.objects(JsonParser.parseString(Files.readString(Path.of("../events.json"))));
    }
}
