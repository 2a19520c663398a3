package dev.helpdesk4j.adapter.retrofit.event;

import static dev.helpdesk4j.adapter.retrofit.event.SampleRequests.KEY;
import static dev.helpdesk4j.adapter.retrofit.event.SampleRequests.TOKEN;
import static dev.helpdesk4j.adapter.retrofit.event.SampleRequests.bytes;
import static dev.helpdesk4j.adapter.retrofit.event.SampleRequests.clear;
import static dev.helpdesk4j.adapter.retrofit.event.SampleRequests.encrypt;
import static dev.helpdesk4j.adapter.retrofit.event.SampleRequests.encrypted;
import static dev.helpdesk4j.adapter.retrofit.event.SampleRequests.encryptedWithoutPadding;
import static dev.helpdesk4j.adapter.retrofit.event.SampleRequests.envelope;
import static dev.helpdesk4j.adapter.retrofit.event.SampleRequests.event;
import static dev.helpdesk4j.adapter.retrofit.event.SampleRequests.headers;
import static dev.helpdesk4j.adapter.retrofit.event.SampleRequests.signed;
import static dev.helpdesk4j.adapter.retrofit.event.SampleRequests.ticketCreated;
import static dev.helpdesk4j.adapter.retrofit.event.SampleRequests.urlCheck;
import static dev.helpdesk4j.adapter.retrofit.event.WebhookRefusal.MALFORMED;
import static dev.helpdesk4j.adapter.retrofit.event.WebhookRefusal.MISSING_SIGNATURE;
import static dev.helpdesk4j.adapter.retrofit.event.WebhookRefusal.NOT_ENCRYPTED;
import static dev.helpdesk4j.adapter.retrofit.event.WebhookRefusal.NO_ENCRYPT_KEY;
import static dev.helpdesk4j.adapter.retrofit.event.WebhookRefusal.REPEATED_HEADER;
import static dev.helpdesk4j.adapter.retrofit.event.WebhookRefusal.TOO_LARGE;
import static dev.helpdesk4j.adapter.retrofit.event.WebhookRefusal.UNDECRYPTABLE;
import static dev.helpdesk4j.adapter.retrofit.event.WebhookRefusal.WRONG_SIGNATURE;
import static dev.helpdesk4j.adapter.retrofit.event.WebhookRefusal.WRONG_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.ports.event.EventDelivery;
import dev.helpdesk4j.ports.event.EventListener;
import dev.helpdesk4j.ports.event.EventReceiver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that nobody but the platform may send, or that it does not send: all are refused with the same response. */
@Timeout(60)
class HostileRequestsTest {

    private final List<String> reasons = new ArrayList<>();
    private final Webhook encrypted = builder().encryptKey(KEY).build();
    private final Webhook clear = builder().build();

    private Webhook.Builder builder() {
        return Webhook.builder(TOKEN, new NoReceiver()).listener(new EventListener() {
            @Override
            public void refused(String reason) {
                reasons.add(reason);
            }
        });
    }

    private static final class NoReceiver implements EventReceiver {

        @Override
        public Receipt receive(EventDelivery delivery) {
            throw new AssertionError("a refused request must not be delivered");
        }

        @Override
        public void close() {}
    }

    private static WebhookRequest withHeaders(Consumer<Map<String, List<String>>> change) {
        var body = bytes(encrypted(ticketCreated()));
        var headers = new HashMap<>(headers(body));
        change.accept(headers);
        return WebhookRequest.of(headers, body);
    }

    /** Returns the body of an encrypted event with this text within its Base64. */
    private static byte[] inBase64(String text) {
        var body = new StringBuilder(encrypted(ticketCreated()));
        return bytes(body.insert(20, text).toString());
    }

    private static String tokens(String... fields) {
        return "{" + String.join(",", fields) + ",\"challenge\":\"x\",\"type\":\"url_verification\"}";
    }

