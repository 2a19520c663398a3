package dev.helpdesk4j.adapter.fake.control;

import com.google.gson.JsonObject;
import dev.helpdesk4j.adapter.fake.emulator.CannedAnswer;
import dev.helpdesk4j.adapter.fake.emulator.FaultProxy;
import dev.helpdesk4j.adapter.fake.emulator.NetworkFault;
import dev.helpdesk4j.adapter.fake.emulator.NetworkFaultInjection;
import dev.helpdesk4j.ports.Operation;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Commands for faults of the network: those of {@link NetworkFault}, each named as its method in snake case. */
final class NetworkFaultCommands {

    private static final long LONGEST_PAUSE = 10 * 60 * 1000L;
    private static final int MAX_BOMB_MIB = 1024;

    private static final Map<String, Function<FaultProxy, NetworkFaultInjection>> WHERE =
            Names.OPERATIONS.mapValues(NetworkFaultCommands::on).put("token", FaultProxy::onToken);

    private static final Map<String, Function<Fields, NetworkFault>> FAULTS =
            LinkedHashMap.<String, Function<Fields, NetworkFault>>of("none", fields -> NetworkFault.none())
                    .put("disconnected", fields -> NetworkFault.disconnected())
                    .put("request_lost", fields -> NetworkFault.requestLost())
                    .put("answer_lost", fields -> NetworkFault.answerLost())
                    .put("request_stalled", fields -> NetworkFault.requestStalled())
                    .put("answer_stalled", fields -> NetworkFault.answerStalled())
                    .put("cut_in_headers", fields -> NetworkFault.cutInHeaders())
                    .put("cut_in_body", fields -> NetworkFault.cutInBody())
                    .put("dripping", fields -> NetworkFault.dripping(fields.millis("pause_ms", 1, LONGEST_PAUSE)))
                    .put("closed_afterwards", fields -> NetworkFault.closedAfterwards())
                    .put("stale_afterwards", fields -> NetworkFault.staleAfterwards())
                    .put("idle_timeout", fields -> NetworkFault.idleTimeout(fields.millis("idle_ms", 1, LONGEST_PAUSE)))
                    .put("answers_shifted", fields -> NetworkFault.answersShifted())
                    .put("garbled", fields -> NetworkFault.garbled())
                    .put("answers", fields -> NetworkFault.answers(answer(fields)))
                    .put("then_answers", fields -> NetworkFault.thenAnswers(answer(fields)));

    private NetworkFaultCommands() {}

    private static CannedAnswer answer(Fields fields) {
        var answer = fields.object("answer").getOrElseThrow(() -> fields.refusal("answer", "an object"));
        var canned = canned(answer);
        answer.end();
        return canned;
    }

    private static CannedAnswer canned(Fields answer) {
        var kind = answer.oneOf("status", "gzip_bomb_mib", "endless");
        switch (kind) {
            case "gzip_bomb_mib" -> {
                return CannedAnswer.gzipBomb((int) answer.number(kind, 1, MAX_BOMB_MIB));
            }
            case "endless" -> {
                answer.requireTrue(kind);
                return CannedAnswer.endless();
            }
            default -> {
                var status = (int) answer.number(kind, 200, 999);
                var canned = answer.optionalText("body")
                        .map(body -> CannedAnswer.json(status, body))
                        .getOrElse(() -> CannedAnswer.of(status));
                return answer.textsByName("headers")
                        .foldLeft(canned, (before, header) -> before.with(header._1, header._2));
            }
        }
    }

    static ControlRoute.Action inject(ControlledEmulator target, Map<String, String> path, Fields fields) {
        var proxy = target.proxy();
        var named = fields.choice("fault", FAULTS).apply(fields);
        var fault = fields.has("abruptly") && fields.flag("abruptly") ? named.abruptly() : named;
        var where = where(fields);
        var when = when(fields, fault);
        return () -> {
            when.accept(where.apply(proxy));
            return new JsonObject();
        };
    }

    /** Returns to which requests a fault is applied. */
    private static Function<FaultProxy, NetworkFaultInjection> where(Fields fields) {
        if (fields.has("request")) {
            if (fields.has("operation")) {
                throw ControlRefusal.invalid("fields", "at most one of operation, request", "both");
            }
            var regex = regex(fields);
            return proxy -> proxy.on(regex);
        }
        return fields.has("operation") ? fields.choice("operation", WHERE) : FaultProxy::onOperations;
    }

    private static Function<FaultProxy, NetworkFaultInjection> on(Operation operation) {
        return proxy -> proxy.on(operation);
    }

    private static String regex(Fields fields) {
        var regex = fields.text("request");
        try {
            Pattern.compile(regex);
            return regex;
        } catch (PatternSyntaxException e) {
            throw fields.refusal("request", "a regular expression");
        }
    }

    private static Consumer<NetworkFaultInjection> when(Fields fields, NetworkFault fault) {
        var when = fields.oneOf("next", "percent", "always");
        switch (when) {
            case "next" -> {
                var requests = (int) fields.number(when, 1, FaultCommands.MAX_NEXT);
                return injection -> injection.next(requests, fault);
            }
            case "percent" -> {
                var percent = (int) fields.number(when, 0, 100);
                var seed = fields.optionalNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE)
                        .getOrElse(0L);
                return injection -> injection.percent(percent, seed, fault);
            }
            default -> {
                fields.requireTrue(when);
                return injection -> injection.always(fault);
            }
        }
    }

    static ControlRoute.Action stop(ControlledEmulator target, Map<String, String> path, Fields fields) {
        var proxy = target.proxy();
        return () -> {
            proxy.stop();
            return new JsonObject();
        };
    }

    static ControlRoute.Action counts(ControlledEmulator target, Map<String, String> path, Fields fields) {
        var proxy = target.proxy();
        return () -> {
            var counts = new JsonObject();
            counts.addProperty("connections", proxy.connections());
            counts.addProperty("open_connections", proxy.openConnections());
            counts.addProperty("requests", proxy.requests());
            counts.addProperty("token_requests", proxy.onToken().requests());
            return counts;
        };
    }
}
