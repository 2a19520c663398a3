package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonReader;
import io.vavr.control.Option;
import java.io.IOException;

/** The response to a call whose result the caller reads. */
final class RawEnvelopeJson {

    private RawEnvelopeJson() {}

    static Envelope<RawEnvelope> read(Exchange.Responded responded, Deadline deadline, Secrets secrets) {
        var envelope = Envelope.read(responded, new AnyValue(), deadline);
        return envelope.map(data -> {
            var answer = Classification.answer(responded, envelope, secrets);
            return new RawEnvelope(
                    answer.httpStatus(),
                    answer.code().getOrElse(0),
                    answer.message(),
                    answer.logId(),
                    data,
                    JsonText.of(responded.body()));
        });
    }

    /** The JSON of any value, as it came; none where there is none. */
    private static final class AnyValue extends JsonDecoder<Option<String>> {

        @Override
        Option<String> fromJson(JsonReader reader) throws IOException {
            // The raw text of a value is read to its last bracket, whatever is in between.
            try (var valid = reader.peekJson()) {
                valid.skipValue();
            }
            return Option.some(TolerantJson.raw(reader));
        }

        @Override
        Option<Option<String>> withoutData() {
            return Option.some(Option.none());
        }
    }
}