    static Stream<Arguments> toAWebhookWithAKey() {
        var body = bytes(encrypted(ticketCreated()));
        var message = encrypt(KEY, bytes(ticketCreated()), "AES/CBC/PKCS5Padding");
        var blocks = "x".repeat(16 * (ticketCreated().length() / 16 + 1));
        return Stream.of(
                Arguments.of("empty", MALFORMED, clear("")),
                Arguments.of("not JSON", MALFORMED, clear("hello")),
                Arguments.of("a list", MALFORMED, clear("[]")),
                Arguments.of("a clear event", NOT_ENCRYPTED, clear(ticketCreated())),
                Arguments.of("a clear event with a signature", NOT_ENCRYPTED, signed(bytes(ticketCreated()))),
                Arguments.of("a clear URL check", NOT_ENCRYPTED, clear(urlCheck(TOKEN))),
                Arguments.of("two ciphertexts", MALFORMED, signed(bytes("{\"encrypt\":\"\",\"encrypt\":\"\"}"))),
                Arguments.of("a ciphertext that is an object", MALFORMED, signed(bytes("{\"encrypt\":{}}"))),
                Arguments.of("something after the body", MALFORMED, signed(bytes(encrypted(ticketCreated()) + "x"))),
                Arguments.of("no signature", MISSING_SIGNATURE, WebhookRequest.of(Map.of(), body)),
                Arguments.of("no timestamp", MISSING_SIGNATURE, withHeaders(h -> h.remove("X-Lark-Request-Timestamp"))),
                Arguments.of("no nonce", MISSING_SIGNATURE, withHeaders(h -> h.remove("X-Lark-Request-Nonce"))),
                Arguments.of("only a nonce", MISSING_SIGNATURE, withHeaders(h -> {
                    h.remove("X-Lark-Signature");
                    h.remove("X-Lark-Request-Timestamp");
                })),
                Arguments.of(
                        "a header without values",
                        MISSING_SIGNATURE,
                        withHeaders(h -> h.put("X-Lark-Signature", List.of()))),
                Arguments.of(
                        "the nonce in another header",
                        MISSING_SIGNATURE,
                        withHeaders(h -> h.put("X-Lark-Nonce", h.remove("X-Lark-Request-Nonce")))),
                Arguments.of(
                        "an empty signature",
                        WRONG_SIGNATURE,
                        withHeaders(h -> h.put("X-Lark-Signature", List.of("")))),
                Arguments.of(
                        "a signature in capitals",
                        WRONG_SIGNATURE,
                        withHeaders(h -> h.computeIfPresent(
                                "X-Lark-Signature", (n, v) -> List.of(v.get(0).toUpperCase())))),
                Arguments.of(
                        "the signature of another body",
                        WRONG_SIGNATURE,
                        WebhookRequest.of(headers(bytes(encrypted(urlCheck(TOKEN)))), body)),
                Arguments.of(
                        "a signature with another time",
                        WRONG_SIGNATURE,
                        withHeaders(h -> h.put("X-Lark-Request-Timestamp", List.of("1700000001")))),
                Arguments.of(
                        "two equal signatures",
                        REPEATED_HEADER,
                        withHeaders(
                                h -> h.computeIfPresent("X-Lark-Signature", (n, v) -> List.of(v.get(0), v.get(0))))),
                Arguments.of(
                        "a second signature in small letters",
                        REPEATED_HEADER,
                        withHeaders(h -> h.put("x-lark-signature", List.of("0")))),
                Arguments.of(
                        "two timestamps",
                        REPEATED_HEADER,
                        withHeaders(h -> h.put("X-Lark-Request-Timestamp", List.of("1700000000", "1700000001")))),
                Arguments.of(
                        "two nonces",
                        REPEATED_HEADER,
                        withHeaders(h -> h.put("X-LARK-REQUEST-NONCE", List.of("n0nce")))),
                Arguments.of("bad Base64", UNDECRYPTABLE, signed(inBase64("*"))),
                Arguments.of("Base64 on two lines", UNDECRYPTABLE, signed(inBase64("\\n"))),
                Arguments.of("no ciphertext", UNDECRYPTABLE, signed(bytes("{\"encrypt\":\"\"}"))),
                Arguments.of("only an initialization vector", UNDECRYPTABLE, signed(bytes(envelope(new byte[16])))),
                Arguments.of(
                        "a cut ciphertext",
                        UNDECRYPTABLE,
                        signed(bytes(envelope(Arrays.copyOf(message, message.length - 1))))),
                Arguments.of(
                        "a ciphertext without its last block",
                        UNDECRYPTABLE,
                        signed(bytes(envelope(Arrays.copyOf(message, message.length - 16))))),
                Arguments.of(
                        "another key",
                        UNDECRYPTABLE,
                        signed(bytes(
                                envelope(encrypt("another key", bytes(ticketCreated()), "AES/CBC/PKCS5Padding"))))),
                Arguments.of(
                        "a padding of 0",
                        UNDECRYPTABLE,
                        signed(bytes(encryptedWithoutPadding(bytes(blocks + "x".repeat(15) + "\0"))))),
                Arguments.of(
                        "a padding of 17",
                        UNDECRYPTABLE,
                        signed(bytes(encryptedWithoutPadding(bytes(blocks + "\u0011".repeat(32)))))),
                Arguments.of(
                        "a padding with one other byte",
                        UNDECRYPTABLE,
                        signed(bytes(encryptedWithoutPadding(bytes(blocks + "x".repeat(12) + "\4\3\4\4"))))),
                Arguments.of("an encrypted text", MALFORMED, signed("hello world")),
                Arguments.of("an encrypted list", MALFORMED, signed("[" + ticketCreated() + "]")),
                Arguments.of("something after the event", MALFORMED, signed(ticketCreated() + "{}")),
                Arguments.of(
                        "an event without a token",
                        WRONG_TOKEN,
                        signed(ticketCreated().replace("token", "t"))),
                Arguments.of(
                        "an event with another token",
                        WRONG_TOKEN,
                        signed(ticketCreated().replace(TOKEN, "t"))),
                Arguments.of(
                        "the beginning of the token",
                        WRONG_TOKEN,
                        signed(ticketCreated().replace(TOKEN, TOKEN.substring(1)))),
                Arguments.of(
                        "the token in the event",
                        WRONG_TOKEN,
                        signed(event("x", "{\"token\":\"" + TOKEN + "\"}").replaceFirst(TOKEN, ""))),
                Arguments.of("an unsigned URL check with another token", WRONG_TOKEN, clear(encrypted(urlCheck("t")))),
                Arguments.of(
                        "an unsigned padding of 0",
                        UNDECRYPTABLE,
                        clear(encryptedWithoutPadding(bytes(blocks + "x".repeat(15) + "\0")))),
                Arguments.of(
                        "a URL check without a padding",
                        UNDECRYPTABLE,
                        clear(encryptedWithoutPadding(bytes(padTo16(urlCheck(TOKEN)))))));
    }

