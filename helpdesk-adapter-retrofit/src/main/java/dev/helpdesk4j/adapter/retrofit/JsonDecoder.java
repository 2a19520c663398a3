package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonReader;
import io.vavr.control.Option;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a value from JSON. */
abstract class JsonDecoder<T> {

    /**
     * Reads one value and moves the reader past it. Returns null if the value has no usable content.
     *
     * @throws InvalidResponseException if the whole response is invalid
     */
    abstract @Nullable T fromJson(JsonReader reader) throws IOException;

    /** Returns the value for a response without {@code data}; none if {@code data} is required. */
    Option<T> withoutData() {
        return Option.none();
    }
}
