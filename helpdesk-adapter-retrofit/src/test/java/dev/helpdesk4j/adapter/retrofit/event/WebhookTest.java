package dev.helpdesk4j.adapter.retrofit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.helpdesk4j.ports.event.EventDelivery;
import dev.helpdesk4j.ports.event.EventListener;
import dev.helpdesk4j.ports.event.EventReceiver;
import dev.helpdesk4j.ports.event.EventReceiver.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a webhook accepts, and how it responds. {@link HostileRequestsTest} has what it refuses. */
class WebhookTest {

    private final RecordingReceiver receiver = new RecordingReceiver();
    private final List<String> notifications = new ArrayList<>();
    private final EventListener listener = new EventListener() {
        @Override
        public void refused(String reason) {
            notifications.add(reason);
        }
    };

    /** Records deliveries, and returns or throws what a test wants. */
    private static final class RecordingReceiver implements EventReceiver {

        private final List<EventDelivery> deliveries = new ArrayList<>();
        private Receipt receipt = Receipt.HANDLED;
        private boolean throwing;

        @Override
        public Receipt receive(EventDelivery delivery) {
            deliveries.add(delivery);
            if (throwing) {
                throw new IllegalStateException("no store");
            }
            return receipt;
        }

        @Override
        public void close() {}
    }

    private Webhook.Builder builder() {
        return Webhook.builder(SampleRequests.TOKEN, receiver).listener(listener);
    }

    private Webhook encrypted() {
        return builder().encryptKey(SampleRequests.KEY).build();
    }

