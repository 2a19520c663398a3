package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonWriter;
import org.jspecify.annotations.Nullable;

/** A Moshi adapter that only reads. */
abstract class JsonDecoder<T> extends JsonAdapter<T> {

    @Override
    public final void toJson(JsonWriter writer, @Nullable T value) {
        throw new UnsupportedOperationException("a decoder only reads JSON");
    }
}
