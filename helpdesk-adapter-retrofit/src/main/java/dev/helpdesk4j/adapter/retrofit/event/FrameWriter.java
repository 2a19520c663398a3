package dev.helpdesk4j.adapter.retrofit.event;

import okio.Buffer;
import okio.ByteString;

/** Writes frames as protocol buffers (proto2), with their fields in the order of their numbers. */
final class FrameWriter {

    private static final int VARINT = 0;
    private static final int BYTES = 2;

    private FrameWriter() {}

    /** Returns the bytes of a frame. */
    static ByteString write(Frame frame) {
        var to = new Buffer();
        write(to, 1, frame.seqId());
        write(to, 2, frame.logId());
        write(to, 3, frame.service());
        write(to, 4, frame.method());
        for (var header : frame.headers()) {
            var message = new Buffer();
            write(message, 1, header.key());
            write(message, 2, header.value());
            write(to, 5, message.readByteString());
        }
        frame.payloadEncoding().forEach(text -> write(to, 6, text));
        frame.payloadType().forEach(text -> write(to, 7, text));
        if (frame.payload().size() > 0) {
            write(to, 8, frame.payload());
        }
        frame.logIdNew().forEach(text -> write(to, 9, text));
        return to.readByteString();
    }

    private static void write(Buffer to, int field, long number) {
        writeVarint(to, (long) field << 3 | VARINT);
        writeVarint(to, number);
    }

    private static void write(Buffer to, int field, ByteString bytes) {
        writeVarint(to, (long) field << 3 | BYTES);
        writeVarint(to, bytes.size());
        to.write(bytes);
    }

    private static void writeVarint(Buffer to, long number) {
        var remaining = number;
        while (remaining >>> 7 != 0) {
            to.writeByte((int) ((remaining & 0x7f) | 0x80));
            remaining >>>= 7;
        }
        to.writeByte((int) remaining);
    }
}
