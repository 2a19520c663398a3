package dev.helpdesk4j.adapter.fake.emulator;

import static dev.helpdesk4j.adapter.fake.emulator.ProxiedDesk.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.ticket.TicketId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SlowClientsTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final String REFUSED = "GET /open-apis/helpdesk/v1/tickets HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String HALF_A_HEAD = "GET /open-apis/helpdesk/v1/tickets HTTP/1.1\r\nHost: local";

    private final FakeHelpdesk fake = FakeHelpdesk.empty();
    private final TicketId ticket = fake.guest("Lin").opensTicket().id();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var closeable : opened) {
            closeable.close();
        }
    }

    @Test
    void slowClientsHoldNoThreads() throws Exception {
        var emulator = open(HelpdeskEmulator.builder(fake).handlerThreads(1).clientTimeout(LONG));

        slowClients(emulator, 200);

        assertThat(new Client(emulator).get(path()).statusCode()).isEqualTo(200);
        assertThat(threads()).isEqualTo(2);
    }

    @Test
    void requestsTakeNoMoreThreadsThanThereMayBe() throws Exception {
        var emulator = open(HelpdeskEmulator.builder(fake).handlerThreads(4));
        var request = find(new Client(emulator));
        fake.latency(SHORT);

        var clients = new ArrayList<RawClient>();
        for (var i = 0; i < 20; i++) {
            clients.add(new RawClient(emulator.port()).send(request));
        }
        opened.addAll(clients);

        for (var client : clients) {
            assertThat(client.answer()).startsWith("HTTP/1.1 200");
        }
        assertThat(threads()).isEqualTo(5);
    }

    @Test
    void aConnectionWithoutRequestsIsClosed() throws Exception {
        var emulator = open(HelpdeskEmulator.builder(fake).idleTimeout(SHORT));
        var idle = new RawClient(emulator.port());
        opened.add(idle);

        assertThat(idle.send(REFUSED).answer()).startsWith("HTTP/1.1 400");
        assertThat(idle.rest()).isEmpty();
    }

    @Test
    void slowClientsWithLargeBodiesAreDisconnected() throws Exception {
        var emulator = open(HelpdeskEmulator.builder(fake).clientTimeout(Duration.ofSeconds(2)));
        for (var i = 0; i < 8; i++) {
            var slow = new RawClient(emulator.port());
            opened.add(slow);
            slow.send(tokenRequest(4_000_000) + "{");
        }

        try (var client = new RawClient(emulator.port())) {
            var body = " ".repeat(4_000_000);
            assertThat(client.send(tokenRequest(body.length()) + body).answer()).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void unfinishedChunkedBodiesDelayNobody() throws Exception {
        var emulator = open(HelpdeskEmulator.builder(fake).clientTimeout(LONG));
        var head = tokenRequest(0).replace("Content-Length: 0", "Transfer-Encoding: chunked");
        for (var i = 0; i < 8; i++) {
            var slow = new RawClient(emulator.port());
            opened.add(slow);
            slow.send(head + "1\r\n{\r\n");
        }

        try (var client = new RawClient(emulator.port())) {
            assertThat(client.send(head + "2\r\n{}\r\n0\r\n\r\n").answer()).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void largeChunkedBodiesWaitForAPlace() throws Exception {
        var emulator = open(HelpdeskEmulator.builder(fake).clientTimeout(Duration.ofSeconds(2)));
        var head = tokenRequest(0).replace("Content-Length: 0", "Transfer-Encoding: chunked");
        var half = Integer.toHexString(2_000_000) + "\r\n" + " ".repeat(2_000_000) + "\r\n";
        for (var i = 0; i < 8; i++) {
            var slow = new RawClient(emulator.port());
            opened.add(slow);
            slow.send(head + "11000\r\n" + " ".repeat(0x11000) + "\r\n");
        }

        try (var client = new RawClient(emulator.port())) {
            assertThat(client.send(head + half + half + "0\r\n\r\n").answer()).startsWith("HTTP/1.1 400");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "G",
                HALF_A_HEAD,
                "POST /open-apis/auth/v3/tenant_access_token/internal HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{"
            })
    void aRequestThatDoesNotEndIsDisconnected(String beginning) throws Exception {
        var emulator = open(HelpdeskEmulator.builder(fake).handlerThreads(1).clientTimeout(SHORT));
        var slow = new RawClient(emulator.port());
        opened.add(slow);

        assertThat(slow.send(beginning).rest()).isEmpty();

        assertThat(new Client(emulator).get(path()).statusCode()).isEqualTo(200);
    }

    @Test
    void anAnswerThatIsNotReadIsAbandoned() throws Exception {
        for (var i = 0; i < 200; i++) {
            fake.put(ticket, message(i, "x".repeat(100_000)));
        }
        var emulator = open(HelpdeskEmulator.builder(fake).handlerThreads(1).clientTimeout(SHORT));
        var client = new Client(emulator);
        var unread = new RawClient(emulator.port());
        opened.add(unread);

        unread.send(find(client).replace(" HTTP", "/messages?page_size=200 HTTP"));

        assertThat(unread.head()).startsWith("HTTP/1.1 200");
        assertThat(client.get(path()).statusCode()).isEqualTo(200);
    }

    @Test
    void aSlowServiceIsNoSlowClient() throws Exception {
        var emulator = open(HelpdeskEmulator.builder(fake).handlerThreads(1).clientTimeout(SHORT));
        var client = new Client(emulator);
        fake.latency(SHORT.multipliedBy(5));

        assertThat(client.get(path()).statusCode()).isEqualTo(200);
    }

    @Test
    void nothingIsLeftOfAnEmulatorThatIsClosed() throws Exception {
        var emulator = open(HelpdeskEmulator.builder(fake).handlerThreads(2).clientTimeout(LONG));
        slowClients(emulator, 5);
        fake.latency(LONG);
        var waiting = find(emulator, new Client(emulator).token());
        eventually(() -> threads() == 2);

        emulator.close();

        eventually(() -> threads() == 0);
        assertThat(waiting).failsWithin(Duration.ofSeconds(30));
    }

    private HelpdeskEmulator open(HelpdeskEmulator.Builder builder) {
        var emulator = builder.start();
        opened.add(emulator);
        return emulator;
    }

    private List<RawClient> slowClients(HelpdeskEmulator emulator, int count) throws IOException {
        var clients = new ArrayList<RawClient>();
        for (var i = 0; i < count; i++) {
            clients.add(new RawClient(emulator.port()).send(HALF_A_HEAD));
        }
        opened.addAll(clients);
        return clients;
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("helpdesk-emulator"))
                .count();
    }

    private static String tokenRequest(int length) {
        return "POST /open-apis/auth/v3/tenant_access_token/internal HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                + length + "\r\n\r\n";
    }

    private CompletableFuture<HttpResponse<String>> find(HelpdeskEmulator emulator, String token) {
        var client = new Client(emulator);
        return CompletableFuture.supplyAsync(() -> {
            try {
                return client.call(client.request(path(), token).GET());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private String find(Client client) throws IOException, InterruptedException {
        return "GET /open-apis/" + path() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + client.token()
                + "\r\nX-Lark-Helpdesk-Authorization: " + client.helpdeskAuthorization() + "\r\n\r\n";
    }

    private String path() {
        return "helpdesk/v1/tickets/" + ticket.value();
    }

    private static Message message(int id, String text) {
        return Message.builder(MessageId.of("m" + id), new MessageContent.Text(text))
                .build();
    }
}
