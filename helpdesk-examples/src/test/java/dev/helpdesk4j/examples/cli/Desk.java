package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.adapter.fake.emulator.LongConnections;
import dev.helpdesk4j.adapter.fake.emulator.RecordedRequest;
import dev.helpdesk4j.adapter.fake.emulator.TicketShapes;
import io.vavr.collection.Seq;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** A fake help desk with its emulator, and a command line with valid credentials. */
final class Desk implements AutoCloseable {

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-02T09:00:00Z"));
    private final FakeHelpdesk fake = FakeHelpdesk.builder().clock(clock).build();
    private final HelpdeskEmulator emulator;

    Desk() {
        this(builder -> {});
    }

    private Desk(Consumer<HelpdeskEmulator.Builder> settings) {
        var builder = HelpdeskEmulator.builder(fake).strict();
        settings.accept(builder);
        emulator = builder.start();
    }

    /** Returns a help desk that delivers all events over long connections; a lost one is made again after a second. */
    static Desk withLongConnections() {
        var desk = new Desk(builder -> builder.longConnections(1));
        desk.fake.subscribeToAllEvents();
        desk.longConnections().clientConfig(-1, 1, 1, 120);
        return desk;
    }

    LongConnections longConnections() {
        return emulator.longConnections().get();
    }

    FakeHelpdesk fake() {
        return fake;
    }

    ManualClock clock() {
        return clock;
    }

    /** Sets the shapes of tickets; by default the documented ones. */
    void ticketShapes(TicketShapes shapes) {
        emulator.ticketShapes(shapes);
    }

    String baseUrl() {
        return emulator.baseUrl();
    }

    Map<String, String> environment() {
        return Map.of(
                "FEISHU_APP_ID", emulator.appId(),
                "FEISHU_APP_SECRET", emulator.appSecret(),
                "FEISHU_HELPDESK_ID", emulator.helpdeskId().value(),
                "FEISHU_HELPDESK_TOKEN", emulator.helpdeskToken());
    }

    /** Runs a command on this help desk. */
    Run run(String... args) {
        return Run.of(environment(), Run.with(args, "--base-url", baseUrl()));
    }

    /** Returns the received requests, without those for access tokens. */
    Seq<RecordedRequest> requests() {
        return emulator.requests().filter(request -> !request.target().contains("/auth/"));
    }

    /** Returns the decoded parameters of the last request. */
    String query() {
        var target = requests().last().target();
        return URLDecoder.decode(target.substring(target.indexOf('?') + 1), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        emulator.close();
    }
}
