package dev.helpdesk4j.adapter.fake.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of frames, compared with those that the official SDK for Java writes, version 2.5.3. */
class ConnectionFrameTest {

    /** A ping of the service 33554678. */
    private static final String PING = "0800100018f681801020002a0c0a0474797065120470696e67";

    /** A frame with all fields, of which the log id and the service are negative. */
    private static final String ALL_FIELDS = "080110feffffffffffffffff0118f9ffffffffffffffff0120012a0d0a"
            + "047479706512056576656e742a110a0a6d6573736167655f696412036d2d3132057574662d383a046a736f6e420a7b2261223a22c3"
            + "a9227d4a0b32303236313132366c6f67";

    /** The required fields with the value 0. */
    private static final String ZEROS = "0800100018002000";

    private static Option<ConnectionFrame> read(String hex) {
        return ConnectionFrame.of(HexFormat.of().parseHex(hex));
    }

    @Test
    void aPingOfTheOfficialSdkIsRead() {
        var ping = read(PING).get();

        assertThat(ping.service()).isEqualTo(33554678);
        assertThat(ping.method()).isEqualTo(ConnectionFrame.CONTROL);
        assertThat(ping.header("type")).contains("ping");
        assertThat(ping.text()).isEmpty();
    }

    @Test
    void allFieldsOfTheOfficialSdkAreRead() {
        var frame = read(ALL_FIELDS).get();

        assertThat(frame.service()).isEqualTo(-7);
        assertThat(frame.method()).isEqualTo(ConnectionFrame.DATA);
        assertThat(frame.header("type")).contains("event");
        assertThat(frame.header("message_id")).contains("m-1");
        assertThat(frame.header("sum")).isEmpty();
        assertThat(frame.text()).isEqualTo("{\"a\":\"é\"}");
    }

    @Test
    void aFrameIsWrittenAsByTheOfficialSdk() {
        var payload = "{\"a\":\"é\"}".getBytes(StandardCharsets.UTF_8);
        var ping = new ConnectionFrame(33554678, ConnectionFrame.CONTROL, LinkedHashMap.of("type", "ping"), payload);

        assertThat(HexFormat.of().formatHex(ping.bytes())).isEqualTo(PING + "420a7b2261223a22c3a9227d");
    }

    @Test
    void aFrameThatWasWrittenIsReadAgain() {
        var random = new SplittableRandom(20261126);
        for (var i = 0; i < 2_000; i++) {
            var text = text(random);
            Map<String, String> headers = LinkedHashMap.empty();
            for (var header = random.nextInt(9); header > 0; header--) {
                headers = headers.put("key " + header, text(random));
            }
            var service = random.nextInt() >> random.nextInt(32);
            var method = random.nextInt() >>> random.nextInt(32);
            var written = new ConnectionFrame(service, method, headers, text.getBytes(StandardCharsets.UTF_8));

            var frame = ConnectionFrame.of(written.bytes()).get();

            assertThat(frame.service()).isEqualTo(service);
            assertThat(frame.method()).isEqualTo(method);
            assertThat(frame.text()).isEqualTo(text);
            headers.forEach((key, value) -> assertThat(frame.header(key)).contains(value));
        }
    }

    private static String text(SplittableRandom random) {
        return random.ints(random.nextInt(300), ' ', 0x2000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void aFrameThatIsCutOffWithinAFieldIsRefused() {
        var bytes = HexFormat.of().parseHex(ALL_FIELDS);
        // Here a field ends, and all required ones are before.
        var ends = Set.of(26, 41, 60, 67, 73, 85, bytes.length);
        for (var length = 0; length <= bytes.length; length++) {
            assertThat(ConnectionFrame.of(Arrays.copyOf(bytes, length)).isDefined())
                    .as("%d bytes", length)
                    .isEqualTo(ends.contains(length));
        }
    }

    @Test
    void randomBytesAreAFrameOrNone() {
        var random = new SplittableRandom(7);
        for (var i = 0; i < 20_000; i++) {
            var bytes = HexFormat.of().parseHex(ALL_FIELDS);
            for (var changes = random.nextInt(1, 5); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }

            var frame = ConnectionFrame.of(bytes);

            assertThat(frame.flatMap(read -> ConnectionFrame.of(read.bytes())).isDefined())
                    .isEqualTo(frame.isDefined());
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
                // The field number 0, and one that is too large.
                "0000",
                "a08080801000",
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
                // Another type than that of a known field, and fields inside a header.
                "0a0161",
                "2805",
                "2a0a0a016112016218051a00"
            })
    void unknownFieldsAreSkipped(String hex) {
        var frame = read(ZEROS + hex).get();

        assertThat(frame.method()).isZero();
        assertThat(frame.text()).isEmpty();
    }
}
