package dev.helpdesk4j.adapter.fake.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.helpdesk4j.adapter.fake.EventTransport;
import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.domain.event.EventId;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long connections on real sockets, with redelivery by a simulated clock. */
@Timeout(60)
class LongConnectionsTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final ManualClock clock = ManualClock.at(NINE);
    private final FakeHelpdesk fake = FakeHelpdesk.builder().clock(clock).build();
    private final HelpdeskEmulator emulator =
            HelpdeskEmulator.builder(fake).longConnections(1).start();
    private final List<SocketClient> clients = new ArrayList<>();

    @BeforeEach
    void subscribe() {
        fake.subscribeToAllEvents();
    }

    @AfterEach
    void close() {
        clients.forEach(SocketClient::close);
        emulator.close();
    }

    private LongConnections connections() {
        return emulator.longConnections().get();
    }

    private SocketClient connect() throws Exception {
        return connect(SocketClient.url(emulator));
    }

    private SocketClient connect(URI url) {
        var client = SocketClient.to(url);
        clients.add(client);
        return client;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the condition must be true in time");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    @Test
    void anEventIsAFrameWithItsJson() throws Exception {
        var client = connect();

        fake.guest("Lin").opensTicket();

        var frame = client.next();
        assertThat(frame.method()).isEqualTo(ConnectionFrame.DATA);
        assertThat(frame.service()).isEqualTo(33554678);
        assertThat(frame.header("type")).contains("event");
        assertThat(frame.header("sum")).contains("1");
        assertThat(frame.header("seq")).contains("0");
        assertThat(frame.header("timestamp")).contains("1772442000000");
        var header = json(frame.text()).getAsJsonObject("header");
        assertThat(header.get("event_type").getAsString()).isEqualTo("helpdesk.ticket.created_v1");
        assertThat(header.get("app_id").getAsString()).isEqualTo(emulator.appId());
        assertThat(header.get("token").getAsString()).isEmpty();
    }

    @Test
    void anAcknowledgedEventIsNotDeliveredAgain() throws Exception {
        var client = connect();
        fake.guest("Lin").opensTicket();

        var id = client.acknowledgeNext(200);

        client.ping();
        assertThat(connections().isIdle()).isTrue();
        assertThat(connections().pending()).isEmpty();
        assertThat(connections().attempts())
                .containsExactly(new DeliveryAttempt(
                        EventId.of(id), "helpdesk.ticket.created_v1", 1, NINE, Option.some(200), Option.none()));
    }

    @Test
    void anAcknowledgementCountsOnce() throws Exception {
        var client = connect();
        fake.guest("Lin").opensTicket();
        var event = client.next();

        client.acknowledge(event, "{\"code\":200}");
        client.acknowledge(event, "{\"code\":500}");

        client.ping();
        assertThat(connections().attempts()).hasSize(1);
        assertThat(connections().pending()).isEmpty();
    }

    @Test
    void aFailedEventIsDeliveredAgainOnTheDocumentedSchedule() throws Exception {
        var client = connect();
        fake.guest("Lin").opensTicket();
        var id = client.acknowledgeNext(500);

        for (var delay :
                List.of(Duration.ofSeconds(15), Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(6))) {
            client.ping();
            assertThat(connections().pending())
                    .extracting(PendingDelivery::dueAt)
                    .containsExactly(clock.instant().plus(delay));
            clock.advance(delay);
            assertThat(client.acknowledgeNext(500)).isEqualTo(id);
        }

        client.ping();
        assertThat(connections().pending()).isEmpty();
        assertThat(connections().abandoned()).isEqualTo(1);
        assertThat(connections().attempts())
                .extracting(DeliveryAttempt::failure)
                .containsOnly(Option.some("code 500"));
    }

    @Test
    void anEventWithoutAcknowledgementIsDeliveredAgain() throws Exception {
        var client = connect();
        fake.guest("Lin").opensTicket();
        var first = client.next();

        clock.advance(Duration.ofSeconds(15));

        var second = client.next();
        assertThat(SocketClient.eventId(second)).isEqualTo(SocketClient.eventId(first));
        assertThat(second.header("message_id")).isNotEqualTo(first.header("message_id"));
        assertThat(connections().attempts().head().failure()).contains("no acknowledgement within 3000 ms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"code\":\"200\"}",
                "{\"code\":null}",
                "{\"code\":200.5}",
                // 200 if only the last 32 bits counted.
                "{\"code\":4294967496}",
                "{\"code\":1e999999999}",
                "{\"code\":200"
            })
    void anAcknowledgementWithoutACodeIsAFailure(String payload) throws Exception {
        var client = connect();
        fake.guest("Lin").opensTicket();

        client.acknowledge(client.next(), payload);

        client.ping();
        assertThat(connections().attempts().head().status()).contains(0);
        assertThat(connections().pending()).hasSize(1);
    }

    @Test
    void anEventWithoutAConnectionIsDeliveredLater() throws Exception {
        fake.guest("Lin").opensTicket();
        await(() -> connections().isIdle());
        assertThat(connections().attempts().head().failure()).contains("no connection");
        var client = connect();

        clock.advance(Duration.ofSeconds(15));

        client.acknowledgeNext(200);
    }

    @Test
    void aTicketsNextEventWaitsForTheAcknowledgement() throws Exception {
        var client = connect();
        fake.guest("Lin").opensTicket().guestSays("The VPN is down");
        var opened = client.next();
        client.ping();

        client.acknowledge(opened, "{\"code\":200}");

        assertThat(client.next().text()).contains("The VPN is down");
    }

    @Test
    void sixteenTicketsHaveAnEventInFlight() throws Exception {
        var client = connect();
        for (var i = 0; i < 17; i++) {
            fake.guest("Lin").opensTicket();
        }
        var first = client.next();
        for (var i = 1; i < 16; i++) {
            client.next();
        }
        client.ping();
        assertThat(connections().pending()).hasSize(1);

        client.acknowledge(first, "{\"code\":200}");

        client.next();
    }

    @Test
    void anEventCanBeDuplicatedAndLost() throws Exception {
        var client = connect();
        fake.guest("Lin").opensTicket();
        var id = client.acknowledgeNext(200);
        connections().transport(EventTransport.inOrder().losingAll());
        fake.guest("Anna").opensTicket();

        assertThat(connections().duplicate(EventId.of(id))).isTrue();
        assertThat(connections().duplicate(EventId.of("unknown"))).isFalse();

        assertThat(client.acknowledgeNext(200)).isEqualTo(id);
        assertThat(connections().lost()).isEqualTo(1);
    }

    @Test
    void aPongHasWhatClientsAreToDo() throws Exception {
        var client = connect();
        connections().clientConfig(3, 4, 5, 6);

        client.sendPing();

        var config = "{\"ReconnectCount\":3,\"ReconnectInterval\":4,\"ReconnectNonce\":5,\"PingInterval\":6}";
        assertThat(client.next().text()).isEqualTo(config);
        assertThat(SocketClient.requested(emulator).getAsJsonObject("data").get("ClientConfig"))
                .hasToString(config);
    }

    @Test
    void aCutConnectionEndsWithoutAClosingFrame() throws Exception {
        var client = connect();

        connections().cut();

        assertThat(client.end()).isEqualTo(1006);
        await(() -> connections().open() == 0);
    }

    @Test
    void aClosedConnectionEndsWithItsCode() throws Exception {
        var client = connect();

        connections().disconnect();

        assertThat(client.end()).isEqualTo(1001);
        await(() -> connections().open() == 0);
    }

    @Test
    void aSilentConnectionRemainsOpen() throws Exception {
        var client = connect();
        connections().silent(true);
        fake.guest("Lin").opensTicket();
        await(() -> connections().isIdle());
        assertThat(client.hasReceived()).isFalse();

        connections().recover();

        client.ping();
        clock.advance(Duration.ofSeconds(15));
        client.acknowledgeNext(200);
    }

    @Test
    void slowFramesAreLateButInOrder() throws Exception {
        var client = connect();
        connections().slow(Duration.ofMillis(200));
        connections().parts(3);
        var start = System.nanoTime();
        fake.guest("Lin").opensTicket();

        for (var part = 0; part < 3; part++) {
            assertThat(client.headerOfNext("seq")).isEqualTo("" + part);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 100})
    void thePartsOfAnEventAreItsJson(int frames) throws Exception {
        var client = connect();
        connections().parts(frames);
        var story = fake.guest("Lin").opensTicket();

        // Each part may end within a character, so that only their bytes can be joined; this event is ASCII.
        var joined = new StringBuilder();
        for (var part = 0; part < frames; part++) {
            var frame = client.next();
            assertThat(frame.header("sum")).contains("" + frames);
            assertThat(frame.header("seq")).contains("" + part);
            joined.append(frame.text());
        }
        assertThat(json(joined.toString())
                        .getAsJsonObject("event")
                        .get("ticket_id")
                        .getAsString())
                .isEqualTo(story.id().value());
    }

    @Test
    void garbageIsNoFrame() throws Exception {
        var client = connect();

        connections().sendGarbage();

        assertThat(ConnectionFrame.of(client.nextMessage())).isEmpty();
        client.ping();
    }

    @Test
    void aWrongServiceIdHasNoPong() throws Exception {
        connections().wrongServiceId(true);
        var client = connect();

        client.sendPing();
        fake.guest("Lin").opensTicket();

        assertThat(client.next().header("type")).contains("event");
    }

    @Test
    void requestsAreRefusedByCode() throws Exception {
        connections().refuse(403);
        assertThat(SocketClient.requested(emulator))
                .hasToString("{\"code\":403,\"msg\":\"refused on demand\",\"data\":{}}");

        connections().recover();

        connect().ping();
    }

    @Test
    void handshakesAreRefusedByHeaders() throws Exception {
        connections().refuseHandshake(514, Option.some(1000040350));
        assertThatThrownBy(this::connect).hasMessage("400, 514, refused on demand, 1000040350");
        connections().refuseHandshake(403, Option.none());
        assertThatThrownBy(this::connect).hasMessage("400, 403, refused on demand, none");

        connections().recover();

        connect().ping();
    }

    @Test
    void recoveringEndsEveryFault() throws Exception {
        connections().silent(true);
        connections().slow(Duration.ofHours(1));
        connections().parts(7);
        connections().wrongServiceId(true);
        connections().refuse(1);
        connections().refuseHandshake(403, Option.none());

        connections().recover();

        var client = connect();
        client.ping();
        fake.guest("Lin").opensTicket();
        assertThat(client.headerOfNext("sum")).isEqualTo("1");
    }

    @Test
    void faultsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> connections().slow(Duration.ofHours(1).plusMillis(1)))
                .withMessage("delay must be 0 to 1 hour, got PT1H0.001S");
        assertThatIllegalArgumentException().isThrownBy(() -> connections().slow(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> connections().parts(0))
                .withMessage("frames of an event must be 1 to 100, got 0");
        assertThatIllegalArgumentException().isThrownBy(() -> connections().parts(101));
    }

    @Test
    void wrongCredentialsAreRefused() throws Exception {
        assertThat(SocketClient.requested(emulator, "another secret")
                        .get("code")
                        .getAsInt())
                .isEqualTo(514);
    }

    @Test
    void aUrlOpensOneConnection() throws Exception {
        var url = SocketClient.url(emulator);
        connect(url);

        assertThatThrownBy(() -> connect(url))
                .hasMessage("400, 514, the ticket must be one that was issued and not used, none");
    }

    @Test
    void theLastThousandUrlsCanBeUsed() throws Exception {
        var first = SocketClient.url(emulator);
        var second = SocketClient.url(emulator);
        for (var i = 0; i < 999; i++) {
            SocketClient.url(emulator);
        }

        assertThatThrownBy(() -> connect(first)).isInstanceOf(SocketClient.Refused.class);
        connect(second).ping();
    }

    @Test
    void anAppHasFiftyConnectionsAtMost() throws Exception {
        var further = SocketClient.url(emulator);
        for (var i = 0; i < 50; i++) {
            connect();
        }
        assertThat(SocketClient.requested(emulator).get("code").getAsInt()).isEqualTo(1000040350);
        assertThatThrownBy(() -> connect(further))
                .hasMessage("400, 514, an app must have at most 50 connections, got more, 1000040350");

        clients.get(0).close();

        await(() -> connections().open() == 49);
        connect(further).ping();
    }

    @Test
    void aClientThatDoesNotReadIsCut() throws Exception {
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), emulator.port()));
            upgrade(new RawClient(socket));
            assertThat(connections().open()).isEqualTo(1);

            // What the two sockets buffer is less than 16 MiB.
            var text = "x".repeat(1 << 20);
            for (var i = 0; i < 32; i++) {
                fake.guest("Lin").opensTicket().guestSays(text);
            }

            await(() -> connections().open() == 0);
        }
    }

    private void upgrade(RawClient client) throws IOException, InterruptedException {
        var url = SocketClient.url(emulator);
        client.send("GET " + url.getPath() + "?" + url.getQuery() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        assertThat(client.head()).startsWith("HTTP/1.1 101 ");
    }

    @Test
    void textAndGarbageAreIgnored() throws Exception {
        var client = connect();

        client.sendText("{\"code\":200}");
        client.send(new byte[0]);
        client.send(new byte[] {(byte) 0xff, 0, 'x'});
        client.send(new byte[64 * 1024]);

        client.ping();
    }

    @Test
    void aFrameOfMoreThan64KibEndsTheConnection() throws Exception {
        var other = connect();
        try (var client = new RawClient(emulator.port())) {
            upgrade(client);

            // The head of a binary frame of 65537 bytes with a mask.
            client.send("\u0082\u00ff\0\0\0\0\0\1\0\1mask");

            // A closing frame with the code 1009.
            assertThat(client.rest()).startsWith("\u0088").contains("\u0003\u00f1");
        }
        other.ping();
    }

    @Test
    void aMessageOfMoreThan64KibInFragmentsEndsTheConnection() throws Exception {
        var client = connect();

        client.send(new byte[64 * 1024], false);
        client.send(new byte[1], true);

        assertThat(client.end()).isEqualTo(1006);
    }

    @Test
    void bytesThatAreNoWebSocketFrameEndTheConnection() throws Exception {
        try (var client = new RawClient(emulator.port())) {
            upgrade(client);

            client.send("GET / HTTP/1.1\r\n\r\n");

            client.rest();
            await(() -> connections().open() == 0);
        }
    }

    /** They are disconnected after 30 seconds. */
    @Test
    @Timeout(20)
    void connectionsWithoutAHandshakeDelayNoClient() throws Exception {
        var idle = new ArrayList<RawClient>();
        try {
            for (var i = 0; i < 200; i++) {
                idle.add(new RawClient(emulator.port()).send("GET /ws HTTP/1.1\r\n"));
            }

            connect().ping();

            assertThat(connections().open()).isEqualTo(1);
        } finally {
            for (var client : idle) {
                client.close();
            }
        }
    }

    @Test
    void theUrlIsThatOfTheEmulatorWhateverTheHost() throws Exception {
        assertThat(SocketClient.url(emulator)).hasScheme("ws").hasAuthority("127.0.0.1:" + emulator.port());
        try (var client = new RawClient(emulator.port())) {
            var body = "{\"AppID\":\"" + emulator.appId() + "\",\"AppSecret\":\"" + emulator.appSecret() + "\"}";
            client.send("POST /callback/ws/endpoint HTTP/1.1\r\nHost: localhost:1\r\nContent-Length: " + body.length()
                    + "\r\n\r\n" + body);

            assertThat(client.answer()).contains("ws://127.0.0.1:" + emulator.port() + "/ws?");
        }
    }

    @Test
    void aWebhookTakesThePlaceOfLongConnections() throws Exception {
        var before = connections();
        var client = connect();
        var unused = SocketClient.url(emulator);
        before.refuseHandshake(403, Option.none());

        var webhook = emulator.webhook("http://127.0.0.1:1/", "token", Option.none());

        assertThat(client.end()).isEqualTo(1006);
        assertThat(emulator.eventSender()).contains(webhook);
        assertThat(emulator.longConnections()).isEmpty();
        assertThat(SocketClient.requested(emulator).get("code").getAsInt()).isEqualTo(154000);
        assertThatThrownBy(() -> connect(unused)).hasMessageStartingWith("404, none");

        emulator.removeWebhook();

        assertThat(connections()).isNotSameAs(before);
        connect().ping();
    }

    @Test
    void withoutAWebhookRemovingItChangesNothing() throws Exception {
        var client = connect();

        emulator.removeWebhook();

        client.ping();
        assertThat(connections().open()).isEqualTo(1);
    }

    @Test
    void aBuilderWithBothBeginsWithTheWebhook() {
        try (var both = HelpdeskEmulator.builder(fake)
                .longConnections(1)
                .webhook("http://127.0.0.1:1/", "token", Option.none())
                .start()) {
            assertThat(both.longConnections()).isEmpty();

            both.removeWebhook();

            assertThat(both.longConnections()).isNotEmpty();
        }
    }

    @Test
    void closingCutsConnectionsAndLeavesNoThread() throws Exception {
        var client = connect();
        fake.guest("Lin").opensTicket();
        client.next();
        var connections = connections();

        emulator.close();
        fake.guest("Lin").opensTicket();

        assertThat(client.end()).isEqualTo(1006);
        assertThat(connections.open()).isZero();
        assertThat(connections.pending()).isEmpty();
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("helpdesk-long-connections")) {
                thread.join(TimeUnit.SECONDS.toMillis(20));
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @Test
    void itsTextHasNoSecret() {
        assertThat(connections()).hasToString("LongConnections[0 open]");
    }
}
