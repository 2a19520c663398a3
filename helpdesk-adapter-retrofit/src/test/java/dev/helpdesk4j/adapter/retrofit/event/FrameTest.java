package dev.helpdesk4j.adapter.retrofit.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.retrofit.event.Frame.Header;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of frames, compared with those that the official SDK for Java writes, version 2.5.3. */
class FrameTest {

    /** A ping of the service 33554678. */
    static final ByteString PING = ByteString.decodeHex("0800100018f681801020002a0c0a0474797065120470696e67");

    /** An event with all fields, of which the log id and the service are negative. */
    static final ByteString EVENT = ByteString.decodeHex("080110feffffffffffffffff0118f9ffffffffffffffff0120012a0d0a"
            + "047479706512056576656e742a110a0a6d6573736167655f696412036d2d3132057574662d383a046a736f6e420a7b2261223a22c3"
            + "a9227d4a0b32303236313132366c6f67");

    /** The required fields with the value 0. */
    private static final String ZEROS = "0800100018002000";

    private static Option<Frame> read(String hex) {
        return FrameReader.read(ByteString.decodeHex(hex));
    }

    private static ByteString utf8(String text) {
        return ByteString.encodeUtf8(text);
    }

    @Test
    void aPingIsWrittenAsByTheOfficialSdk() {
        assertThat(FrameWriter.write(Frame.control(33554678, "ping"))).isEqualTo(PING);
    }

    @Test
    void allFieldsOfTheOfficialSdkAreRead() {
        assertThat(FrameReader.read(EVENT))
                .contains(new Frame(
                        1,
                        -2,
                        -7,
                        1,
                        List.of(Header.of("type", "event"), Header.of("message_id", "m-1")),
                        Option.some(utf8("utf-8")),
                        Option.some(utf8("json")),
                        utf8("{\"a\":\"é\"}"),
                        Option.some(utf8("20261126log"))));
    }

    @Test
    void allFieldsAreWrittenAsByTheOfficialSdk() {
        assertThat(FrameReader.read(EVENT).map(FrameWriter::write)).contains(EVENT);
    }

    @Test
    void aFrameThatWasWrittenIsReadAgain() {
        var random = new SplittableRandom(20261126);
        for (var i = 0; i < 2_000; i++) {
            var frame = frame(random);

            assertThat(FrameReader.read(FrameWriter.write(frame))).contains(frame);
        }
    }

    private static Frame frame(SplittableRandom random) {
        var headers = new ArrayList<Header>();
        for (var i = random.nextInt(FrameReader.MAX_HEADERS + 1); i > 0; i--) {
            headers.add(new Header(bytes(random), bytes(random)));
        }
        return new Frame(
                number(random),
                number(random),
                (int) number(random),
                (int) number(random),
                headers,
                Option.when(random.nextBoolean(), () -> bytes(random)),
                Option.when(random.nextBoolean(), () -> bytes(random)),
                bytes(random),
                Option.when(random.nextBoolean(), () -> bytes(random)));
    }

    /** Returns numbers of all lengths. */
    private static long number(SplittableRandom random) {
        return random.nextLong() >> random.nextInt(64);
    }

    private static ByteString bytes(SplittableRandom random) {
        var bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return ByteString.of(bytes);
    }

    @Test
    void aFrameThatIsCutOffWithinAFieldIsRefused() {
        // Here a field ends, and all required ones are before.
        var starts = Set.of(26, 41, 60, 67, 73, 85, EVENT.size());
        for (var length = 0; length <= EVENT.size(); length++) {
            assertThat(FrameReader.read(EVENT.substring(0, length)).isDefined())
                    .as("%d bytes", length)
                    .isEqualTo(starts.contains(length));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"100018002000", "080018002000", "080010002000", "080010001800", ""})
    void aFrameWithoutARequiredFieldIsRefused(String hex) {
        assertThat(read(hex)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A group, its end, and the wire types 6 and 7.
                "53",
                "54",
                "56",
                "57",
                // The field number 0.
                "0000",
                // A number of eleven bytes.
                "50ffffffffffffffffffff01",
                // Bytes of which one is missing, of a negative length, and of a length of 2^62.
                "520261",
                "52ffffffffffffffffff01",
                "52808080808080808040",
                // Numbers of a fixed length that are cut off.
                "5100000000000000",
                "55000000",
                // Headers without a value, without a key, and with a group.
                "2a030a0161",
                "2a03120161",
                "2a070a016112016153"
            })
    void malformedBytesAreRefused(String hex) {
        assertThat(read(ZEROS + hex)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5001",
                "50ffffffffffffffffff01",
                "51ffffffffffffffff",
                "55ffffffff",
                "52026162",
                // Another type than that of a known field, and fields inside a header, which has no headers itself.
                "0a0161",
                "2805",
                "2a0a0a016112016218051a00",
                "2a090a016112016c2a01ff"
            })
    void unknownFieldsAreSkipped(String hex) {
        var frame = read(ZEROS + hex);

        assertThat(frame.map(Frame::payload)).contains(ByteString.EMPTY);
        assertThat(frame.map(Frame::method)).contains(0);
    }

