package dev.helpdesk4j.adapter.retrofit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Moshi reads long JSON in chunks, as its time is quadratic to the buffered length. */
class JsonTextTest {

    private static final int LENGTH = 64 << 20;

    private static JsonReader reader(String json) {
        return JsonText.reader(ByteString.encodeUtf8(json), () -> false);
    }

    /** In quadratic time this would take minutes. */
    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void muchWhiteSpaceIsReadInLinearTime() throws IOException {
        var reader = reader(" ".repeat(LENGTH) + "7");

        assertThat(reader.nextInt()).isEqualTo(7);
        assertThat(reader.peek()).isEqualTo(JsonReader.Token.END_DOCUMENT);
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aLongNumberIsSkippedInLinearTime() throws IOException {
        var reader = reader("7".repeat(LENGTH));

        reader.skipValue();

        assertThat(reader.peek()).isEqualTo(JsonReader.Token.END_DOCUMENT);
    }

    @Test
    void chunksEndBetweenCharacters() throws IOException {
        for (var text : new String[] {"a", "é", "啊", "😀", "a😀", "\ud800"}) {
            var repeated = text.repeat(100_000 / text.length());

            assertThat(JsonText.reader("\"" + repeated + "\"").nextString())
                    .as(text)
                    .isEqualTo(text.equals("\ud800") ? "?".repeat(100_000) : repeated);
        }
    }

    @Test
    void aByteOrderMarkIsSkipped() throws IOException {
        var repeated = "a".repeat(1 << 20);

        assertThat(reader("\uFEFF\"a\"").nextString()).isEqualTo("a");
        assertThat(reader("\uFEFF\"" + repeated + "\"").nextString()).isEqualTo(repeated);
    }

    @Test
    void aLongBodyIsNotReadPastTheDeadline() throws IOException {
        var passed = new AtomicBoolean();
        var reader = JsonText.reader(ByteString.encodeUtf8("[" + "1,".repeat(1 << 20) + "1]"), passed::get);
        reader.beginArray();
        assertThat(reader.nextInt()).isEqualTo(1);

        passed.set(true);

        assertThatThrownBy(() -> {
                    while (reader.hasNext()) {
                        reader.skipValue();
                    }
                })
                .isInstanceOf(InterruptedIOException.class)
                .hasMessage("the deadline passed while it was being read");
    }
}
