package dev.helpdesk4j.adapter.fake.emulator;

import static dev.helpdesk4j.adapter.fake.emulator.ProxiedDesk.MESSAGE;
import static dev.helpdesk4j.adapter.fake.emulator.ProxiedDesk.eventually;
import static dev.helpdesk4j.adapter.fake.emulator.RawClient.bodyOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.helpdesk4j.ports.Operation;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkFaultTest {

    private final ProxiedDesk desk;
    private RawClient client;

    NetworkFaultTest() throws Exception {
        desk = new ProxiedDesk();
    }

    @BeforeEach
    void connect() throws IOException {
        client = desk.connect();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        desk.close();
    }

    @Test
    void aDisconnectionResetsWhileTheRequestIsStillBeingWritten() throws Exception {
        desk.proxy.next(NetworkFault.disconnected());

        client.send(desk.message().substring(0, desk.message().indexOf("\r\n") + 2));

        assertReset();
        assertSeen(1, 0);
    }

    @Test
    void aLostRequestIsReadToItsEnd() throws Exception {
        desk.proxy.next(NetworkFault.requestLost());
        var request = desk.message();
        client.send(request.substring(0, request.length() - 1)).readTimeout(50);
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(client::read);

        client.send(request.substring(request.length() - 1)).readTimeout(30_000);

        assertThat(client.rest()).isEmpty();
        assertSeen(1, 0);
    }

    @Test
    void aLostAnswerIsToARequestThatArrived() throws Exception {
        desk.proxy.next(NetworkFault.answerLost());

        client.send(desk.message());

        assertThat(client.rest()).isEmpty();
        assertSeen(1, 1);
    }

    @Test
    void aStalledRequestLastsUntilTheClientLeaves() throws Exception {
        desk.proxy.next(NetworkFault.requestStalled());

        client.send(desk.message()).readTimeout(50);

        assertLastsUntilTheClientLeaves();
        assertSeen(1, 0);
    }

    @Test
    void aStalledAnswerIsToARequestThatArrived() throws Exception {
        desk.proxy.next(NetworkFault.answerStalled());

        client.send(desk.message()).readTimeout(50);

        assertLastsUntilTheClientLeaves();
        eventually(() -> desk.fake.sent().size() == 1);
        assertSeen(1, 1);
    }

    private void assertLastsUntilTheClientLeaves() throws IOException {
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(client::read);
        assertThat(desk.proxy.openConnections()).isEqualTo(1);
        client.close();
        eventually(() -> desk.proxy.openConnections() == 0);
    }

    @Test
    void anAnswerIsCutInItsHeaders() throws Exception {
        desk.proxy.next(NetworkFault.cutInHeaders());

        client.send(desk.message());

        assertThat(client.rest()).startsWith("HTTP/1.1 200").doesNotContain("\r\n\r\n");
        assertSeen(1, 1);
    }

    @Test
    void anAnswerIsCutInItsBody() throws Exception {
        desk.proxy.next(NetworkFault.cutInBody());

        var head = client.send(desk.find()).head();
        var body = client.rest();

        assertThat(head)
                .containsIgnoringCase("\r\nContent-Length: " + lengthOfATicket() + "\r\n")
                .startsWith("HTTP/1.1 200");
        assertThat(body).hasSize(lengthOfATicket() / 2).startsWith("{\"code\":0");
    }

    @Test
    void anAnswerDripsWhole() throws Exception {
        var whole = bodyOf(client.send(desk.find()).answer());
        desk.proxy.next(NetworkFault.dripping(Duration.ofMillis(1)));

        var start = System.nanoTime();
        var dripped = bodyOf(client.send(desk.find()).answer());
        var took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(dripped).isEqualTo(whole);
        assertThat(took).isGreaterThan(Duration.ofMillis(whole.length() / 2));
        assertThat(bodyOf(client.send(desk.find()).answer())).isEqualTo(whole);
    }

    @Test
    void aRequestDuringADripIsNotLost() throws Exception {
        desk.proxy.next(NetworkFault.dripping(Duration.ofHours(1)));

        client.send(desk.find());
        assertThat(client.read()).isEqualTo('H');
        client.send(desk.find());

        assertThat(client.answer()).startsWith("TTP/1.1 200");
        assertThat(client.answer()).startsWith("HTTP/1.1 200");
    }

    @Test
    void aDripEndsWhenTheClientLeaves() throws Exception {
        desk.proxy.next(NetworkFault.dripping(Duration.ofHours(1)));

        client.send(desk.find());

        assertThat(client.read()).isEqualTo('H');
        client.close();
        eventually(() -> desk.proxy.openConnections() == 0);
    }

    @Test
    void aDripHasAPause() {
        assertThatIllegalArgumentException().isThrownBy(() -> NetworkFault.dripping(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> NetworkFault.dripping(Duration.ofDays(100)));
    }

    @Test
    void aConnectionThatCouldTakeMoreIsClosedAfterwards() throws Exception {
        desk.proxy.next(NetworkFault.closedAfterwards());

        var answer = client.send(desk.message()).answer();

        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContainIgnoringCase("connection: close");
        assertThat(client.read()).isEqualTo(-1);
        assertSeen(1, 1);
    }

    @Test
    void aStaleConnectionIsResetByTheNextRequest() throws Exception {
        desk.proxy.next(NetworkFault.staleAfterwards());
        assertThat(client.send(desk.message()).answer()).startsWith("HTTP/1.1 200");
        client.readTimeout(50);
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(client::read);
        assertThat(desk.proxy.openConnections()).isEqualTo(1);

        client.send(desk.message());

        client.readTimeout(30_000);
        assertReset();
        assertSeen(1, 1);
    }

    @Test
    void aClientMayCloseAStaleConnection() throws Exception {
        desk.proxy.next(NetworkFault.staleAfterwards());
        client.send(desk.find()).answer();

        client.close();

        eventually(() -> desk.proxy.openConnections() == 0);
    }

    @Test
    void everyConnectionCanBecomeStale() throws Exception {
        desk.proxy.always(NetworkFault.staleAfterwards());

        for (var connection = 1; connection <= 3; connection++) {
            try (var other = desk.connect()) {
                assertThat(other.send(desk.message()).answer()).startsWith("HTTP/1.1 200");
                assertThatExceptionOfType(SocketException.class)
                        .isThrownBy(() -> other.send(desk.message()).rest())
                        .withMessageContaining("reset");
            }
            assertSeen(connection, connection);
        }
    }

    @Test
    void aStaleConnectionThatEndsAbruptlyIsStaleFirst() throws Exception {
        desk.proxy.next(NetworkFault.staleAfterwards().abruptly());
        assertThat(client.send(desk.find()).answer()).startsWith("HTTP/1.1 200");
        client.readTimeout(50);
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(client::read);

        client.send(desk.find()).readTimeout(30_000);

        assertReset();
    }

    @Test
    void anIdleConnectionIsClosedInTheOrderlyWay() throws Exception {
        desk.proxy.always(NetworkFault.idleTimeout(Duration.ofMillis(50)));

        for (var connection = 0; connection < 2; connection++) {
            try (var other = desk.connect().send(desk.find())) {
                assertThat(other.answer()).startsWith("HTTP/1.1 200").doesNotContainIgnoringCase("connection: close");
                assertThat(other.read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void aConnectionInUseIsNotIdle() throws Exception {
        desk.proxy.always(NetworkFault.idleTimeout(Duration.ofHours(1)));

        for (var request = 0; request < 3; request++) {
            assertThat(client.send(desk.message()).answer()).startsWith("HTTP/1.1 200");
        }
        client.readTimeout(50);
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(client::read);

        assertSeen(3, 3);
        client.close();
        eventually(() -> desk.proxy.openConnections() == 0);
    }

    @Test
    void anIdleTimeoutHoldsUntilTheNextRequest() throws Exception {
        desk.proxy.next(NetworkFault.idleTimeout(Duration.ofHours(1)));
        client.send(desk.find()).answer();
        desk.fake.latency(Duration.ofMillis(200));
        desk.proxy.next(NetworkFault.idleTimeout(Duration.ofMillis(50)));

        assertThat(client.send(desk.find()).answer()).startsWith("HTTP/1.1 200");

        assertThat(client.read()).isEqualTo(-1);
    }

    @Test
    void anIdleConnectionCanBeReset() throws Exception {
        desk.proxy.next(NetworkFault.idleTimeout(Duration.ofMillis(50)).abruptly());

        assertThat(client.send(desk.find()).answer()).startsWith("HTTP/1.1 200");

        assertReset();
    }

    @Test
    void anIdleTimeoutHasALength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkFault.idleTimeout(Duration.ZERO))
                .withMessage("idle timeout must be 1 ms to 24 days, got PT0S");
        assertThatIllegalArgumentException().isThrownBy(() -> NetworkFault.idleTimeout(Duration.ofDays(25)));
    }

    @Test
    void shiftedAnswersAreThoseOfTheRequestsBefore() throws Exception {
        desk.proxy.always(NetworkFault.answersShifted());

        var first = client.send(desk.find()).answer();
        var second = client.send(desk.message()).answer();
        var third = client.send(desk.find()).answer();

        assertThat(bodyOf(first)).contains("\"ticket\"");
        assertThat(second).isEqualTo(first);
        assertThat(bodyOf(third)).contains("\"message_id\"");
        assertSeen(3, 1);
    }

    @Test
    void oneAnswerCanBeThatOfTheRequestBefore() throws Exception {
        desk.proxy.next(2, NetworkFault.none()).next(NetworkFault.answersShifted());
        client.send(desk.message()).answer();
        var found = client.send(desk.find()).answer();

        assertThat(client.send(desk.message()).answer()).isEqualTo(found);

        assertThat(bodyOf(client.send(desk.message()).answer())).contains("\"message_id\"");
    }

    @Test
    void answersShiftOnTheirOwnConnectionOnly() throws Exception {
        desk.proxy.always(NetworkFault.answersShifted());
        client.send(desk.message()).answer();

        try (var other = desk.connect().send(desk.find())) {
            assertThat(bodyOf(other.answer())).contains("\"ticket\"");
        }
    }

    @Test
    void aGarbledAnswerIsNoHttp() throws Exception {
        desk.proxy.next(NetworkFault.garbled());

        assertThat(client.send(desk.message()).rest()).isNotEmpty().doesNotContain("HTTP/");
        assertSeen(1, 1);
    }

    @Test
    void aCannedAnswerReplacesTheRequest() throws Exception {
        desk.proxy.next(NetworkFault.answers(CannedAnswer.of(408)));

        assertThat(client.send(desk.message()).answer()).isEqualTo("HTTP/1.1 408 \r\nContent-Length: 0\r\n\r\n");
        assertSeen(1, 0);
        assertThat(client.send(desk.message()).answer()).startsWith("HTTP/1.1 200");
        assertSeen(2, 1);
    }

    @Test
    void aCannedAnswerReplacesTheServersAnswer() throws Exception {
        desk.proxy.next(NetworkFault.thenAnswers(CannedAnswer.html(502)));

        assertThat(client.send(desk.message()).answer())
                .startsWith("HTTP/1.1 502 ")
                .endsWith("</html>\r\n");
        assertSeen(1, 1);
        assertThat(client.send(desk.message()).answer()).startsWith("HTTP/1.1 200");
        assertSeen(2, 2);
    }

    @Test
    void abruptFaultsResetTheConnection() throws Exception {
        for (var fault : List.of(
                NetworkFault.requestLost(),
                NetworkFault.answerLost(),
                NetworkFault.cutInHeaders(),
                NetworkFault.cutInBody(),
                NetworkFault.closedAfterwards(),
                NetworkFault.garbled(),
                NetworkFault.answers(CannedAnswer.of(200)))) {
            desk.proxy.next(fault.abruptly());
            try (var other = desk.connect().send(desk.find())) {
                assertThatExceptionOfType(SocketException.class)
                        .as("%s", fault)
                        .isThrownBy(other::rest)
                        .withMessageContaining("reset");
            }
        }
    }

    @Test
    void aRequestCanBeSpared() throws Exception {
        desk.proxy.next(NetworkFault.none()).next(NetworkFault.answerLost()).always(NetworkFault.requestLost());
        desk.proxy.on(Operation.FIND_TICKET).next(NetworkFault.none());

        assertThat(client.send(desk.message()).answer()).startsWith("HTTP/1.1 200");
        assertThat(client.send(desk.find()).answer()).startsWith("HTTP/1.1 200");
        assertThat(client.send(desk.message()).rest()).isEmpty();
        assertThat(desk.connect().send(desk.message()).rest()).isEmpty();
        assertSeen(4, 2);
    }

    @Test
    void aFaultHasAName() {
        assertThat(NetworkFault.answerLost().abruptly()).hasToString("NetworkFault[answer lost, abruptly]");
        assertThat(NetworkFault.answers(CannedAnswer.of(429).with("Retry-After", "2")))
                .hasToString("NetworkFault[responds with CannedAnswer[429, Retry-After: 2, 0 bytes]]");
    }

    private int lengthOfATicket() throws Exception {
        return new Client(desk.emulator).get(desk.find).body().getBytes(StandardCharsets.UTF_8).length;
    }

    private void assertReset() {
        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(client::read)
                .withMessageContaining("reset");
    }

    private void assertSeen(int requests, int messages) {
        assertThat(desk.proxy.requests()).isEqualTo(requests);
        assertThat(desk.fake.calls(Operation.SEND_MESSAGE)).isEqualTo(messages);
        assertThat(desk.fake.sent()).hasSize(messages);
        assertThat(desk.emulator.requests().count(request -> request.body().equals(MESSAGE)))
                .isEqualTo(messages);
    }
}
