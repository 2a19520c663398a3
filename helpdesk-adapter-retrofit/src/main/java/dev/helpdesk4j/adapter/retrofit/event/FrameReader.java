package dev.helpdesk4j.adapter.retrofit.event;

import dev.helpdesk4j.adapter.retrofit.event.Frame.Header;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import okio.ByteString;

/** Reads frames from their bytes: a protocol buffer (proto2). Unknown fields are skipped; of a repeated field the last one counts. */
final class FrameReader {

    static final int MAX_BYTES = 1 << 22;
    static final int MAX_HEADERS = 64;

    /** All of a frame but its payload: an acknowledgement repeats it. */
    static final int MAX_BYTES_BESIDE_PAYLOAD = 1 << 16;

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;
    private static final int HEADERS = 5;
    private static final int LAST_FIELD = 9;

    private final Map<Long, Long> numbers = new HashMap<>();
    private final Map<Long, ByteString> texts = new HashMap<>();
    private final List<Header> headers = new ArrayList<>();

    private FrameReader() {}

    /** Returns the frame; none if the bytes are not a frame, lack a required field, or exceed a bound. */
    static Option<Frame> read(ByteString bytes) {
        try {
            check(bytes.size() <= MAX_BYTES);
            var fields = new FrameReader();
            fields.readFields(new Buffer().write(bytes), true);
            var frame = fields.frame();
            check(bytes.size() - frame.payload().size() <= MAX_BYTES_BESIDE_PAYLOAD);
            return Option.some(frame);
        } catch (IOException malformed) {
            return Option.none();
        }
    }

    private void readFields(Buffer from, boolean hasHeaders) throws IOException {
        while (!from.exhausted()) {
            var tag = readVarint(from);
            var field = tag >>> 3;
            check(field > 0);
            switch ((int) tag & 7) {
                case VARINT -> keep(numbers, field, readVarint(from));
                case BYTES -> {
                    if (hasHeaders && field == HEADERS) {
                        headers.add(header(readBytes(from)));
                        check(headers.size() <= MAX_HEADERS);
                    } else {
                        keep(texts, field, readBytes(from));
                    }
                }
                case FIXED64 -> from.skip(8);
                case FIXED32 -> from.skip(4);
                default -> check(false);
            }
        }
    }

    private static <T> void keep(Map<Long, T> fields, long field, T value) {
        if (field <= LAST_FIELD) {
            fields.put(field, value);
        }
    }

    private static Header header(ByteString bytes) throws IOException {
        var fields = new FrameReader();
        fields.readFields(new Buffer().write(bytes), false);
        return new Header(required(fields.texts, 1), required(fields.texts, 2));
    }

    private Frame frame() throws IOException {
        return new Frame(
                required(numbers, 1),
                required(numbers, 2),
                required(numbers, 3).intValue(),
                required(numbers, 4).intValue(),
                List.copyOf(headers),
                Option.of(texts.get(6L)),
                Option.of(texts.get(7L)),
                Option.of(texts.get(8L)).getOrElse(ByteString.EMPTY),
                Option.of(texts.get(9L)));
    }

    private static <T> T required(Map<Long, T> fields, long field) throws IOException {
        return Option.of(fields.get(field)).getOrElseThrow(() -> new IOException("field " + field + " is missing"));
    }

    private static void check(boolean wellFormed) throws IOException {
        if (!wellFormed) {
            throw new IOException("the bytes must be a frame");
        }
    }

    private static long readVarint(Buffer from) throws IOException {
        var value = 0L;
        for (var shift = 0; shift < 64; shift += 7) {
            var next = from.readByte();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("a number is too long");
    }

    private static ByteString readBytes(Buffer from) throws IOException {
        var length = readVarint(from);
        check(length >= 0 && length <= from.size());
        return from.readByteString(length);
    }
}
