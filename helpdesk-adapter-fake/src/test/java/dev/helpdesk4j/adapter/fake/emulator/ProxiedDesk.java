package dev.helpdesk4j.adapter.fake.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.domain.ticket.TicketId;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A help desk with one ticket, its emulator, and a proxy in front of it. */
final class ProxiedDesk implements AutoCloseable {

    static final String MESSAGE = "{\"msg_type\":\"text\",\"content\":{\"text\":\"Hello\"}}";

    final FakeHelpdesk fake = FakeHelpdesk.empty();
    final TicketId ticket = fake.guest("Lin").opensTicket().id();
    final HelpdeskEmulator emulator = HelpdeskEmulator.builder(fake).strict().start();
    final FaultProxy proxy = FaultProxy.to(emulator);
    final Client client = new Client(emulator, proxy.baseUrl());
    final String find = "helpdesk/v1/tickets/" + ticket.value();
    final String messages = find + "/messages";

    private final String credentials;

    ProxiedDesk() throws IOException, InterruptedException {
        credentials = "Host: localhost\r\nAuthorization: Bearer " + new Client(emulator).token()
                + "\r\nX-Lark-Helpdesk-Authorization: " + client.helpdeskAuthorization() + "\r\n";
    }

    RawClient connect() throws IOException {
        return new RawClient(proxy.port());
    }

    /** Returns the raw request to find the ticket. */
    String find() {
        return "GET /open-apis/" + find + " HTTP/1.1\r\n" + credentials + "\r\n";
    }

    /** Returns the raw request to send a message. */
    String message() {
        return "POST /open-apis/" + messages + " HTTP/1.1\r\n" + credentials
                + "Content-Type: application/json; charset=utf-8\r\nContent-Length: " + MESSAGE.length() + "\r\n\r\n"
                + MESSAGE;
    }

    static void eventually(BooleanSupplier holds) {
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!holds.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(100_000);
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }

    @Override
    public void close() {
        proxy.close();
        emulator.close();
    }
}
