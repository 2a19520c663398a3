package dev.helpdesk4j.adapter.retrofit.event;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.adapter.retrofit.json.InvalidResponseException;
import dev.helpdesk4j.adapter.retrofit.json.JsonBody;
import dev.helpdesk4j.adapter.retrofit.json.JsonSize;
import dev.helpdesk4j.adapter.retrofit.json.JsonText;
import dev.helpdesk4j.adapter.retrofit.json.Limits;
import dev.helpdesk4j.adapter.retrofit.json.TolerantJson;
import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.ports.event.EventDelivery;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import okio.ByteString;

/**
 * The envelope of an event or a URL check, decrypted: schema 2.0 with a {@code header}, or the older form with a {@code uuid}.
 * A field that is read here must not be repeated.
 *
 * @param id the event's id; without one, a digest of the JSON, which is the same in each delivery of the same JSON
 * @param type the event's type; empty if it is missing
 * @param createdAt when the event was created, truncated to milliseconds
 * @param event the JSON of the event's content; {@code null} as JSON if it is missing
 * @param tokens the verification tokens, of which there should be one
 * @param urlCheck whether it is a URL check
 * @param challenge the challenge of a URL check
 * @param isEncrypted whether it is encrypted all the same
 */
record EventEnvelope(
        EventId id,
        String type,
        Option<Instant> createdAt,
        String event,
        List<String> tokens,
        boolean urlCheck,
        Option<String> challenge,
        boolean isEncrypted) {

    /** Names of types and ids are short and printable, so that they are suitable for logs. */
    private static final Pattern NAME = Pattern.compile("[!-~]{1," + Limits.NAME_LENGTH + "}");

    private static final Duration MAX_AGE = Duration.ofDays(1_000_000);

    /** Reads an envelope; none if it is not a JSON object, exceeds a bound, or repeats a field that is read. */
    static Option<EventEnvelope> read(String json) {
        var bytes = ByteString.encodeUtf8(json);
        try (var whole = JsonText.reader(bytes, () -> false);
                var reader = JsonText.reader(bytes, () -> false)) {
            JsonSize.check(bytes);
            whole.skipValue();
            if (whole.peek() != JsonReader.Token.END_DOCUMENT) {
                return Option.none();
            }
            var fields = new Fields();
            fields.read(reader);
            return Option.some(fields.envelope(bytes));
        } catch (IOException | JsonDataException | InvalidResponseException malformed) {
            return Option.none();
        }
    }

    /**
     * Returns the event, with JSON that has the same id, type, time and content as what was delivered, but not the verification
     * token, so that it may be stored.
     */
    EventDelivery delivery() {
        return new EventDelivery(EventContent.decode(this), json());
    }

    private String json() {
        return JsonBody.json(writer -> {
                    writer.name("schema").value("2.0").name("header").beginObject();
                    writer.name("event_id").value(id.value()).name("event_type").value(type);
                    if (createdAt.isDefined()) {
                        writer.name("create_time")
                                .value(Long.toString(createdAt.get().toEpochMilli()));
                    }
                    writer.endObject().name("event");
                    try (var raw = writer.valueSink()) {
                        raw.writeUtf8(event);
                    }
                })
                .utf8();
    }

    /** Returns the id and the type, without token and content: suitable for logs. */
    @Override
    public String toString() {
        return "EventEnvelope[id=" + id.value() + ", type=" + type + "]";
    }

    private static final class Fields {

        private final Set<String> seen = new HashSet<>();
        private final List<String> tokens = new ArrayList<>();
        private Option<String> id = Option.none();
        private Option<String> type = Option.none();
        private Option<Instant> createdAt = Option.none();
        private String event = "null";
        private boolean hasHeader;
        private boolean urlCheck;
        private Option<String> challenge = Option.none();
        private boolean isEncrypted;

        void read(JsonReader reader) throws IOException {
            reader.beginObject();
            while (reader.hasNext()) {
                var name = reader.nextName();
                switch (name) {
                    case "header" -> {
                        once(name);
                        readHeader(reader);
                    }
                    case "event" -> {
                        once(name);
                        event = TolerantJson.raw(reader);
                    }
                    case "token" -> {
                        once(name);
                        TolerantJson.text(reader).forEach(tokens::add);
                    }
                    case "type" -> {
                        once(name);
                        urlCheck = TolerantJson.text(reader).contains("url_verification");
                    }
                    case "challenge" -> {
                        once(name);
                        challenge = TolerantJson.textOrEmpty(reader);
                    }
                    case "encrypt" -> {
                        isEncrypted = true;
                        reader.skipValue();
                    }
                    case "uuid" -> {
                        once(name);
                        id = id.orElse(name(reader));
                    }
                    case "ts" -> createdAt = createdAt.orElse(seconds(reader));
                    default -> reader.skipValue();
                }
            }
            reader.endObject();
        }

        private void readHeader(JsonReader reader) throws IOException {
            if (!TolerantJson.beginObject(reader)) {
                return;
            }
            hasHeader = true;
            while (reader.hasNext()) {
                var name = reader.nextName();
                switch (name) {
                    case "event_id" -> {
                        once("header." + name);
                        id = name(reader).orElse(id);
                    }
                    case "event_type" -> {
                        once("header." + name);
                        type = name(reader);
                    }
                    case "token" -> {
                        once("header." + name);
                        TolerantJson.text(reader).forEach(tokens::add);
                    }
                    case "create_time" ->
                        createdAt = TolerantJson.instant(reader).orElse(createdAt);
                    default -> reader.skipValue();
                }
            }
            reader.endObject();
        }

        private void once(String name) {
            if (!seen.add(name)) {
                throw new InvalidResponseException("." + name, "it must not be repeated");
            }
        }

        private static Option<String> name(JsonReader reader) throws IOException {
            return TolerantJson.text(reader).filter(text -> NAME.matcher(text).matches());
        }

        /** Reads seconds since 1970, possibly with a fraction. */
        private static Option<Instant> seconds(JsonReader reader) throws IOException {
            return TolerantJson.duration(reader, Duration.ofSeconds(1))
                    .map(age -> age.truncatedTo(ChronoUnit.MILLIS))
                    .filter(age -> !age.isZero() && age.compareTo(MAX_AGE) < 0)
                    .map(Instant.EPOCH::plus);
        }

        /** Reads the type of an event of the older form, which is a field of its content. */
        private Option<String> typeInside() throws IOException {
            Option<String> inside = Option.none();
            try (var reader = JsonText.reader(ByteString.encodeUtf8(event), () -> false)) {
                if (TolerantJson.beginObject(reader)) {
                    while (reader.hasNext()) {
                        if (reader.nextName().equals("type")) {
                            inside = name(reader);
                        } else {
                            reader.skipValue();
                        }
                    }
                }
            }
            return inside;
        }

        EventEnvelope envelope(ByteString json) throws IOException {
            return new EventEnvelope(
                    EventId.of(id.getOrElse(() -> "sha256:" + json.sha256().hex())),
                    (hasHeader ? type : typeInside()).getOrElse(""),
                    createdAt,
                    event,
                    List.copyOf(tokens),
                    urlCheck,
                    challenge,
                    isEncrypted);
        }
    }
}
