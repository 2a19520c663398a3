package dev.helpdesk4j.adapter.retrofit.json;

import com.squareup.moshi.JsonReader;
import java.io.IOException;

/**
 * The names of the fields that a decoder reads, to read them faster: Moshi matches a listed name without creating a string. Any
 * other name is read too.
 */
public final class FieldNames {

    private final String[] names;
    private final JsonReader.Options options;

    private FieldNames(String[] names) {
        this.names = names;
        this.options = JsonReader.Options.of(names);
    }

    public static FieldNames of(String... names) {
        return new FieldNames(names.clone());
    }

    /** Reads the name of the next field, whether it is one of these names or not. */
    public String nextName(JsonReader reader) throws IOException {
        var index = reader.selectName(options);
        return index >= 0 ? names[index] : reader.nextName();
    }
}
