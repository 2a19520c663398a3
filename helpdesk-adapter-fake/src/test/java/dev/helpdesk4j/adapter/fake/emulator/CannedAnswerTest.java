package dev.helpdesk4j.adapter.fake.emulator;

import static dev.helpdesk4j.adapter.fake.emulator.ProxiedDesk.eventually;
import static dev.helpdesk4j.adapter.fake.emulator.RawClient.bodyOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CannedAnswerTest {

    private final ProxiedDesk desk;

    CannedAnswerTest() throws Exception {
        desk = new ProxiedDesk();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void anEmptyAnswerHasLengthZero() throws Exception {
        assertThat(answer(CannedAnswer.of(200))).isEqualTo("HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n");
    }

    @Test
    void headersComeAsTheyAreGiven() throws Exception {
        var answer = CannedAnswer.of(503)
                .with("Retry-After", "soon")
                .with("X-Tt-Logid", "1")
                .with("retry-after", "2");

        assertThat(answer(answer))
                .isEqualTo("HTTP/1.1 503 \r\nContent-Length: 0\r\nX-Tt-Logid: 1\r\nretry-after: 2\r\n\r\n");
    }

    @Test
    void aLengthCanBeWrong() throws Exception {
        var answer = CannedAnswer.json(200, "{}").with("Content-Length", "1");

        assertThat(answer(answer)).endsWith("\r\nContent-Length: 1\r\n\r\n{");
    }

    @Test
    void bytesStayWhatTheyAre() throws Exception {
        var answer = CannedAnswer.of(
                200, "application/json; charset=iso-8859-1", "{\"msg\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(answer(answer))
                .isEqualTo("HTTP/1.1 200 \r\nContent-Length: 11\r\nContent-Type: application/json;"
                        + " charset=iso-8859-1\r\n\r\n{\"msg\":\"é\"}");
    }

    @Test
    void truncatedJsonHasAMatchingLength() throws Exception {
        var body = bodyOf(answer(CannedAnswer.truncatedJson()));

        assertThat(body).startsWith("{\"code\":0,");
        assertThatExceptionOfType(JsonParseException.class).isThrownBy(() -> JsonParser.parseString(body));
    }

    @Test
    void aRedirectNamesItsPlace() throws Exception {
        assertThat(answer(CannedAnswer.redirectTo("http://127.0.0.1:1/x")))
                .startsWith("HTTP/1.1 307 ")
                .contains("\r\nLocation: http://127.0.0.1:1/x\r\n");
    }

    @Test
    void aGzipBombInflatesToValidJson() throws Exception {
        var answer = answer(CannedAnswer.gzipBomb(8));

        assertThat(answer).contains("\r\nContent-Encoding: gzip\r\n").hasSizeLessThan(16 * 1024);
        try (var unpacked =
                new GZIPInputStream(new ByteArrayInputStream(bodyOf(answer).getBytes(StandardCharsets.ISO_8859_1)))) {
            var json = new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
            var message = JsonParser.parseString(json).getAsJsonObject().get("msg");
            assertThat(message.getAsString()).hasSize(8 * 1024 * 1024);
        }
    }

    @Test
    void anEndlessAnswerLastsUntilTheClientLeaves() throws Exception {
        desk.proxy.next(NetworkFault.answers(CannedAnswer.endless()));

        try (var client = desk.connect().send(desk.find())) {
            assertThat(client.head()).contains("Transfer-Encoding: chunked\r\n").doesNotContain("Content-Length");
            assertThat(client.bytes(32)).startsWith("11\r\n{\"code\":0,\"msg\":\"\r\n10000\r\naa");
            assertThat(client.bytes(32 * 1024 * 1024)).hasSize(32 * 1024 * 1024);
        }

        eventually(() -> desk.proxy.openConnections() == 0);
    }

    @Test
    void whatCannotBeAnAnswerIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> CannedAnswer.of(100));
        assertThatIllegalArgumentException().isThrownBy(() -> CannedAnswer.of(1000));
        assertThatIllegalArgumentException().isThrownBy(() -> CannedAnswer.gzipBomb(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CannedAnswer.of(200).with("X-A", "1\r\nX-B: 2"));
    }

    private String answer(CannedAnswer answer) throws IOException {
        desk.proxy.next(NetworkFault.answers(answer));
        try (var client = desk.connect()) {
            return client.send(desk.find()).answer();
        }
    }
}
