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
import io.vavr.collection.Seq;
import io.vavr.control.Either;

/** Handles the service's operations on event subscriptions, each as {@link Route.Handler} describes it. */
final class SubscriptionHandlers {

    private SubscriptionHandlers() {}

    static Either<HelpdeskFailure, Answer> subscribe(EmulatedService service, RoutedRequest request) {
        return service.helpdesk()
                .eventSubscriptions()
                .subscribe(events(request))
                .map(done -> service.success());
    }

    static Either<HelpdeskFailure, Answer> unsubscribe(EmulatedService service, RoutedRequest request) {
        return service.helpdesk()
                .eventSubscriptions()
                .unsubscribe(events(request))
                .map(done -> service.success());
    }

    private static Seq<EventType> events(RoutedRequest request) {
        request.expectNoQuery();
        var body = StrictJson.bodyOf(request.jsonBody());
        requireOnlyFields(body, "the body", "events");
        var events = items(required(body, "events"), "events", SubscriptionHandlers::eventType);
        if (events.isEmpty()) {
            throw new BadRequest("events must be one or more, got none");
        }
        return events;
    }

    private static EventType eventType(JsonElement json) {
        var event = object(json, "an event");
        requireOnlyFields(event, "an event", "type", "subtype");
        var type = string(event, "type");
        var subtype = string(event, "subtype");
        return EventType.all()
                .find(known -> known.type().equals(type) && known.subtype().equals(subtype))
                .getOrElseThrow(() -> new BadRequest("event must be one of "
                        + EventType.all()
                                .map(known -> named(known.type(), known.subtype()))
                                .mkString(", ") + ", got "
                        + named(type, subtype)));
    }

    private static String named(String type, String subtype) {
        return "'" + type + "' with subtype '" + subtype + "'";
    }
}