    @Test
    void theLastOfARepeatedFieldCounts() {
        var frame = read(ZEROS + "2001" + "420161" + "420162").get();

        assertThat(frame.method()).isEqualTo(1);
        assertThat(frame.payload()).isEqualTo(utf8("b"));
    }

    @Test
    void theFirstOfARepeatedHeaderCounts() {
        var frame = read(ZEROS + "2a060a016112016c" + "2a060a016112016d").get();

        assertThat(frame.headers()).hasSize(2);
        assertThat(frame.header("a")).contains("l");
        assertThat(frame.header("b")).isEmpty();
    }

    @Test
    void upTo64HeadersAreRead() {
        var header = "2a060a016112016c";

        assertThat(read(ZEROS + header.repeat(64)).get().headers()).hasSize(64);
        assertThat(read(ZEROS + header.repeat(65))).isEmpty();
    }

    @Test
    void upToFourMebibytesAreRead() {
        assertThat(FrameReader.read(ofSize(FrameReader.MAX_BYTES))).isNotEmpty();
        assertThat(FrameReader.read(ofSize(FrameReader.MAX_BYTES + 1))).isEmpty();
    }

    @Test
    void upTo64KibibytesBesideThePayloadAreRead() {
        var payload = ByteString.of(new byte[1 << 20]);
        var bytes = FrameReader.MAX_BYTES_BESIDE_PAYLOAD - beside(payload, 0) - 2;

        assertThat(FrameReader.read(withLogId(payload, bytes))).isNotEmpty();
        assertThat(FrameReader.read(withLogId(payload, bytes + 1))).isEmpty();
    }

    /** The length of a short log id has one byte, that of a long one three. */
    private static int beside(ByteString payload, int logIdBytes) {
        return withLogId(payload, logIdBytes).size() - payload.size();
    }

    private static ByteString withLogId(ByteString payload, int bytes) {
        var frame = FrameReader.read(EVENT).get();
        return FrameWriter.write(new Frame(
                frame.seqId(),
                frame.logId(),
                frame.service(),
                frame.method(),
                frame.headers(),
                frame.payloadEncoding(),
                frame.payloadType(),
                payload,
                Option.some(ByteString.of(new byte[bytes]))));
    }

    /** Returns a frame with a payload, of so many bytes. */
    private static ByteString ofSize(int bytes) {
        var before = new Buffer().write(ByteString.decodeHex(ZEROS)).writeByte(0x42);
        // The length of the payload has four bytes.
        var payload = bytes - 8 - 1 - 4;
        for (var shift = 0; shift < 28; shift += 7) {
            before.writeByte(((payload >>> shift) & 0x7f) | (shift == 21 ? 0 : 0x80));
        }
        return before.write(new byte[payload]).readByteString();
    }

    @Test
    void anAcknowledgementRepeatsTheFrame() {
        var acknowledgement = FrameReader.read(EVENT).get().with(utf8("{\"code\":200}"), Header.of("biz_rt", "12"));

        assertThat(acknowledgement.headers())
                .containsExactly(Header.of("type", "event"), Header.of("message_id", "m-1"), Header.of("biz_rt", "12"));
        assertThat(acknowledgement.payload()).isEqualTo(utf8("{\"code\":200}"));
        assertThat(acknowledgement.logId()).isEqualTo(-2);
        assertThat(acknowledgement.logIdNew()).contains(utf8("20261126log"));
    }
}
