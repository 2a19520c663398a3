package dev.helpdesk4j.adapter.retrofit.json;

import java.io.IOException;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** The bytes that a {@code JsonReader} reads and its place in them, as a tag of the reader. */
final class JsonPosition {

    private final ByteString json;
    private final Buffer source;
    private byte @Nullable [] bytes;

    /**
     * Creates a position.
     *
     * @param json all bytes
     * @param source the source of the reader, with those that it has not read
     */
    JsonPosition(ByteString json, Buffer source) {
        this.json = json;
        this.source = source;
    }

    /** Returns all bytes in one array: those of a response are in many, in which a byte is found slowly. */
    byte[] bytes() {
        var copy = bytes;
        if (copy == null) {
            copy = json.toByteArray();
            bytes = copy;
        }
        return copy;
    }

    /** Returns how many bytes the reader has read. */
    int offset() {
        return json.size() - (int) source.size();
    }

    /** Moves the reader forward. The byte after that must continue the JSON in the reader's present state. */
    void skip(int count) throws IOException {
        source.skip(count);
    }
}
