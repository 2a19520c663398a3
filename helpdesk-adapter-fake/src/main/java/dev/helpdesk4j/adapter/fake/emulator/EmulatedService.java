package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.helpdesk4j.adapter.fake.http.Answer;
import dev.helpdesk4j.adapter.fake.http.PathTemplate;
import dev.helpdesk4j.adapter.fake.http.Request;
import dev.helpdesk4j.adapter.fake.service.LogIds;
import dev.helpdesk4j.adapter.fake.service.ServiceCode;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.Page;
import io.vavr.control.Option;
import java.util.function.Function;

/** The service behind the emulator's port: handles each request by its row in {@link ServiceRoutes}. */
record EmulatedService(
        Helpdesk helpdesk, TokenEndpoint tokenEndpoint, RequestGuard guard, LogIds logIds, TicketWriter ticketWriter) {

    /** Returns the answer; none if the connection is to be closed without one. */
    Option<Answer> answer(Request request, Deviations deviations) {
        var path = path(request, deviations);
        return ServiceRoutes.find(request.method(), path)
                .map(route -> answer(
                        route,
                        new RoutedRequest(request, route.path().match(path).get(), deviations)))
                .getOrElse(() -> Option.some(noRoute(request.method(), path)));
    }

    private static String path(Request request, Deviations deviations) {
        var normalized = PathTemplate.normalized(request.path());
        return request.path().equals(normalized)
                        || !deviations.tolerates("the path must have single slashes and none at its end")
                ? request.path()
                : normalized;
    }

    private Option<Answer> answer(Route route, RoutedRequest request) {
        return guard.refusal(route, request).orElse(() -> {
            try {
                checkForm(request);
                return route.handler().answer(this, request).fold(Envelope::failure, Option::some);
            } catch (BadRequest e) {
                var reason = String.valueOf(e.getMessage());
                return Option.some(Envelope.refusal(ServiceCode.INVALID_REQUEST.answer(logIds.next(), reason)));
            }
        });
    }

    private static void checkForm(RoutedRequest routed) {
        var request = routed.request();
        if (!request.hasAsciiTarget()) {
            routed.deviations().tolerate("the path and the query must be percent-encoded");
        }
        request.contentEncoding()
                .forEach(encoding -> routed.deviations()
                        .tolerate("body must not be encoded, got Content-Encoding '" + encoding + "'"));
    }

    private Answer noRoute(String method, String path) {
        var methods = ServiceRoutes.methods(path);
        if (methods.isEmpty()) {
            return Envelope.refusal(ServiceCode.NO_SUCH_PATH.answer(
                    logIds.next(), "it must be one of " + ServiceRoutes.all().mkString(", ")));
        }
        var allowed = methods.mkString(", ");
        var refusal = ServiceCode.METHOD_NOT_ALLOWED.answer(logIds.next(), "it must be " + allowed + ", got " + method);
        return Envelope.refusal(refusal).with("Allow", allowed);
    }

    /** Returns a success without a result. */
    Answer success() {
        return Envelope.success(new JsonObject(), logIds.next());
    }

    /** Returns a success with this value under this name. */
    Answer success(String name, JsonElement value) {
        return Envelope.success(single(name, value), logIds.next());
    }

    /** Returns a success with the items of a page under this name, and the total. */
    <T> Answer success(String name, Page<T> page, Function<T, JsonObject> json) {
        var items = new JsonArray();
        page.items().map(json).forEach(items::add);
        var data = single(name, items);
        data.addProperty("total", page.total());
        return Envelope.success(data, logIds.next());
    }

    private static JsonObject single(String name, JsonElement value) {
        var json = new JsonObject();
        json.add(name, value);
        return json;
    }
}
