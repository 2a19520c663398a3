package dev.helpdesk4j.adapter.retrofit.json;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.function.BooleanSupplier;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.Okio;
import okio.Source;
import okio.Timeout;

/**
 * Opens readers of JSON in memory. Short JSON is copied, which is fastest. Long JSON is read in chunks: a copy would double
 * the memory, and Moshi finds the end of a number or of white space in time quadratic to the buffered length.
 */
public final class JsonText {

    private static final ByteString BYTE_ORDER_MARK = ByteString.decodeHex("efbbbf");

    /** A page of 200 tickets has about 360 KB. */
    private static final int SHORT_BODY = 1 << 19;

    /** A body may contain many message contents, so the limit is lower. */
    private static final int SHORT_CONTENT = 1 << 16;

    private JsonText() {}

    /** Returns the text of a response's body. */
    public static String of(ByteString body) {
        return withoutByteOrderMark(body).utf8();
    }

    private static ByteString withoutByteOrderMark(ByteString body) {
        return body.startsWith(BYTE_ORDER_MARK) ? body.substring(BYTE_ORDER_MARK.size()) : body;
    }

    /**
     * Opens a reader of a body of any size.
     *
     * @param deadlinePassed is called repeatedly; once it returns true, reading a long body fails
     */
    public static JsonReader reader(ByteString body, BooleanSupplier deadlinePassed) {
        var json = withoutByteOrderMark(body);
        if (json.size() > SHORT_BODY) {
            var bytes = new Bytes(json.toByteArray(), deadlinePassed);
            var source = Okio.buffer(bytes);
            return reader(source, new JsonPosition(source, bytes::position, () -> bytes.bytes));
        }
        var source = new Buffer().write(json);
        return reader(source, new JsonPosition(source, json::size, json::toByteArray));
    }

    private static JsonReader reader(BufferedSource source, JsonPosition position) {
        var reader = JsonReader.of(source);
        reader.setTag(JsonPosition.class, position);
        return reader;
    }

    /**
     * Opens a reader of JSON that was the content of a string.
     *
     * @throws InvalidResponseException if it is larger than a message's content can be
     */
    public static JsonReader reader(String content) {
        JsonSize.check(content);
        return JsonReader.of(
                content.length() <= SHORT_CONTENT
                        ? new Buffer().writeUtf8(content)
                        : Okio.buffer(new Characters(content)));
    }

    private static final class Bytes implements Source {

        private final byte[] bytes;
        private final BooleanSupplier deadlinePassed;
        private int position;

        Bytes(byte[] bytes, BooleanSupplier deadlinePassed) {
            this.bytes = bytes;
            this.deadlinePassed = deadlinePassed;
        }

        int position() {
            return position;
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            if (deadlinePassed.getAsBoolean()) {
                throw new InterruptedIOException("the deadline passed while it was being read");
            }
            if (position == bytes.length) {
                return -1;
            }
            var count = (int) Math.min(byteCount, bytes.length - position);
            sink.write(bytes, position, count);
            position += count;
            return count;
        }

        @Override
        public Timeout timeout() {
            return Timeout.NONE;
        }

        @Override
        public void close() {}
    }

    private static final class Characters implements Source {

        /** The number of characters that are copied at a time. Each has at most three bytes in UTF-8. */
        private static final int CHUNK = 2048;

        private final String text;
        private int position;

        Characters(String text) {
            this.text = text;
        }

        @Override
        public long read(Buffer sink, long byteCount) {
            if (position == text.length()) {
                return -1;
            }
            var end = Math.min(position + CHUNK, text.length());
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end++;
            }
            var before = sink.size();
            sink.writeUtf8(text, position, end);
            position = end;
            return sink.size() - before;
        }

        @Override
        public Timeout timeout() {
            return Timeout.NONE;
        }

        @Override
        public void close() {}
    }
}
