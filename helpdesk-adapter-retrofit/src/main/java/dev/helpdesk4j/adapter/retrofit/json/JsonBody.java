package dev.helpdesk4j.adapter.retrofit.json;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.ByteString;

/** JSON that is sent, as the body of a request. */
public final class JsonBody {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private JsonBody() {}

    /** Writes the fields of the object. */
    public interface Fields {
        void write(JsonWriter writer) throws IOException;
    }

    /** Writes the fields of an item. */
    public interface ItemFields<T> {
        void write(JsonWriter writer, T item) throws IOException;
    }

    /** Returns an object with a list of objects in one field. */
    public static <T> RequestBody ofList(String name, Iterable<T> items, ItemFields<T> fields) {
        return of(writer -> {
            writer.name(name).beginArray();
            for (var item : items) {
                writer.beginObject();
                fields.write(writer, item);
                writer.endObject();
            }
            writer.endArray();
        });
    }

    /** Returns a body with this JSON; empty for no body. */
    public static RequestBody of(ByteString json) {
        return RequestBody.create(json, JSON);
    }

    /** Returns an object with these fields. */
    public static RequestBody of(Fields fields) {
        return of(json(fields));
    }

    /** Returns the JSON of an object with these fields. */
    public static ByteString json(Fields fields) {
        try {
            var body = new Buffer();
            var writer = JsonWriter.of(body).beginObject();
            fields.write(writer);
            writer.endObject();
            return body.readByteString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
