package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.adapter.fake.SentMessage;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.adapter.fake.emulator.TicketShapes;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.contract.Law;
import dev.helpdesk4j.ports.contract.ProvokedFixture;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.Map;

/** The Retrofit adapter over real HTTP to the emulator. */
final class EmulatorFixture implements ProvokedFixture {

    private final FakeHelpdesk fake = FakeHelpdesk.empty();
    private final TicketShapes shapes;
    private HelpdeskEmulator emulator;
    private final FeishuApp app;

    EmulatorFixture() {
        this(TicketShapes.DOCUMENTED);
    }

    EmulatorFixture(TicketShapes shapes) {
        this.shapes = shapes;
        emulator = start(0);
        app = FeishuApp.builder(emulator.appId(), emulator.appSecret())
                .baseUrl(emulator.baseUrl())
                .attemptTimeout(Duration.ofMinutes(5))
                .deadline(Duration.ofMinutes(5))
                .maxAttempts(1)
                .withoutLimits(Operation.values())
                .build();
    }

    @Override
    public Map<Law, String> notApplicable() {
        return switch (shapes) {
            case DOCUMENTED -> Map.of(Law.SEVERAL_COMMENTS, "the documented shapes contain one comment and one reason");
            case REPORTED -> Map.of();
        };
    }

    @Override
    public Helpdesk helpdesk() {
        return app.helpdesk(emulator.helpdeskId(), emulator.helpdeskToken());
    }

    FakeHelpdesk fake() {
        return fake;
    }

    HelpdeskEmulator emulator() {
        return emulator;
    }

    @Override
    public void has(Ticket ticket) {
        fake.put(ticket);
    }

    @Override
    public void has(TicketId ticket, Message message) {
        fake.put(ticket, message);
    }

    @Override
    public void prohibits(String host) {
        fake.prohibitHost(host);
    }

    @Override
    public Seq<OutgoingMessage> arrived(TicketId ticket) {
        return fake.sent().filter(sent -> sent.ticket().equals(ticket)).map(SentMessage::message);
    }

    @Override
    public void nextFails(Operation operation, HelpdeskFailure.Kind kind) {
        // If a pooled connection is closed without a response, a read is sent again at once over a new one.
        var twice = kind == HelpdeskFailure.Kind.UNREACHABLE
                && operation.semantics().isRepeatable();
        fake.on(operation).next(twice ? 2 : 1, Fault.of(kind));
    }

    @Override
    public void outage() {
        emulator.close();
    }

    @Override
    public void recover() {
        emulator = start(emulator.port());
    }

    private HelpdeskEmulator start(int port) {
        return HelpdeskEmulator.builder(fake)
                .strict()
                .port(port)
                .ticketShapes(shapes)
                .start();
    }

    @Override
    public void latency(Duration latency) {
        fake.latency(latency);
    }

    @Override
    public int calls(Operation operation) {
        return fake.calls(operation);
    }

    @Override
    public void close() {
        app.close();
        emulator.close();
    }
}