    private static String body(WebhookResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** The vector of the documented encryption. */
    @Test
    void theDocumentedCiphertextIsDecrypted() {
        var body = ByteString.encodeUtf8("{\"encrypt\":\"P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=\"}");

        assertThat(new EventEncryption("test key").decrypt(body).get())
                .isEqualTo(new EventEncryption.Decrypted(ByteString.encodeUtf8("hello world"), true));
    }

    /** The vector of the documented signature. */
    @Test
    void theDocumentedSignatureIsThatOfItsBody() {
        var body = ByteString.encodeUtf8("{\"encrypt\":\"P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=\"}");
        var signature = new EventSignature(
                "1700000000", "n0nce", "bed8fdd3e4bbc581364c140b572ec676edff3db612d57bbc07a24d062c40ddf3");

        assertThat(signature.isOf(body, "test key")).isTrue();
        assertThat(signature.isOf(body, "test keys")).isFalse();
    }

    @Test
    void aSignedEventIsDelivered() {
        var json = SampleRequests.ticketCreated();

        var response = encrypted().receive(SampleRequests.signed(json));

        assertThat(response.status()).isEqualTo(200);
        assertThat(body(response)).isEqualTo("{}");
        assertThat(response.contentType()).isEqualTo("application/json; charset=utf-8");
        assertThat(receiver.deliveries).extracting(EventDelivery::event).containsExactly(FeishuEvents.decode(json));
        assertThat(notifications).isEmpty();
    }

    @Test
    void aClearEventIsDeliveredWithoutAnEncryptKey() {
        var json = SampleRequests.messageCreated();

        assertThat(builder().build().receive(SampleRequests.clear(json)).status())
                .isEqualTo(200);
        assertThat(receiver.deliveries).extracting(EventDelivery::event).containsExactly(FeishuEvents.decode(json));
    }

    @Test
    void theDeliveredJsonIsDecodedToTheSameEvent() {
        for (var json : List.of(
                SampleRequests.ticketCreated(), SampleRequests.ticketUpdated(), SampleRequests.messageCreated())) {
            encrypted().receive(SampleRequests.signed(json));
        }

        assertThat(receiver.deliveries)
                .hasSize(3)
                .allSatisfy(delivery ->
                        assertThat(FeishuEvents.decode(delivery.json())).isEqualTo(delivery.event()));
    }

    @Test
    void theDeliveredJsonHasNoVerificationToken() {
        var json = "{\"schema\":\"2.0\",\"header\":{\"event_id\":\"1\",\"token\":\"" + SampleRequests.TOKEN
                + "\",\"event_type\":\"x\",\"create_time\":1608725989000},\"event\":{ \"a\": 1.50 }}";

        encrypted().receive(SampleRequests.signed(json));

        assertThat(receiver.deliveries)
                .extracting(EventDelivery::json)
                .containsExactly("{\"schema\":\"2.0\",\"header\":{\"event_id\":\"1\",\"event_type\":\"x\","
                        + "\"create_time\":\"1608725989000\"},\"event\":{ \"a\": 1.50 }}");
    }

    @Test
    void anEventOfTheOlderFormIsDelivered() {
        var json = "{\"uuid\":\"1\",\"token\":\"" + SampleRequests.TOKEN
                + "\",\"type\":\"event_callback\",\"event\":{\"type\":\"x\"}}";

        assertThat(encrypted().receive(SampleRequests.signed(json)).status()).isEqualTo(200);
        assertThat(receiver.deliveries)
                .extracting(EventDelivery::json)
                .containsExactly("{\"schema\":\"2.0\",\"header\":{\"event_id\":\"1\",\"event_type\":\"x\"},"
                        + "\"event\":{\"type\":\"x\"}}");
    }

    @Test
    void aByteOrderMarkIsIgnored() {
        assertThat(builder()
                        .build()
                        .receive(SampleRequests.clear("\ufeff" + SampleRequests.ticketCreated()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theClearUrlCheckReturnsTheChallenge() {
        var response = builder().build().receive(SampleRequests.clear(SampleRequests.urlCheck(SampleRequests.TOKEN)));

        assertThat(response.status()).isEqualTo(200);
        assertThat(body(response)).isEqualTo("{\"challenge\":\"ajls384kdjx98XX\"}");
        assertThat(receiver.deliveries).isEmpty();
    }

    @Test
    void theEncryptedUrlCheckNeedsNoSignature() {
        var check = SampleRequests.encrypted(SampleRequests.urlCheck(SampleRequests.TOKEN));

        assertThat(body(encrypted().receive(SampleRequests.clear(check))))
                .isEqualTo("{\"challenge\":\"ajls384kdjx98XX\"}");
    }

    @Test
    void aSignedUrlCheckIsAcceptedToo() {
        var check = SampleRequests.signed(SampleRequests.urlCheck(SampleRequests.TOKEN));

        assertThat(body(encrypted().receive(check))).isEqualTo("{\"challenge\":\"ajls384kdjx98XX\"}");
    }

    @Test
    void aChallengeIsEscaped() {
        var check = SampleRequests.urlCheck(SampleRequests.TOKEN).replace("ajls384kdjx98XX", "\\\"},\\\\\\u0000");

        assertThat(body(builder().build().receive(SampleRequests.clear(check))))
                .isEqualTo("{\"challenge\":\"\\\"},\\\\\\u0000\"}");
    }

    /** Each length of the padding, from 1 to 16. */
    @Test
    void everyLengthIsDecrypted() {
        for (var length = 0; length < 32; length++) {
            var json = SampleRequests.ticketCreated() + " ".repeat(length);

            assertThat(encrypted().receive(SampleRequests.signed(json)).status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-lark-signature", "X-LARK-SIGNATURE"})
    void theCaseOfHeadersDoesNotMatter(String name) {
        var body = SampleRequests.bytes(SampleRequests.encrypted(SampleRequests.ticketCreated()));
        var headers = SampleRequests.headers(body);
        headers.put(name, headers.remove("X-Lark-Signature"));

        assertThat(encrypted().receive(WebhookRequest.of(headers, body)).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "HANDLED,200",
        "QUEUED,200",
        "STORED,200",
        "DUPLICATE,200",
        "IN_PROGRESS,503",
        "FAILED,500",
        "FULL,503",
        "CLOSED,503"
    })
    void theReceiptDecidesTheStatus(Receipt receipt, int status) {
        receiver.receipt = receipt;

        var response = encrypted().receive(SampleRequests.signed(SampleRequests.ticketCreated()));

        assertThat(response.status()).isEqualTo(status);
        assertThat(body(response)).isEqualTo("{}");
    }

    @Test
    void anExceptionOfTheReceiverIsAFailure() {
        receiver.throwing = true;

        assertThat(encrypted()
                        .receive(SampleRequests.signed(SampleRequests.ticketCreated()))
                        .status())
                .isEqualTo(500);
    }

    @Test
    void anExceptionOfTheListenerIsIgnored() {
        var webhook = builder()
                .listener(new EventListener() {
                    @Override
                    public void refused(String reason) {
                        throw new IllegalStateException("no meter");
                    }
                })
                .build();

        assertThat(webhook.receive(SampleRequests.clear(SampleRequests.ticketCreated()))
                        .status())
                .isEqualTo(200);
        assertThat(webhook.receive(SampleRequests.clear("{}")).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "1700000000,200",
        "1700000300,200",
        "1699999700,200",
        "1700000301,403",
        "1699999699,403",
        "-9223372036854775808,403",
        "9223372036854775807,403",
        "99999999999999999999,403",
        "1700000000000,403",
        "now,403",
        "'',403"
    })
    void aSignatureIsAcceptedWithinTheFreshness(String timestamp, int status) {
        var webhook = builder()
                .encryptKey(SampleRequests.KEY)
                .freshness(Duration.ofMinutes(5))
                .clock(Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC))
                .build();
        var body = SampleRequests.bytes(SampleRequests.encrypted(SampleRequests.ticketCreated()));

        var response = webhook.receive(WebhookRequest.of(SampleRequests.headers(timestamp, body), body));

        assertThat(response.status()).isEqualTo(status);
        assertThat(notifications).isEqualTo(status == 200 ? List.of() : List.of("STALE"));
    }

    @Test
    void theUrlCheckHasNoTimeToBeFresh() {
        var webhook = builder()
                .encryptKey(SampleRequests.KEY)
                .freshness(Duration.ofMinutes(5))
                .build();
        var check = SampleRequests.encrypted(SampleRequests.urlCheck(SampleRequests.TOKEN));

        assertThat(webhook.receive(SampleRequests.clear(check)).status()).isEqualTo(200);
    }

    @Test
    void aBodyOfTheMaximumIsAccepted() {
        var json = SampleRequests.ticketCreated();
        var fitting = json + " ".repeat(1024 - json.length());
        var webhook = builder().maxBodyBytes(1024).build();

        assertThat(webhook.maxBodyBytes()).isEqualTo(1024);
        assertThat(webhook.receive(SampleRequests.clear(fitting)).status()).isEqualTo(200);
        assertThat(webhook.receive(SampleRequests.clear(fitting + " ")).status())
                .isEqualTo(403);
        assertThat(notifications).last().isEqualTo("TOO_LARGE");
    }

    @Test
    void aRequestIsACopy() {
        var body = SampleRequests.bytes(SampleRequests.ticketCreated());
        var headers = new TreeMap<String, List<String>>(Map.of("X-Lark-Signature", List.of("1")));
        var request = WebhookRequest.of(headers, body);

        body[0] = 'x';
        headers.clear();

        assertThat(request.body().utf8()).isEqualTo(SampleRequests.ticketCreated());
        assertThat(request.header("x-lark-signature")).containsExactly("1");
    }

    @ParameterizedTest
    @EnumSource(WebhookRefusal.class)
    void refusalsAreNamesForMetrics(WebhookRefusal refusal) {
        assertThat(refusal.name()).matches("[A-Z_]{5,20}");
    }

    @Test
    void invalidSettingsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Webhook.builder(" ", receiver))
                .withMessage("verification token must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().encryptKey(""))
                .withMessage("encrypt key must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().freshness(Duration.ofMillis(999)))
                .withMessage("freshness must be 1 s to 1 day, got PT0.999S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().freshness(Duration.ofDays(1).plusMillis(1)))
                .withMessage("freshness must be 1 s to 1 day, got PT24H0.001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().maxBodyBytes(1023))
                .withMessage("max body bytes must be 1024 to 16777216, got 1023");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().maxBodyBytes(16_777_217))
                .withMessage("max body bytes must be 1024 to 16777216, got 16777217");
        assertThatIllegalStateException()
                .isThrownBy(() -> builder().freshness(Duration.ofMinutes(5)).build())
                .withMessage("freshness must be set with an encrypt key, got none");
    }
}
