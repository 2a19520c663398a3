package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonReader;
import java.io.IOException;

/** The names of an object's fields that are read: unlike others, they are found in the JSON without a new string. */
final class FieldNames {

    private final String[] names;
    private final JsonReader.Options options;

    private FieldNames(String[] names) {
        this.names = names;
        this.options = JsonReader.Options.of(names);
    }

    static FieldNames of(String... names) {
        return new FieldNames(names.clone());
    }

    /** Reads the next field's name, whatever it is. */
    String next(JsonReader reader) throws IOException {
        var index = reader.selectName(options);
        return index >= 0 ? names[index] : reader.nextName();
    }
}
