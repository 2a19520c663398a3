package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * What every answer is wrapped in: {@code {"code", "msg", "data", "error"}}.
 *
 * @param code the platform's code, 0 for success; none where the answer is no envelope
 * @param message the platform's words
 * @param logId for the platform's support
 * @param missingScopes the scopes that the platform names as missing
 * @param data the result; none unless the code is 0 and the result can be read
 * @param problem why there is no result although the code is 0, or no envelope
 */
record Envelope<T>(
        Option<Integer> code,
        Option<String> message,
        Option<String> logId,
        Seq<String> missingScopes,
        Option<T> data,
        Option<Problem> problem) {

    private static final ByteString BYTE_ORDER_MARK = ByteString.decodeHex("efbbbf");

    /**
     * What is wrong with an answer.
     *
     * @param path where, as a JSON path
     * @param detail what
     */
    record Problem(String path, String detail, Option<Throwable> cause) {}

    /** An envelope with its result under {@code data}. */
    static <T> Envelope<T> read(Exchange.Responded responded, JsonAdapter<T> data) {
        if (responded.problem().isDefined()) {
            return none(new Problem("$", responded.problem().get(), Option.none()));
        }
        var envelope = parse(responded.body(), data);
        return otherCharset(responded)
                .map(charset -> envelope.<T>withData(
                        null, new Problem("$", "it is in " + charset + ", not in UTF-8", Option.none())))
                .getOrElse(envelope);
    }

    /** An envelope whose result lies beside the code, as that of the token endpoint does. */
    static <T> Envelope<T> readTop(Exchange.Responded responded, JsonAdapter<T> top) {
        Envelope<Boolean> envelope = read(responded, new Ignored());
        if (!envelope.code().contains(0)) {
            return envelope.withData(null, envelope.problem().getOrNull());
        }
        var reader = reader(responded.body());
        try {
            return envelope.withData(top.fromJson(reader), null);
        } catch (RuntimeException | IOException unreadable) {
            return envelope.withData(null, problem(reader, unreadable));
        }
    }

    /** JSON is UTF-8; where an answer says that it is not, its words cannot be trusted, but for those in ASCII. */
    private static Option<Charset> otherCharset(Exchange.Responded responded) {
        return Option.of(responded.contentType())
                .flatMap(type -> Option.of(type.charset(StandardCharsets.UTF_8)))
                .filter(charset -> !charset.equals(StandardCharsets.UTF_8))
                .filter(charset -> responded.body().utf8().chars().anyMatch(character -> character > 127));
    }

    private static <T> Envelope<T> parse(ByteString body, JsonAdapter<T> data) {
        var reader = reader(body);
        try {
            return new Parser<>(data).envelope(reader);
        } catch (RuntimeException | IOException unreadable) {
            // The code may come after what could not be read, and say that nothing was to be read.
            var head = headOf(body);
            return head.withData(
                    null, head.code().exists(failure -> failure != 0) ? null : problem(reader, unreadable));
        }
    }

    private static Envelope<Boolean> headOf(ByteString body) {
        try {
            return new Parser<>(new Ignored()).envelope(reader(body));
        } catch (RuntimeException | IOException noEnvelope) {
            return none(new Problem("$", "it is no JSON object with a code", Option.some(noEnvelope)));
        }
    }

    private static <T> Envelope<T> none(Problem problem) {
        return new Envelope<>(
                Option.none(), Option.none(), Option.none(), List.empty(), Option.none(), Option.some(problem));
    }

    private static JsonReader reader(ByteString body) {
        return JsonReader.of(new Buffer().write(body.startsWith(BYTE_ORDER_MARK) ? body.substring(3) : body));
    }

    private static Problem problem(JsonReader reader, Exception unreadable) {
        return unreadable instanceof UnusableJson unusable
                ? new Problem(unusable.path(), unusable.detail(), Option.none())
                : new Problem(
                        reader.getPath(),
                        Option.of(unreadable.getMessage()).getOrElse("it is no JSON"),
                        Option.some(unreadable));
    }

    private <U> Envelope<U> withData(@Nullable U data, @Nullable Problem problem) {
        return new Envelope<>(code, message, logId, missingScopes, Option.of(data), Option.of(problem));
    }

    /** Reads an envelope from end to end. */
    private static final class Parser<T> {

        private final JsonAdapter<T> dataAdapter;
        private Option<Integer> code = Option.none();
        private Option<String> message = Option.none();
        private Option<String> logId = Option.none();
        private Seq<String> missingScopes = List.empty();
        private Option<T> data = Option.none();

        Parser(JsonAdapter<T> dataAdapter) {
            this.dataAdapter = dataAdapter;
        }

        Envelope<T> envelope(JsonReader reader) throws IOException {
            reader.beginObject();
            while (reader.hasNext()) {
                switch (reader.nextName()) {
                    case "code" -> code = Lenient.integer(reader);
                    case "msg" -> message = Lenient.text(reader);
                    case "error" -> error(reader);
                    case "data" -> data(reader);
                    default -> reader.skipValue();
                }
            }
            reader.endObject();
            if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
                throw new JsonDataException("there is more after the end");
            }
            return new Envelope<>(
                    code, message, logId, missingScopes, data.filter(read -> code.contains(0)), missing());
        }

        private void data(JsonReader reader) throws IOException {
            if (code.exists(failure -> failure != 0) || reader.peek() == JsonReader.Token.NULL) {
                reader.skipValue();
            } else {
                data = Option.of(dataAdapter.fromJson(reader));
            }
        }

        private void error(JsonReader reader) throws IOException {
            Lenient.object(reader, (name, value) -> {
                switch (name) {
                    case "log_id" -> logId = Lenient.text(value);
                    case "permission_violations" ->
                        missingScopes = Lenient.list(value, Parser::scope).flatMap(scope -> scope);
                    default -> value.skipValue();
                }
            });
        }

        private static Option<String> scope(JsonReader violation) throws IOException {
            var fields = new Object() {
                Option<String> subject = Option.none();
            };
            Lenient.object(violation, (name, value) -> {
                if (name.equals("subject")) {
                    fields.subject = Lenient.text(value);
                } else {
                    value.skipValue();
                }
            });
            return fields.subject;
        }

        private Option<Problem> missing() {
            if (code.isEmpty()) {
                return Option.some(new Problem("$.code", "it is missing", Option.none()));
            }
            return code.contains(0) && data.isEmpty()
                    ? Option.some(new Problem("$.data", "it is missing", Option.none()))
                    : Option.none();
        }
    }

    /** Takes any value and tells nothing of it. */
    private static final class Ignored extends WireAdapter<Boolean> {

        @Override
        public Boolean fromJson(JsonReader reader) throws IOException {
            reader.skipValue();
            return true;
        }
    }
}
