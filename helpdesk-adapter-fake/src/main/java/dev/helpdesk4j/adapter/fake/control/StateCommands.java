package dev.helpdesk4j.adapter.fake.control;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.helpdesk4j.adapter.fake.ServiceAssumption;
import dev.helpdesk4j.adapter.fake.emulator.RecordedRequest;
import dev.helpdesk4j.adapter.fake.emulator.TicketShapes;
import io.vavr.collection.Map;
import io.vavr.control.Try;
import java.time.Instant;

/** Commands for the clock, the service's behaviour, and the recorded requests. */
final class StateCommands {

    private static final Map<String, TicketShapes> SHAPES = Names.of(TicketShapes.values());
    private static final Map<String, ServiceAssumption> ASSUMPTIONS = Names.of(ServiceAssumption.values());

    /** The maximum number of milliseconds to move the clock at once: more than lie between its first and last instant. */
    private static final long LONGEST_ADVANCE = 10_000L * 366 * 24 * 60 * 60 * 1000;

    private StateCommands() {}

    static ControlRoute.Action routes(ControlledEmulator target, Map<String, String> path, Fields fields) {
        return () -> {
            var routes = new JsonArray();
            ControlRoutes.all().forEach(route -> {
                var json = new JsonObject();
                json.addProperty("method", route.method());
                json.addProperty("path", route.path().toString());
                json.addProperty("fields", route.fields());
                json.addProperty("purpose", route.purpose());
                routes.add(json);
            });
            var answer = new JsonObject();
            answer.add("routes", routes);
            return answer;
        };
    }

    static ControlRoute.Action time(ControlledEmulator target, Map<String, String> path, Fields fields) {
        return () -> time(target.fake().clock().instant());
    }

    private static JsonObject time(Instant now) {
        var json = new JsonObject();
        json.addProperty("now", now.toString());
        json.addProperty("now_ms", now.toEpochMilli());
        return json;
    }

    static ControlRoute.Action moveClock(ControlledEmulator target, Map<String, String> path, Fields fields) {
        var clock = target.clock();
        if (fields.oneOf("now", "advance_ms").equals("now")) {
            var now = fields.optionalInstant("now").get();
            return () -> set(clock, now);
        }
        var advance = fields.number("advance_ms", -LONGEST_ADVANCE, LONGEST_ADVANCE);
        return () -> set(clock, advanced(clock, advance));
    }

    private static Instant advanced(MovableClock clock, long millis) {
        return Try.of(() -> clock.clock().instant().plusMillis(millis))
                .filter(ControlledEmulator::allows)
                .getOrElseThrow(
                        () -> ControlRefusal.invalid("advanced clock", ControlledEmulator.INSTANTS, millis + " ms"));
    }

    private static JsonObject set(MovableClock clock, Instant instant) {
        clock.set(instant);
        return time(instant);
    }

    static ControlRoute.Action shapes(ControlledEmulator target, Map<String, String> path, Fields fields) {
        var shapes = fields.choice("shapes", SHAPES);
        return () -> {
            target.emulator().ticketShapes(shapes);
            return new JsonObject();
        };
    }

    static ControlRoute.Action assumptions(ControlledEmulator target, Map<String, String> path, Fields fields) {
        return () -> {
            var json = new JsonObject();
            ASSUMPTIONS.forEach(
                    (name, assumption) -> json.addProperty(name, target.fake().assumes(assumption)));
            return json;
        };
    }

    static ControlRoute.Action assume(ControlledEmulator target, Map<String, String> path, Fields fields) {
        var name = path.get("assumption").get();
        var assumption = ASSUMPTIONS
                .get(name)
                .getOrElseThrow(() -> ControlRefusal.missing(
                        "assumption must be one of " + ASSUMPTIONS.keySet().mkString(", ") + ", got " + name));
        var holds = fields.flag("holds");
        return () -> {
            target.fake().assume(assumption, holds);
            return new JsonObject();
        };
    }

    static ControlRoute.Action rateLimits(ControlledEmulator target, Map<String, String> path, Fields fields) {
        var enforced = fields.flag("enforced");
        return () -> {
            target.emulator().rateLimits(enforced);
            return new JsonObject();
        };
    }

    static ControlRoute.Action requests(ControlledEmulator target, Map<String, String> path, Fields fields) {
        return () -> {
            var requests = new JsonArray();
            target.emulator().requests().map(StateCommands::request).forEach(requests::add);
            var answer = new JsonObject();
            answer.add("requests", requests);
            return answer;
        };
    }

    private static JsonObject request(RecordedRequest request) {
        var headers = new JsonObject();
        request.headers().forEach(headers::addProperty);
        var json = new JsonObject();
        json.addProperty("method", request.method());
        json.addProperty("target", request.target());
        json.add("headers", headers);
        json.addProperty("body", request.body());
        return json;
    }

    static ControlRoute.Action clearRequests(ControlledEmulator target, Map<String, String> path, Fields fields) {
        return () -> {
            target.emulator().clearRequests();
            return new JsonObject();
        };
    }

    static ControlRoute.Action expireTokens(ControlledEmulator target, Map<String, String> path, Fields fields) {
        return () -> {
            target.emulator().expireTokens();
            return new JsonObject();
        };
    }
}
