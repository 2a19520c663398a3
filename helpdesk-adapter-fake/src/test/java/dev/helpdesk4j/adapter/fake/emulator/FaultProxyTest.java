package dev.helpdesk4j.adapter.fake.emulator;

import static dev.helpdesk4j.adapter.fake.emulator.Client.code;
import static dev.helpdesk4j.adapter.fake.emulator.ProxiedDesk.MESSAGE;
import static dev.helpdesk4j.adapter.fake.emulator.ProxiedDesk.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.ports.Operation;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultProxyTest {

    private static final NetworkFault TEAPOT = NetworkFault.answers(CannedAnswer.of(418));

    private final ProxiedDesk desk;

    FaultProxyTest() throws Exception {
        desk = new ProxiedDesk();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void withoutFaultsAClientIsAtTheEmulator() throws Exception {
        assertThat(code(desk.client.get(desk.find))).isZero();
        assertThat(code(desk.client.post(desk.messages, MESSAGE))).isZero();

        assertThat(desk.fake.sent()).hasSize(1);
        assertThat(desk.proxy.requests()).isEqualTo(2);
        assertThat(desk.proxy.onToken().requests()).isEqualTo(2);
    }

    @Test
    void manyRequestsTakeOneConnection() throws Exception {
        try (var client = desk.connect()) {
            for (var request = 0; request < 1000; request++) {
                assertThat(client.send(desk.find()).answer()).startsWith("HTTP/1.1 200");
            }
        }

        assertThat(desk.proxy.connections()).isEqualTo(1);
        assertThat(desk.proxy.requests()).isEqualTo(1000);
        assertThat(desk.fake.calls(Operation.FIND_TICKET)).isEqualTo(1000);
        eventually(() -> desk.proxy.openConnections() == 0);
    }

    @Test
    void expectContinueIsAnsweredByTheProxy() throws Exception {
        try (var client = desk.connect()) {
            var message = desk.message().replace("Host:", "Expect: 100-continue\r\nHost:");
            client.send(message.substring(0, message.indexOf("\r\n\r\n") + 4));

            assertThat(client.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(client.send(MESSAGE).answer()).startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -2\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8388609\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
            })
    void aMalformedRequestIsRefusedWithTheReason(String request) throws Exception {
        try (var client = desk.connect()) {
            var answer = client.send(request).answer();

            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":154000");
        }
    }

    @Test
    void longHeadsAreRefusedWithTheReason() throws Exception {
        try (var client = desk.connect()) {
            client.send("GET / HTTP/1.1\r\n" + ("X: " + "x".repeat(60_000) + "\r\n").repeat(3) + "\r\n");

            assertThat(client.answer()).startsWith("HTTP/1.1 400 ").contains("a head must have at most 131072 bytes");
        }
    }

    @Test
    void emptyLinesBeforeARequestAreIgnored() throws Exception {
        try (var client = desk.connect()) {
            assertThat(client.send("\r\n\r\n" + desk.find()).answer()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void anExpressionThatOverflowsTheStackDoesNotMatch() throws Exception {
        desk.proxy.on("GET (.|x)*").always(TEAPOT);

        try (var client = desk.connect()) {
            var request = "GET /?" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";

            assertThat(client.send(request).answer()).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void anAbsoluteTargetIsOfTheSameOperation() throws Exception {
        desk.proxy.on(Operation.FIND_TICKET).next(TEAPOT);

        try (var client = desk.connect()) {
            var request = desk.find().replace("GET /", "GET http://127.0.0.1:" + desk.proxy.port() + "/");

            assertThat(client.send(request).answer()).startsWith("HTTP/1.1 418");
        }
    }

    @Test
    void theConnectionClosesAfterARequestToClose() throws Exception {
        try (var client = desk.connect()) {
            var answer = client.send(desk.find().replace("Host:", "Connection: close\r\nHost:"))
                    .rest();

            assertThat(answer).startsWith("HTTP/1.1 200").endsWith("}");
        }
    }

    @Test
    void manyClientsComeAtOnce() throws Exception {
        var clients = Executors.newFixedThreadPool(32);
        try {
            var calls = new ArrayList<Callable<Integer>>();
            for (var call = 0; call < 640; call++) {
                desk.proxy.on(Operation.FIND_TICKET).next(call % 2 == 0 ? TEAPOT : NetworkFault.none());
                calls.add(() -> {
                    try (var client = desk.connect()) {
                        return Integer.parseInt(
                                client.send(desk.find()).answer().substring(9, 12));
                    }
                });
            }
            var statuses = new ArrayList<Integer>();
            for (var status : clients.invokeAll(calls)) {
                statuses.add(status.get());
            }
            assertThat(statuses).filteredOn(status -> status == 200).hasSize(320);
            assertThat(statuses).filteredOn(status -> status == 418).hasSize(320);
        } finally {
            clients.shutdownNow();
        }
        assertThat(desk.proxy.connections()).isEqualTo(640);
        assertThat(desk.fake.calls(Operation.FIND_TICKET)).isEqualTo(320);
        eventually(() -> desk.proxy.openConnections() == 0);
    }

    @Test
    void bodiesInChunksPassBothWays() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var body = exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        try (var proxy = FaultProxy.to(server.getAddress().getPort());
                var client = new RawClient(proxy.port())) {
            for (var request = 0; request < 2; request++) {
                client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");

                assertThat(client.head()).containsIgnoringCase("Transfer-encoding: chunked");
                assertThat(client.bytes(15)).isEqualTo("5\r\nhello\r\n0\r\n\r\n");
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aServerThatClosesWithoutAnAnswerIsHeard() throws Exception {
        desk.fake.on(Operation.SEND_MESSAGE).next(Fault.answerLost());

        try (var client = desk.connect()) {
            assertThat(client.send(desk.message()).rest()).isEmpty();
        }
        assertThat(desk.fake.sent()).hasSize(1);
    }

    @Test
    void anOperationIsRecognisedByAPathWithDoubledSlashes() throws Exception {
        desk.proxy.on(Operation.FIND_TICKET).next(NetworkFault.answers(CannedAnswer.of(418)));

        try (var client = desk.connect()) {
            assertThat(client.send(desk.find().replace("GET /", "GET //")).answer())
                    .startsWith("HTTP/1.1 418");
        }
    }

    @Test
    void aServerMayCloseWhatIsIdle() throws Exception {
        try (var client = desk.connect()) {
            client.send(desk.find()).answer();
            desk.emulator.close();

            try (var again = HelpdeskEmulator.builder(desk.fake)
                    .port(desk.emulator.port())
                    .start()) {
                assertThat(client.send(desk.find()).answer()).contains("99991663");
                assertThat(again.requests()).hasSize(1);
            }
        }
    }

    @Test
    void withoutAServerConnectionsEnd() throws Exception {
        desk.emulator.close();

        try (var client = desk.connect()) {
            assertThat(client.send(desk.find()).rest()).isEmpty();
        }
    }

    @Test
    void faultsOfTheProxyDoNotAffectAccessTokens() throws Exception {
        desk.proxy.next(2, TEAPOT);

        assertThat(desk.client.get(desk.find).statusCode()).isEqualTo(418);
        assertThat(desk.client.post(desk.messages, MESSAGE).statusCode()).isEqualTo(418);
        assertThat(desk.client.get(desk.find).statusCode()).isEqualTo(200);
        assertThat(desk.proxy.requests()).isEqualTo(3);
    }

    @Test
    void theTokenHasFaultsOfItsOwn() throws Exception {
        desk.proxy.onToken().next(TEAPOT);

        assertThat(desk.client.requestToken("a", "b").statusCode()).isEqualTo(418);
        assertThat(desk.emulator.tokenRequests()).isEqualTo(1);
        assertThat(desk.proxy.onToken().requests()).isEqualTo(1);
        assertThat(desk.proxy.requests()).isZero();
    }

    @Test
    void eachOperationHasFaultsOfItsOwn() throws Exception {
        for (var operation : Operation.values()) {
            desk.proxy.on(operation).always(NetworkFault.answers(CannedAnswer.of(600 + operation.ordinal())));
        }

        assertThat(desk.client.get(desk.find).statusCode()).isEqualTo(600);
        assertThat(desk.client.get("helpdesk/v1/tickets?page=1").statusCode()).isEqualTo(601);
        assertThat(desk.client.get("helpdesk/v1/tickets").statusCode()).isEqualTo(601);
        assertThat(desk.client.get(desk.messages + "?page=1").statusCode()).isEqualTo(602);
        assertThat(desk.client.post(desk.messages, MESSAGE).statusCode()).isEqualTo(603);
        assertThat(desk.proxy.on(Operation.SEARCH_TICKETS).requests()).isEqualTo(2);
        assertThat(desk.proxy.on(Operation.SEND_MESSAGE).requests()).isEqualTo(1);
        assertThat(desk.proxy.requests()).isEqualTo(5);
    }

    @Test
    void faultsOfSelectedRequestsPrecedeThoseOfAll() throws Exception {
        desk.proxy.always(NetworkFault.answers(CannedAnswer.of(600)));
        desk.proxy.on("GET .*[?&]page=2(&.*)?").always(NetworkFault.answers(CannedAnswer.of(601)));
        desk.proxy.on("GET .*[?&]page=2(&.*)?").next(NetworkFault.answers(CannedAnswer.of(602)));

        assertThat(desk.client.get("helpdesk/v1/tickets?page=1").statusCode()).isEqualTo(600);
        assertThat(desk.client.get("helpdesk/v1/tickets?page=2").statusCode()).isEqualTo(602);
        assertThat(desk.client.get("helpdesk/v1/tickets?page=2").statusCode()).isEqualTo(601);
        desk.proxy.stop();
        assertThat(desk.client.get("helpdesk/v1/tickets?page=2").statusCode()).isEqualTo(200);
        assertThat(desk.proxy.on("GET .*[?&]page=2(&.*)?").requests()).isEqualTo(3);
    }

    @Test
    void aSingleTicketCanHaveFaultsOfItsOwn() throws Exception {
        desk.proxy.on("POST .*/tickets/other/messages").always(TEAPOT);

        var answer = desk.client.call(desk.client
                .request("helpdesk/v1/tickets/other/messages", desk.client.token())
                .POST(BodyPublishers.ofString(MESSAGE)));

        assertThat(answer.statusCode()).isEqualTo(418);
        assertThat(code(desk.client.post(desk.messages, MESSAGE))).isZero();
    }

    @Test
    void itListensOnTheGivenPort() throws Exception {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        try (var proxy = FaultProxy.to(desk.emulator, free)) {
            assertThat(proxy.baseUrl()).isEqualTo("http://127.0.0.1:" + free);
            assertThat(code(new Client(desk.emulator, proxy.baseUrl()).get(desk.find)))
                    .isZero();
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        assertThatThrownBy(() -> FaultProxy.to(desk.emulator, desk.proxy.port()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the proxy cannot listen on port " + desk.proxy.port());
    }

    @Test
    void invalidArgumentsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> desk.proxy.next(0, TEAPOT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.proxy.on("("))
                .withMessageContaining("(");
        assertThatIllegalArgumentException().isThrownBy(() -> FaultProxy.to(0));
        assertThatIllegalArgumentException().isThrownBy(() -> FaultProxy.to(65536));
    }

    @Test
    void nothingIsLeftOfAProxyThatIsClosed() throws Exception {
        desk.proxy.on(Operation.SEND_MESSAGE).next(NetworkFault.answerStalled());
        desk.proxy.on(Operation.FIND_TICKET).next(NetworkFault.answers(CannedAnswer.endless()));
        try (var idle = desk.connect();
                var stalled = desk.connect();
                var unread = desk.connect()) {
            stalled.send(desk.message());
            unread.send(desk.find()).head();
            eventually(() -> desk.fake.sent().size() == 1 && desk.proxy.connections() == 3);

            desk.proxy.close();

            assertThat(desk.proxy.openConnections()).isZero();
            assertThat(idle.rest()).isEmpty();
            assertThat(stalled.rest()).isEmpty();
        }
        assertThatExceptionOfType(ConnectException.class).isThrownBy(desk::connect);
        eventually(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("fault-proxy")));
        desk.proxy.close();
    }
}
