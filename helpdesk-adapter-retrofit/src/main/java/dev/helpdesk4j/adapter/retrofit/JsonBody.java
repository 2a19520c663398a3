package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;

/** The body of a request: a JSON object. */
final class JsonBody {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private JsonBody() {}

    /** Writes the fields of the object. */
    interface Fields {
        void write(JsonWriter writer) throws IOException;
    }

    static RequestBody of(Fields fields) {
        try {
            var body = new Buffer();
            var writer = JsonWriter.of(body).beginObject();
            fields.write(writer);
            writer.endObject();
            return RequestBody.create(body.readByteString(), JSON);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
