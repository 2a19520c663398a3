package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.adapter.retrofit.common.Secrets;
import dev.helpdesk4j.adapter.retrofit.common.Time;
import dev.helpdesk4j.adapter.retrofit.event.FeishuEvents;
import dev.helpdesk4j.adapter.retrofit.event.SampleRequests;
import dev.helpdesk4j.adapter.retrofit.json.FoundTicketJson;
import dev.helpdesk4j.adapter.retrofit.json.InvalidResponseException;
import dev.helpdesk4j.adapter.retrofit.json.JsonDecoder;
import dev.helpdesk4j.adapter.retrofit.json.JsonText;
import dev.helpdesk4j.adapter.retrofit.json.PageJson;
import dev.helpdesk4j.adapter.retrofit.json.SentMessageJson;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.event.UnrecognizedEvent;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.Headers;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents' examples, mutated at random: each is decoded, or refused by an expected exception. */
@Timeout(60)
class MutatedExamplesTest {

    private static final Deadline DEADLINE = Deadline.after(Duration.ofHours(1), Time.SYSTEM);

    private static final int MUTATIONS = 700;
    private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|[\\w.+-]+|[^\\s\\w]");
    private static final List<String> ODD_TOKENS = List.of(
            "null",
            "true",
            "{}",
            "[]",
            "[[]]",
            "{\"a\":1}",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"../x\"",
            "0",
            "-1",
            "-0",
            "1e999999999",
            "1e-999999999",
            "99999999999999999999",
            "0.1",
            "\"1,5\"",
            "\"NaN\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "'",
            "\"{\\\"post\\\":{\\\"content\\\":[[{\\\"tag\\\":\\\"img\\\"}]]}}\"");

    private static final String RICH_TEXT =
            "{\"code\":0,\"data\":{\"total\":1,\"messages\":[{\"id\":\"1\",\"message_type\":\"post\",\"content\":"
                    + "{\"msg_type\":\"post\",\"image_keys\":[\"img_1\"],\"content\":{\"zh_cn\":{\"title\":\"t\","
                    + "\"content\":[[{\"tag\":\"text\",\"text\":\"x\",\"un_escape\":true},{\"tag\":\"a\",\"text\":\"x\","
                    + "\"href\":\"http://x\"}],[{\"tag\":\"at\",\"user_id\":\"ou_1\",\"user_name\":\"Lin\"},"
                    + "{\"tag\":\"img\",\"image_key\":\"img_2\",\"width\":1,\"height\":2}]]}}}}]}}";

    private static final String REFUSAL =
            "{\"code\":99991672,\"msg\":\"Access denied: [helpdesk:all:readonly]\",\"error\":"
                    + "{\"log_id\":\"log\",\"permission_violations\":[{\"type\":\"action_scope_required\","
                    + "\"subject\":\"helpdesk:all:readonly\"}]}}";