    private static String padTo16(String json) {
        return json + " ".repeat(15 - (json.length() + 15) % 16);
    }

    static Stream<Arguments> toAWebhookWithoutAKey() {
        var right = "\"token\":\"" + TOKEN + "\"";
        var wrong = "\"token\":\"t\"";
        return Stream.of(
                Arguments.of("empty", MALFORMED, clear("")),
                Arguments.of("an encrypted event", NO_ENCRYPT_KEY, signed(ticketCreated())),
                Arguments.of(
                        "a URL check without a token",
                        WRONG_TOKEN,
                        clear(urlCheck(TOKEN).replace("token", "t"))),
                Arguments.of("a URL check with a token of null", WRONG_TOKEN, clear(tokens("\"token\":null"))),
                Arguments.of(
                        "a URL check with a list of tokens",
                        WRONG_TOKEN,
                        clear(tokens("\"token\":[\"" + TOKEN + "\"]"))),
                Arguments.of(
                        "a URL check without a challenge",
                        MALFORMED,
                        clear(urlCheck(TOKEN).replace("challenge", "c"))),
                Arguments.of("a right and a wrong token", MALFORMED, clear(tokens(right, wrong))),
                Arguments.of("a wrong and a right token", MALFORMED, clear(tokens(wrong, right))),
                Arguments.of("a right token twice", MALFORMED, clear(tokens(right, right))),
                Arguments.of(
                        "an escaped second token",
                        MALFORMED,
                        clear(tokens(wrong, "\"t\\u006fken\":\"" + TOKEN + "\""))),
                Arguments.of(
                        "a wrong token in the header", WRONG_TOKEN, clear(tokens(right, "\"header\":{" + wrong + "}"))),
                Arguments.of(
                        "a wrong token beside the header",
                        WRONG_TOKEN,
                        clear(tokens(wrong, "\"header\":{" + right + "}"))),
                Arguments.of(
                        "two tokens in the header", MALFORMED, clear("{\"header\":{" + right + "," + wrong + "}}")),
                Arguments.of(
                        "two headers", MALFORMED, clear("{\"header\":{" + right + "},\"header\":{" + right + "}}")),
                Arguments.of("two ids", MALFORMED, clear("{\"header\":{" + right + ",\"event_id\":1,\"event_id\":2}}")),
                Arguments.of(
                        "two types",
                        MALFORMED,
                        clear("{\"header\":{" + right + ",\"event_type\":1,\"event_type\":2}}")),
                Arguments.of("two events", MALFORMED, clear("{\"header\":{" + right + "},\"event\":1,\"event\":2}")),
                Arguments.of("two kinds", MALFORMED, clear(tokens(right, "\"type\":\"event_callback\""))),
                Arguments.of("two challenges", MALFORMED, clear(tokens(right, "\"challenge\":\"y\""))),
                Arguments.of("two older ids", MALFORMED, clear(tokens(right, "\"uuid\":\"1\",\"uuid\":\"2\""))),
                Arguments.of("too large", TOO_LARGE, clear(" ".repeat((1 << 20) + 1))),
                Arguments.of("deeply nested lists", MALFORMED, clear("[".repeat(1 << 19) + "]".repeat(1 << 19))),
                Arguments.of(
                        "a deeply nested event", MALFORMED, clear(event("x", "[".repeat(1000) + "]".repeat(1000)))),
                Arguments.of("deeply nested objects", MALFORMED, clear("{\"a\":".repeat(100_000))),
                Arguments.of("half a million values", WRONG_TOKEN, clear("{\"a\":[" + "1,".repeat(499_000) + "1]}")),
                Arguments.of("a long number", MALFORMED, clear("{\"a\":" + "1".repeat(1_000_000) + "}")),
                Arguments.of("a number of 500 KB", WRONG_TOKEN, clear("{\"a\":" + "1".repeat(500_000) + "}")),
                Arguments.of("long white space", MALFORMED, clear(" ".repeat(1 << 20))),
                Arguments.of(
                        "a long string without an end", MALFORMED, clear("{\"token\":\"" + "\\".repeat(1_000_000))),
                Arguments.of(
                        "half a character", MALFORMED, WebhookRequest.of(Map.of(), new byte[] {'{', (byte) 0xc3})));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("toAWebhookWithAKey")
    void aWebhookWithAKeyRefuses(String name, WebhookRefusal reason, WebhookRequest request) {
        assertRefused(encrypted.receive(request), reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("toAWebhookWithoutAKey")
    void aWebhookWithoutAKeyRefuses(String name, WebhookRefusal reason, WebhookRequest request) {
        assertRefused(clear.receive(request), reason);
    }

    private void assertRefused(WebhookResponse response, WebhookRefusal reason) {
        assertThat(reasons).containsExactly(reason.name());
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.contentType()).isEqualTo("application/json; charset=utf-8");
        assertThat(response.body()).containsExactly('{', '}');
    }

    @Test
    void everyBitOfTheBodyIsSigned() {
        var body = bytes(encrypted(ticketCreated()));
        for (var bit = 0; bit < 8 * body.length; bit++) {
            var changed = body.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(encrypted
                            .receive(WebhookRequest.of(headers(body), changed))
                            .status())
                    .as("bit %s", bit)
                    .isEqualTo(403);
        }
        assertThat(reasons).hasSize(8 * body.length).containsOnly("WRONG_SIGNATURE");
    }

    @Test
    void everyBitOfTheSignatureMatters() {
        var body = bytes(encrypted(ticketCreated()));
        for (var name : List.of("X-Lark-Signature", "X-Lark-Request-Timestamp", "X-Lark-Request-Nonce")) {
            var value = headers(body).get(name).get(0);
            for (var bit = 0; bit < 7 * value.length(); bit++) {
                var changed = new StringBuilder(value);
                changed.setCharAt(bit / 7, (char) (value.charAt(bit / 7) ^ (1 << bit % 7)));
                var headers = new HashMap<>(headers(body));
                headers.put(name, List.of(changed.toString()));

                assertThat(encrypted.receive(WebhookRequest.of(headers, body)).status())
                        .as("%s, bit %s", name, bit)
                        .isEqualTo(403);
            }
        }
        assertThat(reasons).containsOnly("WRONG_SIGNATURE");
    }

    /** An attacker who changes an unsigned URL check learns nothing: whatever is wrong, the response is the same. */
    @Test
    void everyBitOfAnUnsignedUrlCheckIsRefusedAlike() {
        var message = encrypt(KEY, bytes(urlCheck("t")), "AES/CBC/PKCS5Padding");
        for (var bit = 0; bit < 8 * message.length; bit++) {
            var changed = message.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);

            var response = encrypted.receive(clear(envelope(changed)));

            assertThat(response.status()).isEqualTo(403);
            assertThat(response.body()).containsExactly('{', '}');
        }
        assertThat(reasons).contains("UNDECRYPTABLE", "MALFORMED", "WRONG_TOKEN");
    }
}
