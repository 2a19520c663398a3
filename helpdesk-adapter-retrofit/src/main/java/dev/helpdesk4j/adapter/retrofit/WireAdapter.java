package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonWriter;
import org.jspecify.annotations.Nullable;

/** A Moshi adapter for what only comes in. */
abstract class WireAdapter<T> extends JsonAdapter<T> {

    @Override
    public final void toJson(JsonWriter writer, @Nullable T value) {
        throw new UnsupportedOperationException("the service's answers are only read");
    }
}
