package dev.helpdesk4j.adapter.retrofit.json;

import com.squareup.moshi.JsonReader;
import io.vavr.control.Option;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a value from JSON. */
public abstract class JsonDecoder<T> {

    /**
     * Reads one value and moves the reader past it. Returns null if the value has no usable content.
     *
     * @throws InvalidResponseException if the whole response is invalid
     */
    public abstract @Nullable T fromJson(JsonReader reader) throws IOException;

    /** Returns the value for a response without {@code data}; none if {@code data} is required. */
    public Option<T> withoutData() {
        return Option.none();
    }
}
