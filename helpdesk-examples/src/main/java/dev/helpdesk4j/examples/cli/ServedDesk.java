package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.ShiftedClock;
import dev.helpdesk4j.adapter.fake.control.EmulatorControl;
import dev.helpdesk4j.adapter.fake.emulator.FaultProxy;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** A running emulator: alone, or behind a fault proxy and with a control. */
final class ServedDesk implements AutoCloseable {

    private final Map<String, String> exports = new LinkedHashMap<>();
    private final Deque<Runnable> stops = new ArrayDeque<>();
    private Runnable webhookCheck = () -> {};

    private ServedDesk() {}

    /**
     * Starts the emulator.
     *
     * @param port the port of the emulator, or 0 for any free one
     * @throws java.io.UncheckedIOException if the port is taken
     */
    static ServedDesk alone(HelpdeskEmulator.Builder builder, int port) {
        var desk = new ServedDesk();
        desk.started(builder.port(port).start());
        return desk;
    }

    /**
     * Starts the emulator, a fault proxy in front of it, and a control of both.
     *
     * @param port the port of the proxy, or 0 for any free one
     * @param fake the help desk that the emulator serves
     * @param clock the clock of the help desk and the emulator
     * @throws java.io.UncheckedIOException if the port is taken
     */
    static ServedDesk controlled(HelpdeskEmulator.Builder builder, int port, FakeHelpdesk fake, ShiftedClock clock) {
        var desk = new ServedDesk();
        try {
            var emulator = desk.started(builder.start());
            var proxy = FaultProxy.to(emulator, port);
            desk.stops.push(proxy::close);
            var control = EmulatorControl.builder(fake, emulator)
                    .proxy(proxy)
                    .clock(clock)
                    .start();
            desk.stops.push(control::close);
            desk.exports.put("FEISHU_BASE_URL", proxy.baseUrl());
            desk.exports.put("HELPDESK_CONTROL_TOKEN", control.token());
            desk.exports.put("HELPDESK_CONTROL_URL", control.baseUrl());
            return desk;
        } catch (RuntimeException e) {
            desk.close();
            throw e;
        }
    }

    private HelpdeskEmulator started(HelpdeskEmulator emulator) {
        stops.push(emulator::close);
        webhookCheck = emulator::checkWebhook;
        exports.put("FEISHU_APP_ID", emulator.appId());
        exports.put("FEISHU_APP_SECRET", emulator.appSecret());
        exports.put("FEISHU_HELPDESK_ID", emulator.helpdeskId().value());
        exports.put("FEISHU_HELPDESK_TOKEN", emulator.helpdeskToken());
        exports.put("FEISHU_BASE_URL", emulator.baseUrl());
        return emulator;
    }

    /** Returns the base URL for clients. */
    String baseUrl() {
        return exports.getOrDefault("FEISHU_BASE_URL", "");
    }

    /** Returns the environment variables of clients and of users of the control. */
    Map<String, String> exports() {
        return exports;
    }

    /**
     * Checks the URL of the webhook.
     *
     * @throws IllegalStateException if it does not return the challenge
     */
    void checkWebhook() {
        webhookCheck.run();
    }

    /** Stops what was started, in reverse order. */
    @Override
    public void close() {
        stops.forEach(Runnable::run);
    }
}
