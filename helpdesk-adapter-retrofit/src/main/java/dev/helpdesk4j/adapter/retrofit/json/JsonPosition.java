package dev.helpdesk4j.adapter.retrofit.json;

import java.io.IOException;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** The bytes that a {@code JsonReader} reads and its place in them, as a tag of the reader. */
final class JsonPosition {

    private final BufferedSource source;
    private final IntSupplier delivered;
    private final Supplier<byte[]> allBytes;
    private byte @Nullable [] bytes;

    /**
     * Creates a position.
     *
     * @param source the source of the reader
     * @param delivered returns how many bytes the source has received: those that the reader has read, and those in its buffer
     * @param allBytes returns all bytes; called once, if they are needed
     */
    JsonPosition(BufferedSource source, IntSupplier delivered, Supplier<byte[]> allBytes) {
        this.source = source;
        this.delivered = delivered;
        this.allBytes = allBytes;
    }

    /** Returns all bytes in one array: those of a response are in many, in which a byte is found slowly. */
    byte[] bytes() {
        var all = bytes;
        if (all == null) {
            all = allBytes.get();
            bytes = all;
        }
        return all;
    }

    /** Returns how many bytes the reader has read. */
    int offset() {
        return delivered.getAsInt() - (int) source.getBuffer().size();
    }

    /** Moves the reader forward. The byte after that must continue the JSON in the reader's present state. */
    void skip(int count) throws IOException {
        source.skip(count);
    }
}
