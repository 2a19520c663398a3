package dev.helpdesk4j.adapter.fake.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.adapter.fake.http.NettyServer;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.ports.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The behavior of the HTTP server itself. */
@Timeout(60)
class ServerTest {

    private static final int MAX_BODY = 4 * 1024 * 1024;

    private final ProxiedDesk desk;

    ServerTest() throws Exception {
        desk = new ProxiedDesk();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/%ZZ", "/tickets?page=%ZZ", "?guest_name=%E6%9", "/tickets/%", "/\u00e6\u009e\u0097", "/a|b{}"})
    void anInvalidUriIsRefusedInAnEnvelope(String target) throws Exception {
        try (var client = new RawClient(desk.emulator.port())) {
            var answer = client.send(desk.find().replace("/" + desk.ticket.value() + " ", target + " "))
                    .answer();

            assertThat(answer).matches("(?s)HTTP/1.1 40[04] .*");
            assertRefusal(answer, 154000);
            assertThat(client.send(desk.find()).answer()).startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "GET / a HTTP/1.1 b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\n: x\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n"
            })
    void malformedHttpIsRefusedInAnEnvelope(String request) throws Exception {
        assertNotHttp(request);
    }

    @Test
    void headersThatAreTooLongAreRefusedInAnEnvelope() throws Exception {
        assertNotHttp("GET /" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertNotHttp("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(1_000_000) + "\r\n\r\n");
    }

    private void assertNotHttp(String request) throws IOException {
        try (var client = new RawClient(desk.emulator.port())) {
            var answer = client.send(request).answer();

            assertThat(answer)
                    .startsWith("HTTP/1.1 400 ")
                    .containsIgnoringCase("connection: close")
                    .contains("it must be HTTP/1.1, got: ");
            assertRefusal(answer, 154000);
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void manyPipelinedRequestsAreAllAnswered() throws Exception {
        try (var client = new RawClient(desk.emulator.port())) {
            client.send("GET /h HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(500));

            for (var request = 0; request < 500; request++) {
                assertThat(client.answer()).startsWith("HTTP/1.1 404");
            }
        }
    }

    @Test
    void aLargeBodyIsRefusedInAnEnvelope() throws Exception {
        try (var client = new RawClient(desk.emulator.port())) {
            var answer = client.send(token(" ".repeat(MAX_BODY + 1))).answer();

            assertThat(answer)
                    .startsWith("HTTP/1.1 413 ")
                    .contains("Request body too large: it must be at most 4194304 bytes");
            assertRefusal(answer, 154000);
            assertThat(desk.emulator.requests().last().body()).isEmpty();
            assertThat(client.send(token(" ".repeat(MAX_BODY))).answer()).startsWith("HTTP/1.1 400 ");
            assertThat(desk.emulator.requests().last().body()).hasSize(MAX_BODY);
        }
    }

    @Test
    void aLargeChunkedBodyIsRefusedInAnEnvelope() throws Exception {
        var chunk = "100000\r\n" + "x".repeat(0x100000) + "\r\n";
        try (var client = new RawClient(desk.emulator.port())) {
            client.send(token("").replace("Content-Length: 0", "Transfer-Encoding: chunked"));

            assertRefusal(client.send(chunk.repeat(5) + "0\r\n\r\n").answer(), 154000);
            assertThat(client.send(desk.find()).answer()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void expectContinueIsAnswered() throws Exception {
        try (var client = new RawClient(desk.emulator.port())) {
            client.send("POST /open-apis/auth/v3/tenant_access_token/internal HTTP/1.1\r\nHost: localhost\r\n"
                    + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");

            assertThat(client.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertRefusal(client.send("{}").answer(), 10003);
        }
    }

    @Test
    void requestsSentAtOnceAreAnsweredInOrder() throws Exception {
        try (var client = new RawClient(desk.emulator.port())) {
            client.send(desk.find() + desk.message() + token("{}") + desk.find());

            assertThat(client.answer()).contains("\"ticket\":");
            assertThat(client.answer()).contains("\"message_id\":");
            assertThat(client.answer()).contains("\"code\":10003");
            assertThat(client.answer()).contains("\"ticket\":");
        }
    }

    @Test
    void theConnectionClosesIfTheClientRequestsIt() throws Exception {
        for (var request : new String[] {
            desk.find().replace("Host:", "Connection: close\r\nHost:"),
            desk.find().replace("HTTP/1.1", "HTTP/1.0")
        }) {
            try (var client = new RawClient(desk.emulator.port())) {
                assertThat(client.send(request).answer()).startsWith("HTTP/1.1 200");
                assertThat(client.rest()).isEmpty();
            }
        }
    }

    @Test
    void anHttp10ClientMayKeepItsConnection() throws Exception {
        var request = desk.find().replace("HTTP/1.1", "HTTP/1.0").replace("Host:", "Connection: keep-alive\r\nHost:");
        try (var client = new RawClient(desk.emulator.port())) {
            assertThat(client.send(request).answer()).containsIgnoringCase("connection: keep-alive");
            assertThat(client.send(request).answer()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void exceptionsAreInternalErrors() throws Exception {
        var fake = FakeHelpdesk.builder().clock(new BrokenClock()).build();
        fake.put(Ticket.builder(desk.ticket).build());
        var findings = new ArrayList<Finding>();
        try (var emulator =
                HelpdeskEmulator.builder(fake).onFinding(findings::add).start()) {
            var client = new Client(emulator);

            var answer = client.post(desk.messages, ProxiedDesk.MESSAGE);

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(Client.code(answer)).isEqualTo(155000);
            assertThat(Client.json(answer)
                            .getAsJsonObject("error")
                            .get("log_id")
                            .getAsString())
                    .isEqualTo(answer.headers().firstValue("X-Tt-Logid").get());
            assertThat(findings).singleElement().extracting(Finding::code).isEqualTo(155000);
            assertThat(fake.calls(Operation.SEND_MESSAGE)).isEqualTo(1);
        }
    }

    @Test
    void hundredsOfConnectionsAreServedAndKept() throws Exception {
        var clients = new ArrayList<RawClient>();
        try {
            for (var i = 0; i < 600; i++) {
                clients.add(new RawClient(desk.emulator.port()));
            }
            for (var round = 0; round < 3; round++) {
                for (var client : clients) {
                    client.send(desk.find());
                }
                for (var client : clients) {
                    assertThat(client.answer()).startsWith("HTTP/1.1 200");
                }
            }
        } finally {
            for (var client : clients) {
                client.close();
            }
        }
    }

    @Test
    void connectionsBeyondTheLimitWaitUntilOthersClose() throws Exception {
        var clients = new ArrayList<RawClient>();
        try (var last = new RawClient(desk.emulator.port())) {
            last.send(desk.find());
            for (var i = 0; i < NettyServer.MAX_CONNECTIONS + 16; i++) {
                clients.add(new RawClient(desk.emulator.port()));
            }
            try (var late = new RawClient(desk.emulator.port())) {
                late.send(desk.find());
                assertThat(last.answer()).startsWith("HTTP/1.1 200");
                for (var client : clients) {
                    client.close();
                }
                assertThat(late.answer()).startsWith("HTTP/1.1 200");
            }
        } finally {
            for (var client : clients) {
                client.close();
            }
        }
    }

    private static String token(String body) {
        return "POST /open-apis/auth/v3/tenant_access_token/internal HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private static void assertRefusal(String answer, int code) {
        assertThat(answer).containsIgnoringCase("\r\nContent-Type: application/json; charset=utf-8\r\n");
        var utf8 = new String(RawClient.bodyOf(answer).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        JsonObject envelope = JsonParser.parseString(utf8).getAsJsonObject();
        assertThat(envelope.get("code").getAsInt()).isEqualTo(code);
        assertThat(envelope.get("msg").getAsString()).isNotBlank();
        assertThat(answer)
                .contains("\r\nX-Tt-Logid: "
                        + envelope.getAsJsonObject("error").get("log_id").getAsString() + "\r\n");
    }

    /** A clock that throws an Error, as incompatible libraries do. */
    private static final class BrokenClock extends Clock {
        @Override
        public Instant instant() {
            throw new NoSuchMethodError("for the test");
        }

        @Override
        public ZoneId getZone() {
            return ManualClock.at(Instant.EPOCH).getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
