package dev.helpdesk4j.adapter.fake.emulator;

import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A frame of a long connection, as far as the emulator reads and writes it: a protocol buffer with the fields service (3),
 * method (4), headers (5) and payload (8). The fields up to method are required, and so are both parts of a header.
 */
final class ConnectionFrame {

    static final int CONTROL = 0;
    static final int DATA = 1;

    private static final int VARINT = 0;
    private static final int BYTES = 2;
    private static final Set<Integer> REQUIRED = HashSet.of(1, 2, 3, 4).map(field -> field << 3 | VARINT);

    private final int service;
    private final int method;
    private final Map<String, String> headers;
    private final byte[] payload;

    ConnectionFrame(int service, int method, Map<String, String> headers, byte[] payload) {
        this.service = service;
        this.method = method;
        this.headers = headers;
        this.payload = payload;
    }

    /** Returns the frame; none if the bytes are not one. */
    static Option<ConnectionFrame> of(byte[] message) {
        try {
            var from = ByteBuffer.wrap(message);
            var service = 0;
            var method = 0;
            var required = REQUIRED;
            Map<String, String> headers = LinkedHashMap.empty();
            var payload = new byte[0];
            while (from.hasRemaining()) {
                var tag = readTag(from);
                switch (tag) {
                    case 1 << 3 | VARINT, 2 << 3 | VARINT -> readVarint(from);
                    case 3 << 3 | VARINT -> service = (int) readVarint(from);
                    case 4 << 3 | VARINT -> method = (int) readVarint(from);
                    case 5 << 3 | BYTES -> {
                        var header = header(ByteBuffer.wrap(readBytes(from)));
                        headers = headers.put(header[0], header[1]);
                    }
                    case 8 << 3 | BYTES -> payload = readBytes(from);
                    default -> skip(tag & 7, from);
                }
                required = required.remove(tag);
            }
            return Option.when(required.isEmpty(), new ConnectionFrame(service, method, headers, payload));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return Option.none();
        }
    }

    private static String[] header(ByteBuffer from) {
        var texts = new @Nullable String[2];
        while (from.hasRemaining()) {
            var tag = readTag(from);
            switch (tag) {
                case 1 << 3 | BYTES, 2 << 3 | BYTES ->
                    texts[(tag >> 3) - 1] = new String(readBytes(from), StandardCharsets.UTF_8);
                default -> skip(tag & 7, from);
            }
        }
        if (texts[0] == null || texts[1] == null) {
            throw new IllegalArgumentException("a header must have a key and a value");
        }
        return new String[] {texts[0], texts[1]};
    }

    /** Returns the number and the wire type of the next field. */
    private static int readTag(ByteBuffer from) {
        var tag = readVarint(from);
        if (tag < 1 << 3 || tag > 0xffffffffL) {
            throw new IllegalArgumentException("field number must be 1 to 536870911, got " + (tag >> 3));
        }
        return (int) tag;
    }

    private static long readVarint(ByteBuffer from) {
        var value = 0L;
        for (var shift = 0; shift < 64; shift += 7) {
            var next = from.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number has at most ten bytes");
    }

    private static byte[] readBytes(ByteBuffer from) {
        var length = readVarint(from);
        if (length < 0 || length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        var bytes = new byte[(int) length];
        from.get(bytes);
        return bytes;
    }

    private static void skip(int wireType, ByteBuffer from) {
        switch (wireType) {
            case VARINT -> readVarint(from);
            case 1 -> from.getLong();
            case BYTES -> readBytes(from);
            case 5 -> from.getInt();
            default -> throw new IllegalArgumentException("wire type must be 0, 1, 2 or 5, got " + wireType);
        }
    }

    int service() {
        return service;
    }

    int method() {
        return method;
    }

    /** Returns the payload as text. */
    String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** Returns the value of a header. */
    Option<String> header(String key) {
        return headers.get(key);
    }

    byte[] bytes() {
        var to = new ByteArrayOutputStream();
        writeNumber(to, 1, 0);
        writeNumber(to, 2, 0);
        writeNumber(to, 3, service);
        writeNumber(to, 4, method);
        headers.forEach((key, value) -> {
            var header = new ByteArrayOutputStream();
            writeBytes(header, 1, key.getBytes(StandardCharsets.UTF_8));
            writeBytes(header, 2, value.getBytes(StandardCharsets.UTF_8));
            writeBytes(to, 5, header.toByteArray());
        });
        writeBytes(to, 8, payload);
        return to.toByteArray();
    }

    private static void writeNumber(ByteArrayOutputStream to, int field, long number) {
        writeVarint(to, (long) field << 3 | VARINT);
        writeVarint(to, number);
    }

    private static void writeBytes(ByteArrayOutputStream to, int field, byte[] bytes) {
        writeVarint(to, (long) field << 3 | BYTES);
        writeVarint(to, bytes.length);
        to.writeBytes(bytes);
    }

    private static void writeVarint(ByteArrayOutputStream to, long number) {
        var rest = number;
        while (rest >>> 7 != 0) {
            to.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        to.write((int) rest);
    }

    @Override
    public String toString() {
        return "ConnectionFrame[method=" + method + ", " + payload.length + " bytes]";
    }
}
