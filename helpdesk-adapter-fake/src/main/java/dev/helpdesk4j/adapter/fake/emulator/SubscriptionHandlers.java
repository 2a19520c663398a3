package dev.helpdesk4j.adapter.fake.emulator;

import static dev.helpdesk4j.adapter.fake.emulator.StrictJson.items;
import static dev.helpdesk4j.adapter.fake.emulator.StrictJson.object;
import static dev.helpdesk4j.adapter.fake.emulator.StrictJson.requireOnlyFields;
import static dev.helpdesk4j.adapter.fake.emulator.StrictJson.required;
import static dev.helpdesk4j.adapter.fake.emulator.StrictJson.string;

import com.google.gson.JsonElement;
import dev.helpdesk4j.adapter.fake.http.Answer;
import dev.helpdesk4j.ports.EventSubscriptions.EventType;
import dev.helpdesk4j.ports.HelpdeskFailure;
import io.vavr.collection.List;
import io.vavr.control.Either;

/** Handles the service's operations on event subscriptions, each as {@link Route.Handler} describes it. */
final class SubscriptionHandlers {

    private static final List<EventType> DOCUMENTED =
            List.of(EventType.TICKET_CREATED, EventType.TICKET_UPDATED, EventType.MESSAGE_CREATED);

    private SubscriptionHandlers() {}

    static Either<HelpdeskFailure, Answer> subscribe(EmulatedService service, RoutedRequest request) {
        request.expectNoQuery();
        var body = StrictJson.bodyOf(request.jsonBody());
        requireOnlyFields(body, "the body", "events");
        var events = items(required(body, "events"), "events", SubscriptionHandlers::eventType);
        if (events.isEmpty()) {
            throw new BadRequest("events must be one or more, got none");
        }
        return service.helpdesk().eventSubscriptions().subscribe(events).map(done -> service.success());
    }

    private static EventType eventType(JsonElement json) {
        var event = object(json, "an event");
        requireOnlyFields(event, "an event", "type", "subtype");
        var type = string(event, "type");
        var subtype = string(event, "subtype");
        return DOCUMENTED
                .find(known -> known.type().equals(type) && known.subtype().equals(subtype))
                .getOrElseThrow(() -> new BadRequest("event must be one of "
                        + DOCUMENTED
                                .map(known -> named(known.type(), known.subtype()))
                                .mkString(", ") + ", got "
                        + named(type, subtype)));
    }

    private static String named(String type, String subtype) {
        return "'" + type + "' with subtype '" + subtype + "'";
    }
}
