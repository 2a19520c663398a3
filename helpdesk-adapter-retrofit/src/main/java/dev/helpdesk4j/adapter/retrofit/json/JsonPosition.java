package dev.helpdesk4j.adapter.retrofit.json;

import java.io.IOException;
import java.util.function.IntSupplier;
import okio.BufferedSource;
import okio.ByteString;

/**
 * The bytes that a {@code JsonReader} reads and its place in them, as a tag of the reader.
 *
 * @param bytes all bytes
 * @param fetched the number of bytes that the source has taken from them
 * @param source the source of the reader
 */
record JsonPosition(ByteString bytes, IntSupplier fetched, BufferedSource source) {

    /** Returns how many bytes the reader has read. */
    int offset() {
        return fetched.getAsInt() - (int) source.getBuffer().size();
    }

    /** Moves the reader forward. The byte after that must continue the JSON in the reader's present state. */
    void skip(int count) throws IOException {
        source.skip(count);
    }
}
