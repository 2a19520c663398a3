package dev.helpdesk4j.adapter.retrofit.json;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects that may repeat within a response, as people, fields and reasons do on a page. The JSON of an object that is
 * equal to an earlier one, byte by byte, is skipped, so that it is decoded once and in memory once. Used by one
 * thread.
 */
final class RepeatedObjects<T> {

    private final JsonDecoder<T> decoder;
    private final @Nullable Object[] values;
    private final int[] starts;
    private @Nullable JsonPosition response;

    /** @param size how many objects are remembered; a power of two */
    RepeatedObjects(JsonDecoder<T> decoder, int size) {
        this.decoder = decoder;
        values = new Object[size];
        starts = new int[size];
    }

    /** Reads one value, as the decoder does. */
    @Nullable
    T read(JsonReader reader) throws IOException {
        var position = reader.tag(JsonPosition.class);
        if (position == null || reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
            return decoder.fromJson(reader);
        }
        if (position != response) {
            Arrays.fill(values, null);
            response = position;
        }
        // Moshi has read the opening brace. An object without objects inside ends at the first closing one.
        var bytes = position.bytes();
        var start = position.offset();
        var end = start;
        var hash = 0;
        for (; end < bytes.length && bytes[end] != '}'; end++) {
            hash = 31 * hash + bytes[end];
        }
        var index = (hash ^ (hash >>> 16)) & (values.length - 1);
        @SuppressWarnings("unchecked") // only values of the decoder are kept
        var known = (T) values[index];
        if (known != null && isRepeated(bytes, start, end, starts[index])) {
            position.skip(end - start);
            reader.beginObject();
            reader.endObject();
            return known;
        }
        var value = decoder.fromJson(reader);
        if (position.offset() == end + 1) {
            values[index] = value;
            starts[index] = start;
        }
        return value;
    }

    /** Returns whether the bytes from {@code start} to {@code end} are those from {@code earlier}, with the one at the end. */
    private static boolean isRepeated(byte[] bytes, int start, int end, int earlier) {
        return end < bytes.length && Arrays.equals(bytes, start, end + 1, bytes, earlier, earlier + end + 1 - start);
    }
}
