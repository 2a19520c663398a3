package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.adapter.retrofit.json.InvalidResponseException;
import dev.helpdesk4j.adapter.retrofit.json.JsonDecoder;
import dev.helpdesk4j.adapter.retrofit.json.Limits;
import dev.helpdesk4j.adapter.retrofit.json.TolerantJson;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.ArrayList;

/** A parser of one envelope. */
final class EnvelopeParser<T> {

    private final JsonDecoder<T> decoder;
    private Option<Integer> code = Option.none();
    private Option<String> message = Option.none();
    private Option<String> logId = Option.none();
    private Seq<String> missingScopes = List.empty();
    private Option<T> data = Option.none();

    EnvelopeParser(JsonDecoder<T> decoder) {
        this.decoder = decoder;
    }

    Envelope<T> envelope(JsonReader reader) throws IOException {
        reader.beginObject();
        while (reader.hasNext()) {
            switch (reader.nextName()) {
                case "code" -> code = TolerantJson.integer(reader);
                case "msg" -> message = TolerantJson.text(reader).map(Excerpt::of);
                case "error" -> readError(reader);
                case "data" -> readData(reader);
                default -> reader.skipValue();
            }
        }
        reader.endObject();
        if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
            throw new JsonDataException("the JSON continues after its end");
        }
        if (code.contains(0)) {
            data = data.orElse(decoder.withoutData());
        }
        return new Envelope<>(code, message, logId, missingScopes, data.filter(read -> code.contains(0)), missing());
    }

    private void readData(JsonReader reader) throws IOException {
        if (code.exists(failure -> failure != 0) || reader.peek() == JsonReader.Token.NULL) {
            reader.skipValue();
            return;
        }
        try {
            data = Option.of(decoder.fromJson(reader));
        } catch (InvalidResponseException invalid) {
            throw invalid.inside(".data");
        }
    }

    private void readError(JsonReader reader) throws IOException {
        if (TolerantJson.beginObject(reader)) {
            while (reader.hasNext()) {
                switch (reader.nextName()) {
                    case "log_id" -> logId = TolerantJson.text(reader).filter(EnvelopeParser::isShort);
                    case "permission_violations" -> missingScopes = scopes(reader);
                    default -> reader.skipValue();
                }
            }
            reader.endObject();
        }
    }

    /** Reads the first scopes of a list; a single object counts as a list of one. */
    private static Seq<String> scopes(JsonReader reader) throws IOException {
        var scopes = new ArrayList<String>();
        if (reader.peek() == JsonReader.Token.BEGIN_ARRAY) {
            reader.beginArray();
            while (reader.hasNext()) {
                if (scopes.size() < Limits.SCOPES) {
                    scope(reader).forEach(scopes::add);
                } else {
                    reader.skipValue();
                }
            }
            reader.endArray();
        } else {
            scope(reader).forEach(scopes::add);
        }
        return List.ofAll(scopes);
    }

    private static Option<String> scope(JsonReader violation) throws IOException {
        Option<String> subject = Option.none();
        if (TolerantJson.beginObject(violation)) {
            while (violation.hasNext()) {
                if (violation.nextName().equals("subject")) {
                    subject = TolerantJson.text(violation);
                } else {
                    violation.skipValue();
                }
            }
            violation.endObject();
        }
        return subject.filter(EnvelopeParser::isShort);
    }

    private static boolean isShort(String name) {
        return name.length() <= Limits.NAME_LENGTH;
    }

    private Option<Envelope.Problem> missing() {
        if (code.isEmpty()) {
            return Option.some(new Envelope.Problem("$.code", "it is missing or not a number", Option.none()));
        }
        return code.contains(0) && data.isEmpty()
                ? Option.some(new Envelope.Problem("$.data", "it is missing or null", Option.none()))
                : Option.none();
    }
}
