package dev.helpdesk4j.adapter.fake.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import dev.helpdesk4j.adapter.fake.EventTransport;
import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.adapter.fake.TicketStory;
import dev.helpdesk4j.adapter.fake.emulator.ReceivingServer.Answer;
import dev.helpdesk4j.adapter.fake.emulator.ReceivingServer.Received;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebhookTest {

    private static final String TOKEN = "marked-verification-token";
    private static final String KEY = "encrypt-key";
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00.123Z");

    private final ManualClock clock = ManualClock.at(NINE);
    private final FakeHelpdesk fake = FakeHelpdesk.builder()
            .clock(clock)
            .helpdeskId(HelpdeskId.of("6626871355780366330"))
            .build();
    private final CountDownLatch end = new CountDownLatch(1);
    private ReceivingServer server;
    private HelpdeskEmulator emulator;

    @BeforeEach
    void start() throws IOException {
        server = new ReceivingServer();
        emulator = HelpdeskEmulator.builder(fake)
                .appId("cli_9f5343c580712544")
                .webhook(server.url(), TOKEN, Option.none())
                .start();
        fake.subscribeToAllEvents();
    }

    @AfterEach
    void close() {
        end.countDown();
        emulator.close();
        server.close();
    }

    private WebhookSender sender() {
        return emulator.webhook().get();
    }

    private TicketStory opened() throws InterruptedException {
        var story = fake.guest("Lin").opensTicket();
        server.next();
        return story;
    }

    private void waitUntilIdle() throws InterruptedException {
        while (!sender().isIdle()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the sender must be idle in time");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private void neverAnswers() {
        server.answers((exchange, request) -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    void anOpenedTicketIsPosted() throws Exception {
        fake.guest("Lin").opensTicket();

        var received = server.next();
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.target()).isEqualTo("/hook");
        assertThat(received.headers()).containsEntry("content-type", "application/json;charset=utf-8");
        assertThat(received.headers().keySet()).noneMatch(name -> name.startsWith("x-lark"));
        assertThat(received.body()).isEqualTo("""
                        {"schema":"2.0","header":{"event_id":"98b6d5714cc33ecfbdae7dafa30face3","event_type":"helpdesk.ticket.created_v1","create_time":"1772442000123","token":"marked-verification-token","app_id":"cli_9f5343c580712544","tenant_key":"2ed263bf32cf1651"},\
                        "event":{"ticket_id":"7000000000000000001","helpdesk_id":"6626871355780366330","guest":{"id":{"union_id":"on_120be091f8ab3df2ad928802361661cc","user_id":"120be091","open_id":"ou_b3cd9344dad33f77b4fd532b70660aa2"},"name":"Lin"},\
                        "stage":1,"status":1,"created_at":1772442000123,"updated_at":1772442000123,"closed_at":-1,"channel":13,\
                        "chat_id":"oc_b360591534493f2aa68b451156fc624c"}}\
                        """);
    }

    @Test
    void anUpdatedTicketIsPosted() throws Exception {
        var story = opened();
        clock.advance(Duration.ofMinutes(1));

        story.botHandsOver();

        assertThat(server.next().body()).isEqualTo("""
                        {"schema":"2.0","header":{"event_id":"aacefa6109863db8babb424dad748555","event_type":"helpdesk.ticket.updated_v1","create_time":"1772442060123","token":"marked-verification-token","app_id":"cli_9f5343c580712544","tenant_key":"2ed263bf32cf1651"},\
                        "event":{"object":{"ticket_id":"7000000000000000001","helpdesk_id":"6626871355780366330","guest":{"id":{"union_id":"on_120be091f8ab3df2ad928802361661cc","user_id":"120be091","open_id":"ou_b3cd9344dad33f77b4fd532b70660aa2"},"name":"Lin"},\
                        "stage":2,"status":3,"created_at":1772442000123,"updated_at":1772442060123,"closed_at":-1,"channel":13,\
                        "chat_id":"oc_b360591534493f2aa68b451156fc624c"},\
                        "old_object":{"stage":1,"status":1,"updated_at":1772442000123}}}\
                        """);
    }

    @Test
    void aClosedTicketHasATimeOfClosing() throws Exception {
        var story = opened();

        story.resolved().guestCloses();

        assertThat(server.next().body())
                .contains("\"closed_at\":1772442000123,\"channel\":13,\"solve\":2,")
                .contains("\"old_object\":{\"status\":1}");
    }

    @Test
    void aGuestsMessageIsPosted() throws Exception {
        opened().guestSays("VPN 断了 <\"now\">");

        assertThat(server.next().body()).isEqualTo("""
                        {"schema":"2.0","header":{"event_id":"aacefa6109863db8babb424dad748555","event_type":"helpdesk.ticket_message.created_v1","create_time":"1772442000123","token":"marked-verification-token","app_id":"cli_9f5343c580712544","tenant_key":"2ed263bf32cf1651"},\
                        "event":{"ticket_message_id":"7100000000000000001","message_id":"om_a18c300f99d034558b1fb46df53bd01a","msg_type":"text","position":1,\
                        "sender_id":{"union_id":"on_120be091f8ab3df2ad928802361661cc","user_id":"120be091","open_id":"ou_b3cd9344dad33f77b4fd532b70660aa2"},"sender_type":2,\
                        "text":"VPN 断了 <\\"now\\">","ticket":{"ticket_id":"7000000000000000001","status":1},"event_id":"5e58a224-f627-3414-8309-1c67cc1cc0f3",\
                        "chat_id":"oc_b360591534493f2aa68b451156fc624c","content":{"content":"VPN 断了 <\\"now\\">","msg_type":"text"}}}\
                        """);
    }

    @Test
    void aSentMessageHasNoSenderId() throws Exception {
        var story = opened();

        var sent = fake.messages()
                .send(story.id(), OutgoingMessage.text("We are looking into it"))
                .get();

        var event = server.next().json().getAsJsonObject("event");
        assertThat(event.has("sender_id")).isFalse();
        assertThat(event.get("sender_type").getAsInt()).isEqualTo(1);
        assertThat(event.get("message_id").getAsString())
                .isEqualTo(sent.value())
                .startsWith("om_");
    }

    @Test
    void encryptedBodiesAreSigned() throws Exception {
        emulator.webhook(server.url() + "?app=1", TOKEN, Option.some(KEY));

        fake.guest("Lin").opensTicket();

        var received = server.next();
        assertThat(received.target()).isEqualTo("/hook?app=1");
        var decrypted = Decryption.of(KEY, received.json().get("encrypt").getAsString());
        assertThat(decrypted).startsWith("{\"schema\":\"2.0\",\"header\":{").contains(TOKEN);
        assertThat(received.headers())
                .containsEntry("x-lark-request-timestamp", "1772442000")
                .containsEntry("x-lark-request-nonce", "0000000000000001")
                .containsEntry(
                        "x-lark-signature",
                        WebhookSecrets.signature(KEY, "1772442000", "0000000000000001", received.body()));
    }

    @Test
    void anEmulatorHasAWebhookFromItsStart() throws Exception {
        var helpdesk = fake;
        emulator.removeWebhook();
        try (var application = new ReceivingServer()) {
            application.answers(WebhookTest::returnsChallenge);

            try (var emulator = HelpdeskEmulator.builder(helpdesk)
                    .webhook(application.url(), "verification-token", Option.some("encrypt-key"))
                    .start()) {
                emulator.checkWebhook();
                helpdesk.guest("Lin").opensTicket();

                assertThat(application.next(2))
                        .extracting(received -> received.json().keySet())
                        .hasSize(2);
            }
        }
    }

    @Test
    void theUrlCheckHasAChallenge() throws Exception {
        server.answers(WebhookTest::returnsChallenge);

        emulator.checkWebhook();

        assertThat(server.next().body())
                .matches("\\{\"challenge\":\"[0-9a-f-]{36}\",\"token\":\"" + TOKEN
                        + "\",\"type\":\"url_verification\"}");
    }

    private static void returnsChallenge(HttpExchange exchange, Received request) throws IOException {
        var json = request.json();
        var clear = json.has("encrypt")
                ? JsonParser.parseString(Decryption.of(KEY, json.get("encrypt").getAsString()))
                        .getAsJsonObject()
                : json;
        Answer.body("{ \"challenge\" : " + clear.get("challenge") + " }").give(exchange, request);
    }

    @Test
    void theUrlCheckIsEncryptedButNotSigned() throws Exception {
        emulator.webhook(server.url(), TOKEN, Option.some(KEY));
        server.answers(WebhookTest::returnsChallenge);

        emulator.checkWebhook();

        var received = server.next();
        assertThat(received.json().keySet()).containsExactly("encrypt");
        assertThat(received.headers().keySet()).noneMatch(name -> name.startsWith("x-lark"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"challenge":"other"} | another body
            {}                    | another body
            OK                    | another body
            """)
    void aCheckRefusesAnotherChallenge(String body, String got) {
        server.answers(Answer.body(body));

        assertThatIllegalStateException()
                .isThrownBy(emulator::checkWebhook)
                .withMessage("webhook must return the challenge with status 200 within 1 second, got " + got);
    }

    @Test
    void aCheckRefusesOtherStatusesAndNoAnswer() {
        server.answers(Answer.status(404));
        assertThatIllegalStateException().isThrownBy(emulator::checkWebhook).withMessageEndingWith("got status 404");

        neverAnswers();
        assertThatIllegalStateException()
                .isThrownBy(emulator::checkWebhook)
                .withMessageEndingWith("got no response within 1000 ms");

        emulator.removeWebhook();
        assertThatIllegalStateException()
                .isThrownBy(emulator::checkWebhook)
                .withMessage("the emulator must have a webhook to check, got none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/hook",
                "http://example.com/hook",
                "http://127.0.0.1.example.com/hook",
                "http://user@127.0.0.1/hook",
                "http://10.0.0.1/hook",
                "http://127.0.0.1:65536/hook",
                "http://127.0.0.1:0/hook",
                "ftp://localhost/hook",
                "localhost:80",
                "http:///hook",
                "http://[::2]/hook",
                "no url"
            })
    void onlyWebhooksOnThisMachineAreAllowed(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> emulator.webhook(url, TOKEN, Option.none()))
                .withMessageStartingWith(
                        "webhook URL must be http:// and localhost, 127.0.0.0/8 or [::1] with a valid port, got ");
    }

    @ParameterizedTest
    @CsvSource({"http://localhost/hook, /hook", "HTTP://127.8.0.1:8080, /", "http://[::1]:1?a=%20b, /?a=%20b"})
    void everyNameOfThisMachineIsAllowed(String url, String target) {
        assertThat(WebhookUrl.of(url).target()).isEqualTo(target);
        assertThat(WebhookUrl.of(url).address().getAddress().isLoopbackAddress())
                .isTrue();
    }

    @Test
    void aFailedEventIsPostedAgainOnTheDocumentedSchedule() throws Exception {
        server.answers((exchange, request) -> Answer.status(request.body().contains("ticket.created_v1") ? 500 : 200)
                .give(exchange, request));
        var story = fake.guest("Lin").opensTicket();
        var first = server.next();

        for (var due : List.of(
                "2026-03-02T09:00:15.123Z",
                "2026-03-02T09:05:15.123Z",
                "2026-03-02T10:05:15.123Z",
                "2026-03-02T16:05:15.123Z")) {
            story.guestSays("another event of this ticket, which is sent after the attempt has ended");
            server.next();
            assertThat(sender().pending().single().dueAt()).hasToString(due);

            clock.set(Instant.parse(due));
            assertThat(server.next().body()).isEqualTo(first.body());
        }

        story.guestSays("the last attempt has ended");
        server.next();
        assertThat(sender().pending()).isEmpty();
        assertThat(sender().abandoned()).isEqualTo(1);
        assertThat(sender().attempts().filter(attempt -> attempt.event().value().equals(first.eventId())))
                .extracting(attempt -> attempt.number() + " " + attempt.startedAt() + " "
                        + attempt.status().get() + " " + attempt.failure().get())
                .containsExactly(
                        "1 2026-03-02T09:00:00.123Z 500 status 500",
                        "2 2026-03-02T09:00:15.123Z 500 status 500",
                        "3 2026-03-02T09:05:15.123Z 500 status 500",
                        "4 2026-03-02T10:05:15.123Z 500 status 500",
                        "5 2026-03-02T16:05:15.123Z 500 status 500");
    }

    @Test
    void anAcknowledgedRedeliveryIsTheLast() throws Exception {
        server.answers(Answer.status(503));
        var story = fake.guest("Lin").opensTicket();
        server.next();
        server.answers(Answer.ok());

        clock.advance(Duration.ofSeconds(15));
        server.next();
        story.guestSays("the redelivery has ended");
        server.next();

        assertThat(sender().pending()).isEmpty();
        assertThat(sender().attempts().map(DeliveryAttempt::isAcknowledged)).startsWith(false, true);
    }

    @Test
    void aWebhookThatNeverAnswersBlocksNobody() throws Exception {
        neverAnswers();
        var stories = IntStream.range(0, 16)
                .mapToObj(guest -> fake.guest("guest " + guest).opensTicket())
                .toList();
        server.next(16);

        stories.get(0).guestSays("Hello?");
        fake.guest("Lin").opensTicket();

        assertThat(sender().pending()).hasSize(2);
        assertThat(server.waiting()).isZero();
        assertThat(fake.tickets().find(stories.get(0).id()).isRight()).isTrue();
        server.next(2);
        assertThat(sender().attempts().head().failure()).contains("no response within 3000 ms");
        assertThat(sender().attempts().head().status()).isEmpty();
    }

    @Test
    void whatDoesNotFitIsDroppedAndCounted() throws Exception {
        neverAnswers();
        var story = fake.guest("Lin").opensTicket();
        server.next();

        for (var message = 0; message < 10_003; message++) {
            story.guestSays("Hello?");
        }

        assertThat(sender().pending()).hasSize(10_000);
        assertThat(sender().dropped()).isEqualTo(3);
    }

    @Test
    void aWebhookThatIsNotThereRefusesTheCheck() throws Exception {
        try (var unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            emulator.webhook("http://127.0.0.1:" + unused.getLocalPort(), TOKEN, Option.none());
        }

        assertThatIllegalStateException().isThrownBy(emulator::checkWebhook).withMessageEndingWith("got no connection");
    }

    @Test
    void anAcknowledgedEventCanBeDuplicated() throws Exception {
        fake.guest("Lin").opensTicket();
        var first = server.next();

        assertThat(sender().duplicate(EventId.of(first.eventId()))).isTrue();
        assertThat(sender().duplicate(EventId.of("unknown"))).isFalse();

        assertThat(server.next().body()).isEqualTo(first.body());
    }

    @Test
    void theTransportDelaysAndLosesEvents() throws Exception {
        sender().transport(
                        EventTransport.inOrder().delayed(Duration.ofMinutes(1)).losingEvery(2));
        var story = fake.guest("Lin").opensTicket().guestSays("lost").guestSays("late");
        sender().transport(EventTransport.inOrder());
        story.guestSays("at once");
        assertThat(server.next().body()).contains("at once");

        clock.advance(Duration.ofMinutes(1));

        assertThat(server.next().body()).contains("ticket.created_v1");
        assertThat(server.next().body()).contains("late");
        assertThat(sender().lost()).isEqualTo(1);
    }

    @Test
    void theEventsOfATicketStayInOrder() throws Exception {
        var stories = IntStream.range(0, 20)
                .mapToObj(guest -> fake.guest("guest " + guest).opensTicket())
                .toList();
        for (var message = 10; message < 20; message++) {
            var text = "message " + message;
            stories.forEach(story -> story.guestSays(text));
        }

        var received = server.next(220);
        for (var story : stories) {
            assertThat(received)
                    .filteredOn(request -> request.body().contains(story.id().value()))
                    .filteredOn(request -> request.body().contains("ticket_message.created_v1"))
                    .extracting(request ->
                            request.json().getAsJsonObject("event").get("text").getAsString())
                    .isSorted()
                    .hasSize(10);
        }
    }

    @Test
    void aSenderIsIdleBetweenDeliveriesOnly() throws Exception {
        var answering = new CountDownLatch(1);
        server.answers((exchange, request) -> {
            try {
                answering.await();
                exchange.sendResponseHeaders(500, -1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        waitUntilIdle();
        fake.guest("Lin").opensTicket();
        server.next();
        assertThat(sender().isIdle()).isFalse();

        answering.countDown();
        waitUntilIdle();

        assertThat(sender().attempts()).hasSize(1);
        assertThat(sender().pending()).hasSize(1);
        clock.advance(Duration.ofSeconds(15));
        waitUntilIdle();
        assertThat(sender().attempts()).hasSize(2);
    }

    @Test
    void aReplacedWebhookReceivesNothing() throws Exception {
        try (var other = new ReceivingServer()) {
            var replaced = sender();
            emulator.webhook(other.url(), TOKEN, Option.none());

            fake.guest("Lin").opensTicket();

            assertThat(other.next().body()).contains("ticket.created_v1");
            assertThat(server.waiting()).isZero();
            assertThat(replaced.pending()).isEmpty();
        }
    }

    @Test
    void anEmulatorClosesAlthoughAWebhookNeverAnswers() throws Exception {
        neverAnswers();
        fake.guest("Lin").opensTicket();
        server.next();

        emulator.close();
        fake.guest("Lin").opensTicket();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("helpdesk-webhook");
    }

    @Test
    void noTextContainsASecret() {
        var sender = emulator.webhook(server.url() + "?key=marked", TOKEN, Option.some(KEY));
        server.answers(Answer.body(TOKEN + KEY));

        assertThatIllegalStateException()
                .isThrownBy(emulator::checkWebhook)
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain("marked", KEY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> emulator.webhook("http://marked:marked@example.com/?marked", TOKEN, Option.some(KEY)))
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain("marked", KEY));
        assertThat(sender.toString())
                .matches("WebhookSender\\[http://127\\.0\\.0\\.1:[0-9]+, WebhookSecrets\\[encrypted]]");
        assertThat(new WebhookSecrets(TOKEN, Option.none()).toString()).isEqualTo("WebhookSecrets[in clear]");
    }
}
