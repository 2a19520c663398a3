package dev.helpdesk4j.adapter.retrofit.json;

import java.io.IOException;
import okio.Buffer;

/** The bytes that a {@code JsonReader} reads and its place in them, as a tag of the reader. */
final class JsonPosition {

    private final byte[] bytes;
    private final Buffer source;

    /**
     * Creates a position.
     *
     * @param bytes all bytes, in one array: those of a response are in many, in which a byte is found slowly
     * @param source the source of the reader, with those that it has not read
     */
    JsonPosition(byte[] bytes, Buffer source) {
        this.bytes = bytes;
        this.source = source;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Returns how many bytes the reader has read. */
    int offset() {
        return bytes.length - (int) source.size();
    }

    /** Moves the reader forward. The byte after that must continue the JSON in the reader's present state. */
    void skip(int count) throws IOException {
        source.skip(count);
    }
}
