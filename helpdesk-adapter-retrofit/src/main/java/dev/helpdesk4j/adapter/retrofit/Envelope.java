package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.adapter.retrofit.json.InvalidResponseException;
import dev.helpdesk4j.adapter.retrofit.json.JsonDecoder;
import dev.helpdesk4j.adapter.retrofit.json.JsonSize;
import dev.helpdesk4j.adapter.retrofit.json.JsonText;
import dev.helpdesk4j.adapter.retrofit.json.Limits;
import dev.helpdesk4j.adapter.retrofit.json.NoDataJson;
import dev.helpdesk4j.ports.Done;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import okhttp3.MediaType;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of every response: {@code {"code", "msg", "data", "error"}}.
 *
 * @param code the platform's code, 0 for success; none if the response is not an envelope
 * @param message the platform's message
 * @param logId the log id, which the platform's support needs
 * @param missingScopes the missing scopes, if the platform lists them
 * @param data the result; none unless the code is 0 and the result can be read
 * @param problem why the result or the envelope cannot be read
 */
record Envelope<T>(
        Option<Integer> code,
        Option<String> message,
        Option<String> logId,
        Seq<String> missingScopes,
        Option<T> data,
        Option<Problem> problem) {

    /** The content type of almost all responses, which need not be parsed. */
    private static final String USUAL_TYPE = "application/json; charset=utf-8";

    /**
     * The reason why a response is invalid.
     *
     * @param path the JSON path of the invalid value
     * @param detail the problem
     * @param belongsToAnotherRequest whether the response belongs to another request
     */
    record Problem(String path, String detail, Option<Throwable> cause, boolean belongsToAnotherRequest) {

        Problem(String path, String detail, Option<Throwable> cause) {
            this(path, detail, cause, false);
        }
    }

    /** Reads an envelope with its result under {@code data}. */
    static <T> Envelope<T> read(Exchange.Responded responded, JsonDecoder<T> data, Deadline deadline) {
        if (responded.problem().isDefined()) {
            return none(new Problem("$", responded.problem().get(), Option.none()));
        }
        var envelope = parse(responded.body(), data, deadline);
        return otherCharset(responded)
                .map(charset -> envelope.<T>withData(
                        null, new Problem("$", "it is in " + charset + ", not in UTF-8", Option.none())))
                .getOrElse(envelope);
    }

    /** Reads an envelope with its result beside the code, as the token endpoint returns it. */
    static <T> Envelope<T> readTop(Exchange.Responded responded, JsonDecoder<T> top, Deadline deadline) {
        Envelope<Done> envelope = read(responded, new NoDataJson(), deadline);
        if (!envelope.code().contains(0)) {
            return envelope.withData(null, envelope.problem().getOrNull());
        }
        var reader = JsonText.reader(responded.body(), deadline::hasPassed);
        try {
            return envelope.withData(top.fromJson(reader), null);
        } catch (RuntimeException | IOException unreadable) {
            return envelope.withData(null, problem(reader, unreadable));
        }
    }

    /** JSON is UTF-8. If the content type names another charset, only the ASCII part of the response is reliable. */
    private static Option<Charset> otherCharset(Exchange.Responded responded) {
        return responded
                .header("Content-Type")
                .filter(type -> !type.equals(USUAL_TYPE))
                .flatMap(type -> Option.of(MediaType.parse(type)))
                .flatMap(type -> Option.of(type.charset(StandardCharsets.UTF_8)))
                .filter(charset -> !charset.equals(StandardCharsets.UTF_8))
                .filter(charset -> !isAscii(responded.body()));
    }

    private static boolean isAscii(ByteString body) {
        for (var bytes = body.asByteBuffer(); bytes.hasRemaining(); ) {
            if (bytes.get() < 0) {
                return false;
            }
        }
        return true;
    }

    private static <T> Envelope<T> parse(ByteString body, JsonDecoder<T> data, Deadline deadline) {
        var reader = JsonText.reader(body, deadline::hasPassed);
        try {
            JsonSize.check(body);
            return new EnvelopeParser<>(data).envelope(reader);
        } catch (RuntimeException | IOException unreadable) {
            // The code may follow the value that could not be read; if it is a failure, that value does not matter.
            var head = headOf(body, deadline);
            return head.withData(
                    null, head.code().exists(failure -> failure != 0) ? null : problem(reader, unreadable));
        }
    }

    private static Envelope<Done> headOf(ByteString body, Deadline deadline) {
        try {
            return new EnvelopeParser<>(new NoDataJson()).envelope(JsonText.reader(body, deadline::hasPassed));
        } catch (RuntimeException | IOException notAnEnvelope) {
            return none(new Problem("$", "it is not a JSON object with a code", cause(notAnEnvelope)));
        }
    }

    private static <T> Envelope<T> none(Problem problem) {
        return new Envelope<>(
                Option.none(), Option.none(), Option.none(), List.empty(), Option.none(), Option.some(problem));
    }

    private static Problem problem(JsonReader reader, Exception unreadable) {
        return unreadable instanceof InvalidResponseException invalid
                ? new Problem("$" + invalid.path(), invalid.detail(), Option.none(), invalid.belongsToAnotherRequest())
                : new Problem(
                        Excerpt.of(reader.getPath()),
                        Excerpt.of(Option.of(unreadable.getMessage()).getOrElse("it is not JSON")),
                        cause(unreadable));
    }

    /** Returns the exception, unless its message repeats too much of the response. */
    private static Option<Throwable> cause(Exception unreadable) {
        return Option.<Throwable>some(unreadable)
                .filter(cause ->
                        Option.of(cause.getMessage()).forAll(message -> message.length() <= Limits.DESCRIPTION_LENGTH));
    }

    /** Returns this envelope with the result mapped, if there is a result. */
    <U> Envelope<U> map(Function<T, U> mapper) {
        return new Envelope<>(code, message, logId, missingScopes, data.map(mapper), problem);
    }

    private <U> Envelope<U> withData(@Nullable U data, @Nullable Problem problem) {
        return new Envelope<>(code, message, logId, missingScopes, Option.of(data), Option.of(problem));
    }
}