    static Stream<Arguments> examples() {
        var page = PageRequest.first();
        return Stream.of(
                Arguments.of(
                        "a ticket",
                        MockService.document("get-ticket.json"),
                        new FoundTicketJson(TicketId.of("6626871355780366331"))),
                Arguments.of("tickets", MockService.document("list-tickets.json"), PageJson.ofTickets(page)),
                Arguments.of("messages", MockService.document("list-messages.json"), PageJson.ofMessages(page)),
                Arguments.of("rich text", RICH_TEXT, PageJson.ofMessages(page)),
                Arguments.of(
                        "a sent message", MockService.document("send-message-response.json"), new SentMessageJson()),
                Arguments.of("a refusal", REFUSAL, new SentMessageJson()),
                Arguments.of("a token", MockService.tokenJson("t-1"), new TokenJson()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void aDamagedExampleIsDecodedOrRefused(String name, String example, JsonDecoder<?> decoder) {
        var random = new Random(name.hashCode());
        var decoded = 0;
        for (var mutation = 0; mutation < MUTATIONS; mutation++) {
            decoded += isDecoded(mutated(example, random), decoder, name.equals("a token")) ? 1 : 0;
        }

        assertThat(decoded).as("decoded").isBetween(MUTATIONS / 20, MUTATIONS * 19 / 20);
    }

    /** The JSON that a call returns is unchanged and valid. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void aDamagedExampleIsValidJsonOrRefused(String name, String example) throws IOException {
        var random = new Random(name.hashCode());
        var read = 0;
        for (var mutation = 0; mutation < MUTATIONS; mutation++) {
            var body = mutated(example, random);
            var envelope = RawEnvelopeJson.read(
                    new Exchange.Responded(200, Headers.EMPTY, body, Option.none()), DEADLINE, new Secrets());
            for (var raw : envelope.data()) {
                read++;
                assertThat(raw.json()).isEqualTo(body.utf8());
                assertIsValid(raw.json());
                for (var data : raw.data()) {
                    assertThat(raw.json()).contains(data);
                    assertIsValid(data);
                }
            }
        }

        assertThat(read).as("read").isBetween(example.equals(REFUSAL) ? 0 : MUTATIONS / 20, MUTATIONS * 19 / 20);
    }

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of("a new ticket", SampleRequests.ticketCreated()),
                Arguments.of("a changed ticket", SampleRequests.ticketUpdated()),
                Arguments.of("a message", SampleRequests.messageCreated()));
    }

    /** The content of an event that is not recognized is unchanged and valid. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void aDamagedEventIsDecodedOrRefused(String name, String example) throws IOException {
        var random = new Random(name.hashCode());
        var kinds = new ArrayList<HelpdeskEvent.Kind>();
        for (var mutation = 0; mutation < MUTATIONS; mutation++) {
            var json = mutated(example, random).utf8();
            try {
                var event = FeishuEvents.decode(json);
                kinds.add(event.kind());
                if (event instanceof UnrecognizedEvent unrecognized) {
                    assertThat(json + "null").contains(unrecognized.raw());
                    assertIsValid(unrecognized.raw());
                }
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageStartingWith("event must be an envelope in JSON, got ");
            }
        }

        assertThat(kinds).hasSizeBetween(MUTATIONS / 20, MUTATIONS * 19 / 20);
        assertThat(kinds).contains(FeishuEvents.decode(example).kind(), HelpdeskEvent.Kind.UNRECOGNIZED);
    }

    private static void assertIsValid(String json) throws IOException {
        var reader = JsonReader.of(new Buffer().writeUtf8(json));
        reader.skipValue();
        assertThat(reader.peek()).as(json).isEqualTo(JsonReader.Token.END_DOCUMENT);
    }

    private static boolean isDecoded(ByteString body, JsonDecoder<?> decoder, boolean isTop) {
        try {
            if (isTop) {
                decoder.fromJson(JsonText.reader(body, DEADLINE::hasPassed));
            } else {
                new EnvelopeParser<>(decoder).envelope(JsonText.reader(body, DEADLINE::hasPassed));
            }
            return true;
        } catch (InvalidResponseException | JsonDataException | IOException refused) {
            return false;
        } catch (RuntimeException | Error unexpected) {
            throw new AssertionError(body.utf8(), unexpected);
        }
    }

    private static ByteString mutated(String example, Random random) {
        var tokens = TOKEN.matcher(example).results().map(MatchResult::group).collect(Collectors.toList());
        for (var changes = random.nextInt(5); changes >= 0; changes--) {
            change(tokens, random);
        }
        var json = String.join("", tokens);
        return switch (random.nextInt(6)) {
            case 0 -> ByteString.encodeUtf8(json.substring(0, random.nextInt(json.length() + 1)));
            case 1 -> withRandomByte(json, random);
            default -> ByteString.encodeUtf8(json);
        };
    }

    private static void change(List<String> tokens, Random random) {
        var at = random.nextInt(tokens.size());
        var other = random.nextInt(tokens.size());
        switch (random.nextInt(8)) {
            case 0 -> tokens.set(at, ODD_TOKENS.get(random.nextInt(ODD_TOKENS.size())));
            case 1 -> {
                var token = tokens.get(at);
                tokens.set(at, tokens.get(other));
                tokens.set(other, token);
            }
            case 2 -> tokens.addAll(at, new ArrayList<>(tokens.subList(Math.min(at, other), Math.max(at, other))));
            case 3 -> duplicateField(tokens, at);
            default -> replaceValue(tokens, at, random);
        }
        if (tokens.size() > 2_000) {
            tokens.subList(2_000, tokens.size()).clear();
        }
    }

    /** Repeats the next field with a single token as its value, once unchanged and once with another value. */
    private static void duplicateField(List<String> tokens, int from) {
        for (var i = from; i + 3 < tokens.size(); i++) {
            if (tokens.get(i + 1).equals(":") && tokens.get(i + 3).equals(",")) {
                var field = new ArrayList<>(tokens.subList(i, i + 4));
                tokens.addAll(i, field);
                field.set(2, "null");
                tokens.addAll(i, field);
                return;
            }
        }
    }

    private static void replaceValue(List<String> tokens, int from, Random random) {
        for (var i = from; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).equals(":") && !"{[".contains(tokens.get(i + 1))) {
                tokens.set(i + 1, ODD_TOKENS.get(random.nextInt(ODD_TOKENS.size())));
                return;
            }
        }
    }

    private static ByteString withRandomByte(String json, Random random) {
        var bytes = ByteString.encodeUtf8(json).toByteArray();
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        return ByteString.of(bytes);
    }
}
