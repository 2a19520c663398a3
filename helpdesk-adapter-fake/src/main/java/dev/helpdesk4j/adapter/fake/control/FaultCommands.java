package dev.helpdesk4j.adapter.fake.control;

import com.google.gson.JsonObject;
import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.adapter.fake.FaultInjection;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** Commands for faults of the service: those of {@link Fault}, each named as its method in snake case. */
final class FaultCommands {

    /** The maximum number of next calls or requests that one command can make fail, as each takes memory. */
    static final int MAX_NEXT = 1000;

    private static final long LONGEST_WAIT = 24 * 60 * 60 * 1000L;
    private static final long LONGEST_LATENCY = 10 * 60 * 1000L;

    private static final Map<String, Function<Fields, Fault>> FAULTS =
            LinkedHashMap.<String, Function<Fields, Fault>>of("invalid_request", fields -> Fault.invalidRequest())
                    .put("unauthenticated", fields -> Fault.unauthenticated())
                    .put(
                            "permission_denied",
                            fields -> Fault.permissionDenied(
                                    fields.texts("scopes").toJavaArray(String[]::new)))
                    .put("not_found", fields -> Fault.notFound())
                    .put("ticket_closed", fields -> Fault.ticketClosed())
                    .put("prohibited_url", fields -> Fault.prohibitedUrl())
                    .put(
                            "rate_limited",
                            fields -> fields.optionalNumber("retry_after_ms", 0, LONGEST_WAIT)
                                    .map(Duration::ofMillis)
                                    .map(Fault::rateLimited)
                                    .getOrElse(Fault::rateLimited))
                    .put("internal_error", fields -> Fault.internalError())
                    .put("unreachable", fields -> Fault.unreachable())
                    .put("answer_lost", fields -> Fault.answerLost())
                    .put("unreadable_answer", fields -> Fault.unreadableAnswer())
                    .put("rejected", FaultCommands::rejected);

    private FaultCommands() {}

    private static Fault rejected(Fields fields) {
        var code = (int) fields.number("code", 1, Integer.MAX_VALUE);
        return Fault.rejected(code, fields.optionalText("message").getOrElse("Rejected"));
    }

    static ControlRoute.Action inject(ControlledEmulator target, Map<String, String> path, Fields fields) {
        var injection = target.fake().on(fields.choice("operation", Names.OPERATIONS));
        var fault = fields.choice("fault", FAULTS).apply(fields);
        var when = when(fields, fault);
        return () -> {
            when.accept(injection);
            return new JsonObject();
        };
    }

    private static Consumer<FaultInjection> when(Fields fields, Fault fault) {
        var when = fields.oneOf("next", "every", "always");
        switch (when) {
            case "next" -> {
                var calls = (int) fields.number(when, 1, MAX_NEXT);
                return injection -> injection.next(calls, fault);
            }
            case "every" -> {
                var nth = (int) fields.number(when, 1, Integer.MAX_VALUE);
                return injection -> injection.every(nth, fault);
            }
            default -> {
                fields.requireTrue(when);
                return injection -> injection.always(fault);
            }
        }
    }

    static ControlRoute.Action recover(ControlledEmulator target, Map<String, String> path, Fields fields) {
        return () -> {
            target.fake().recover();
            return new JsonObject();
        };
    }

    static ControlRoute.Action outage(ControlledEmulator target, Map<String, String> path, Fields fields) {
        return () -> {
            target.fake().outage();
            return new JsonObject();
        };
    }

    static ControlRoute.Action latency(ControlledEmulator target, Map<String, String> path, Fields fields) {
        var latency = fields.millis("ms", 0, LONGEST_LATENCY);
        return () -> {
            target.fake().latency(latency);
            return new JsonObject();
        };
    }
}
