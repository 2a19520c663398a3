package dev.helpdesk4j.adapter.fake.control;

import com.google.gson.JsonObject;
import dev.helpdesk4j.adapter.fake.emulator.LongConnections;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.util.function.Consumer;
import java.util.function.Function;

/** Commands for the long connections over which the emulator delivers events. */
final class LongConnectionCommands {

    private static final long LONGEST_DELAY = 60 * 60 * 1000L;
    private static final int MAX_PARTS = 100;

    private static final Map<String, Function<Fields, Consumer<LongConnections>>> FAULTS =
            LinkedHashMap.<String, Function<Fields, Consumer<LongConnections>>>of("cut", fields -> LongConnections::cut)
                    .put("disconnected", fields -> LongConnections::disconnect)
                    .put("garbage", fields -> LongConnections::sendGarbage)
                    .put("silent", fields -> connections -> connections.silent(true))
                    .put("slow", LongConnectionCommands::slow)
                    .put("parts", LongConnectionCommands::parts)
                    .put("wrong_service", fields -> connections -> connections.wrongServiceId(true))
                    .put("refused", LongConnectionCommands::refused)
                    .put("handshake_refused", LongConnectionCommands::handshakeRefused);

    private LongConnectionCommands() {}

    private static Consumer<LongConnections> slow(Fields fields) {
        var delay = fields.millis("delay_ms", 0, LONGEST_DELAY);
        return connections -> connections.slow(delay);
    }

    private static Consumer<LongConnections> parts(Fields fields) {
        var frames = (int) fields.number("frames", 1, MAX_PARTS);
        return connections -> connections.parts(frames);
    }

    private static Consumer<LongConnections> refused(Fields fields) {
        var code = code(fields, "code");
        return connections -> connections.refuse(code);
    }

    private static Consumer<LongConnections> handshakeRefused(Fields fields) {
        var status = code(fields, "status");
        var authCode = Option.when(fields.has("auth_code"), () -> code(fields, "auth_code"));
        return connections -> connections.refuseHandshake(status, authCode);
    }

    private static int code(Fields fields, String name) {
        return (int) fields.number(name, 1, Integer.MAX_VALUE);
    }

    static ControlRoute.Action inject(ControlledEmulator target, Map<String, String> path, Fields fields) {
        return on(target, fields.choice("fault", FAULTS).apply(fields));
    }

    static ControlRoute.Action recover(ControlledEmulator target, Map<String, String> path, Fields fields) {
        return on(target, LongConnections::recover);
    }

    static ControlRoute.Action config(ControlledEmulator target, Map<String, String> path, Fields fields) {
        var count = (int) fields.number("reconnect_count", -1, Integer.MAX_VALUE);
        var interval = seconds(fields, "reconnect_interval_s");
        var nonce = seconds(fields, "reconnect_nonce_s");
        var ping = seconds(fields, "ping_interval_s");
        return on(target, connections -> connections.clientConfig(count, interval, nonce, ping));
    }

    private static int seconds(Fields fields, String name) {
        return (int) fields.number(name, 0, Integer.MAX_VALUE);
    }

    private static ControlRoute.Action on(ControlledEmulator target, Consumer<LongConnections> effect) {
        return () -> {
            effect.accept(target.emulator()
                    .longConnections()
                    .getOrElseThrow(
                            () -> ControlRefusal.conflict("the emulator must serve long connections, got none")));
            return new JsonObject();
        };
    }
}
