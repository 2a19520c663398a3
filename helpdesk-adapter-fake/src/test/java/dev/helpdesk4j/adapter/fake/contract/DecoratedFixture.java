package dev.helpdesk4j.adapter.fake.contract;

import dev.helpdesk4j.adapter.fake.FakeFixture;
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

/** An adapter that stands on the fake, which its tests arrange and provoke. */
final class DecoratedFixture implements ProvokedFixture {

    private final FakeFixture fake = new FakeFixture();
    private final Helpdesk helpdesk;
    private final Map<Law, String> notApplicable;

    DecoratedFixture(UnaryOperator<Helpdesk> adapter, Map<Law, String> notApplicable) {
        this.helpdesk = adapter.apply(fake.helpdesk());
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
        fake.has(ticket);
    }

    @Override
    public void has(TicketId ticket, Message message) {
        fake.has(ticket, message);
    }

    @Override
    public void prohibits(String host) {
        fake.prohibits(host);
    }

    @Override
    public Seq<OutgoingMessage> arrived(TicketId ticket) {
        return fake.arrived(ticket);
    }

    @Override
    public void nextFails(Operation operation, HelpdeskFailure.Kind kind) {
        fake.nextFails(operation, kind);
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
    public void close() {
        fake.close();
    }
}
