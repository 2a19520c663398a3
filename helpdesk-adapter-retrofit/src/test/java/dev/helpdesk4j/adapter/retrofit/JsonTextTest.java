package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That Moshi is given long JSON piece by piece: its time is quadratic to what it has at hand. */
class JsonTextTest {

    private static final int LENGTH = 64 << 20;

    /** In quadratic time this takes minutes. */
    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void muchWhiteSpaceIsReadInLinearTime() throws IOException {
        var reader = JsonText.reader(ByteString.encodeUtf8(" ".repeat(LENGTH) + "7"));

        assertThat(reader.nextInt()).isEqualTo(7);
        assertThat(reader.peek()).isEqualTo(JsonReader.Token.END_DOCUMENT);
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aLongNumberIsSkippedInLinearTime() throws IOException {
        var reader = JsonText.reader(ByteString.encodeUtf8("7".repeat(LENGTH)));

        reader.skipValue();

        assertThat(reader.peek()).isEqualTo(JsonReader.Token.END_DOCUMENT);
    }

    @Test
    void piecesAreCutBetweenCharacters() throws IOException {
        for (var text : new String[] {"a", "é", "啊", "😀", "a😀", "\ud800"}) {
            var repeated = text.repeat(100_000 / text.length());

            assertThat(JsonText.reader("\"" + repeated + "\"").nextString())
                    .as(text)
                    .isEqualTo(text.equals("\ud800") ? "?".repeat(100_000) : repeated);
        }
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        var repeated = "a".repeat(1 << 20);

        assertThat(JsonText.reader(ByteString.encodeUtf8("\uFEFF\"a\"")).nextString())
                .isEqualTo("a");
        assertThat(JsonText.reader(ByteString.encodeUtf8("\uFEFF\"" + repeated + "\""))
                        .nextString())
                .isEqualTo(repeated);
    }
}
