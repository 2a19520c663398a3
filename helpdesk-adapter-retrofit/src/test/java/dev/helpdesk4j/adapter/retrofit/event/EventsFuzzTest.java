package dev.helpdesk4j.adapter.retrofit.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.event.UnrecognizedEvent;
import dev.helpdesk4j.ports.event.EventDelivery;
import dev.helpdesk4j.ports.event.EventReceiver;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes at each reader of foreign bytes. An ordinary run uses the examples and the inputs that were found before;
 * CONTRIBUTING.md contains how to fuzz.
 */
class EventsFuzzTest {

    /** Accepts each event that is decoded from its JSON as it was delivered. */
    private static final EventReceiver RECEIVER = new EventReceiver() {
        @Override
        public Receipt receive(EventDelivery delivery) {
            return FeishuEvents.decode(delivery.json()).equals(delivery.event()) ? Receipt.HANDLED : Receipt.FAILED;
        }

        @Override
        public void close() {}
    };

    private static final Webhook CLEAR =
            Webhook.builder(SampleRequests.TOKEN, RECEIVER).build();

    private static final Webhook ENCRYPTED = Webhook.builder(SampleRequests.TOKEN, RECEIVER)
            .encryptKey(SampleRequests.KEY)
            .build();

    static Stream<byte[]> examples() {
        return Stream.of(
                        SampleRequests.ticketCreated(),
                        SampleRequests.ticketUpdated(),
                        SampleRequests.messageCreated(),
                        SampleRequests.urlCheck(SampleRequests.TOKEN),
                        "{\"ts\":\"1502199207.7\",\"uuid\":\"1\",\"token\":\"" + SampleRequests.TOKEN
                                + "\",\"event\":{\"type\":\"x\"}}")
                .map(SampleRequests::bytes);
    }

    static Stream<byte[]> bodies() {
        return examples()
                .map(json -> SampleRequests.bytes(SampleRequests.encrypted(new String(json, StandardCharsets.UTF_8))));
    }

    @MethodSource("examples")
    @FuzzTest(maxDuration = "30s")
    void anEventIsDecodedOrRefused(byte[] json) {
        HelpdeskEvent event;
        try {
            event = FeishuEvents.decode(new String(json, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException refused) {
            return;
        }
        assertThat(event.id().value()).matches("[!-~]{1,200}");
        if (event instanceof UnrecognizedEvent unrecognized) {
            assertThat(unrecognized.toString()).matches("UnrecognizedEvent\\[[ -~]{1,450}]");
        }
    }

    @MethodSource("examples")
    @FuzzTest(maxDuration = "30s")
    void aClearBodyIsAcceptedOrRefused(byte[] body) {
        assertIsAcceptedOrRefused(CLEAR.receive(WebhookRequest.of(Map.of(), body)));
    }

    @MethodSource("bodies")
    @FuzzTest(maxDuration = "30s")
    void anEncryptedBodyIsAcceptedOrRefused(byte[] body) {
        assertIsAcceptedOrRefused(ENCRYPTED.receive(SampleRequests.signed(body)));
    }

    static Stream<byte[]> frames() {
        return Stream.of(FrameTest.PING, FrameTest.EVENT).map(ByteString::toByteArray);
    }

    @MethodSource("frames")
    @FuzzTest(maxDuration = "30s")
    void aFrameIsReadOrRefused(byte[] message) {
        FrameReader.read(ByteString.of(message))
                .forEach(frame ->
                        assertThat(FrameReader.read(FrameWriter.write(frame))).contains(frame));
    }

    private static void assertIsAcceptedOrRefused(WebhookResponse response) {
        assertThat(response.status()).isIn(200, 403);
    }
}
