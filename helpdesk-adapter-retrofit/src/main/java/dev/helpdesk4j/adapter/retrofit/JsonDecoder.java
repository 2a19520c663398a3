package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonReader;
import io.vavr.control.Option;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a value from JSON. */
abstract class JsonDecoder<T> {

    /**
     * Reads one value and leaves the reader behind it; null where there is nothing of use.
     *
     * @throws InvalidResponseException if the whole response is useless
     */
    abstract @Nullable T fromJson(JsonReader reader) throws IOException;

    /** The value of a response without {@code data}; none where there has to be data. */
    Option<T> withoutData() {
        return Option.none();
    }
}
