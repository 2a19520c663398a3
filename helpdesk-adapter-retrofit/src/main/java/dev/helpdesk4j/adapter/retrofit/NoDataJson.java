package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.ports.Done;
import io.vavr.control.Option;
import java.io.IOException;

/** The result of an operation without one: {@code data} is ignored and may be missing. */
final class NoDataJson extends JsonDecoder<Done> {

    @Override
    Done fromJson(JsonReader reader) throws IOException {
        reader.skipValue();
        return Done.DONE;
    }

    @Override
    Option<Done> withoutData() {
        return Option.some(Done.DONE);
    }
}
