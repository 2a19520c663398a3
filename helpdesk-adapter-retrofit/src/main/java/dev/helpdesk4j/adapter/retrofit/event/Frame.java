package dev.helpdesk4j.adapter.retrofit.event;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import okio.ByteString;

/**
 * What a binary message of a long connection contains. Texts are kept as bytes, so that an acknowledgement repeats those of
 * the frame as they were received.
 *
 * @param payload empty if it is missing
 */
record Frame(
        long seqId,
        long logId,
        int service,
        int method,
        List<Header> headers,
        Option<ByteString> payloadEncoding,
        Option<ByteString> payloadType,
        ByteString payload,
        Option<ByteString> logIdNew) {

    static final int CONTROL = 0;
    static final int DATA = 1;

    /** A header. Its key may be repeated in a frame. */
    record Header(ByteString key, ByteString value) {

        static Header of(String key, String value) {
            return new Header(ByteString.encodeUtf8(key), ByteString.encodeUtf8(value));
        }
    }

    /** Returns a control frame of this type without a payload. */
    static Frame control(int service, String type) {
        return new Frame(
                0,
                0,
                service,
                CONTROL,
                List.of(Header.of("type", type)),
                Option.none(),
                Option.none(),
                ByteString.EMPTY,
                Option.none());
    }

    /** Returns the first value of a header. */
    Option<String> header(String key) {
        var wanted = ByteString.encodeUtf8(key);
        return Option.ofOptional(headers.stream()
                .filter(header -> header.key().equals(wanted))
                .map(header -> header.value().utf8())
                .findFirst());
    }

    /** Returns this frame with another payload and with one more header. */
    Frame with(ByteString newPayload, Header more) {
        var all = new ArrayList<>(headers);
        all.add(more);
        return new Frame(
                seqId, logId, service, method, List.copyOf(all), payloadEncoding, payloadType, newPayload, logIdNew);
    }

    /** Returns neither the texts nor the payload: suitable for logs. */
    @Override
    public String toString() {
        return "Frame[service=" + service + ", method=" + method + ", " + payload.size() + " bytes]";
    }
}
