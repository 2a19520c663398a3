package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.helpdesk4j.adapter.fake.service.LogIds;
import dev.helpdesk4j.adapter.fake.service.ServiceCode;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.Page;
import io.vavr.control.Option;
import java.util.function.Function;

/** The service behind the emulator's port: answers a request as its row in {@link ServiceRoutes} says. */
record EmulatedService(
        Helpdesk helpdesk, TokenEndpoint tokenEndpoint, RequestGuard guard, LogIds logIds, TicketWriter ticketWriter) {

    /** The answer; none where the connection is to be closed without one. */
    Option<Answer> answer(Request request) {
        return ServiceRoutes.find(request.method(), request.path())
                .map(route -> answer(route, request))
                .getOrElse(() -> Option.some(noRoute(request)));
    }

    private Option<Answer> answer(Route route, Request request) {
        return guard.refusal(route, request).orElse(() -> {
            try {
                return route.handler()
                        .answer(this, RoutedRequest.of(request, route))
                        .fold(Answer::failure, Option::some);
            } catch (BadRequest e) {
                var wrong = String.valueOf(e.getMessage());
                return Option.some(Answer.refusal(ServiceCode.INVALID_REQUEST.answer(logIds.next(), wrong)));
            }
        });
    }

    private Answer noRoute(Request request) {
        var methods = ServiceRoutes.methods(request.path());
        return methods.isEmpty()
                ? Answer.plain(404, "404 page not found", logIds.next())
                : Answer.plain(405, "405 method not allowed", logIds.next()).with("Allow", methods.mkString(", "));
    }

    /** A success without a result. */
    Answer success() {
        return Answer.success(new JsonObject(), logIds.next());
    }

    /** A success with this value under this name. */
    Answer success(String name, JsonElement value) {
        return Answer.success(single(name, value), logIds.next());
    }

    /** A success with the items of a page under this name, and the total. */
    <T> Answer success(String name, Page<T> page, Function<T, JsonObject> json) {
        var items = new JsonArray();
        page.items().map(json).forEach(items::add);
        var data = single(name, items);
        data.addProperty("total", page.total());
        return Answer.success(data, logIds.next());
    }

    private static JsonObject single(String name, JsonElement value) {
        var json = new JsonObject();
        json.add(name, value);
        return json;
    }
}
