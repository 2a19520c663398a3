package dev.helpdesk4j.adapter.retrofit.json;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.ports.Done;
import io.vavr.control.Option;
import java.io.IOException;

/** The result of an operation without one: {@code data} is ignored and may be missing. */
public final class NoDataJson extends JsonDecoder<Done> {

    @Override
    public Done fromJson(JsonReader reader) throws IOException {
        reader.skipValue();
        return Done.DONE;
    }

    @Override
    public Option<Done> withoutData() {
        return Option.some(Done.DONE);
    }
}
