package dev.helpdesk4j.adapter.fake;

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
import java.util.function.UnaryOperator;

/** A fixture of the fake, or of an adapter that decorates it; arranges tickets and injects faults. */
public final class FakeFixture implements ProvokedFixture {

    private final FakeHelpdesk fake = FakeHelpdesk.empty();
    private final Helpdesk helpdesk;
    private final Map<Law, String> notApplicable;

    public FakeFixture() {
        this(UnaryOperator.identity(), Map.of());
    }

    /** @param adapter returns the adapter under test for a fake */
    public FakeFixture(UnaryOperator<Helpdesk> adapter, Map<Law, String> notApplicable) {
        this.helpdesk = adapter.apply(fake);
        this.notApplicable = notApplicable;
    }

    @Override
    public Helpdesk helpdesk() {
        return helpdesk;
    }

    @Override
    public Map<Law, String> notApplicable() {
        return notApplicable;
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
        fake.on(operation).next(Fault.of(kind));
    }

    @Override
    public void outage() {
        fake.outage();
    }

    @Override
    public void recover() {
        fake.recover();
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
    public void close() {}
}
