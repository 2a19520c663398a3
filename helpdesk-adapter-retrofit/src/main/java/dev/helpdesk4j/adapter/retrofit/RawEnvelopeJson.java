package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.adapter.retrofit.common.Secrets;
import dev.helpdesk4j.adapter.retrofit.json.JsonDecoder;
import dev.helpdesk4j.adapter.retrofit.json.JsonText;
import dev.helpdesk4j.adapter.retrofit.json.TolerantJson;
import io.vavr.control.Option;
import java.io.IOException;

/** Reads the response to a {@link PlatformCall}, whose result remains JSON. */
final class RawEnvelopeJson {

    private RawEnvelopeJson() {}

    static Envelope<RawEnvelope> read(Exchange.Responded responded, Deadline deadline, Secrets secrets) {
        var envelope = Envelope.read(responded, new AnyValue(), deadline);
        return envelope.map(data -> {
            var response = Classification.response(responded, envelope, secrets);
            return new RawEnvelope(
                    response.httpStatus(),
                    response.code().getOrElse(0),
                    response.message(),
                    response.logId(),
                    data,
                    JsonText.of(responded.body()));
        });
    }

    /** Reads any value as its unchanged JSON. */
    private static final class AnyValue extends JsonDecoder<Option<String>> {

        @Override
        public Option<String> fromJson(JsonReader reader) throws IOException {
            // Moshi reads the raw text up to the last bracket without checking it.
            try (var valid = reader.peekJson()) {
                valid.skipValue();
            }
            return Option.some(TolerantJson.raw(reader));
        }

        @Override
        public Option<Option<String>> withoutData() {
            return Option.some(Option.none());
        }
    }
}
