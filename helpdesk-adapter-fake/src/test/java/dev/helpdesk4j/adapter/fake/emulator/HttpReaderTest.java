package dev.helpdesk4j.adapter.fake.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpReaderTest {

    private static final String NEXT = "HTTP/1.1 200 next\r\nContent-Length: 0\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-length: 3\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nTrailer: b\r\n\r\n",
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 304 Not Modified\r\nContent-Length: 3\r\n\r\n"
            })
    void anAnswerEndsAtItsLength(String answer) throws Exception {
        var reader = reader(answer + NEXT);

        var read = reader.answer("GET");

        assertThat(text(read)).isEqualTo(answer);
        assertThat(read.isPersistent()).isTrue();
        assertThat(text(reader.answer("GET"))).isEqualTo(NEXT);
    }

    @Test
    void anAnswerToHeadHasNoBody() throws Exception {
        var reader = reader("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n" + NEXT);

        assertThat(reader.answer("HEAD").body()).isEmpty();
        assertThat(text(reader.answer("GET"))).isEqualTo(NEXT);
    }

    @Test
    void anAnswerWithoutLengthEndsWithTheConnection() throws Exception {
        var answer = "HTTP/1.1 200 OK\r\n\r\nabc";

        var read = reader(answer).answer("GET");

        assertThat(text(read)).isEqualTo(answer);
        assertThat(read.isPersistent()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n"
            })
    void aLastAnswerIsRecognized(String answer) throws Exception {
        assertThat(reader(answer).answer("GET").isPersistent()).isFalse();
    }

    @Test
    void informationalAnswersAreSkipped() throws Exception {
        assertThat(text(reader("HTTP/1.1 100 Continue\r\n\r\n" + NEXT).answer("POST")))
                .isEqualTo(NEXT);
    }

    @Test
    void requestsFollowEachOther() throws Exception {
        var reader = reader("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n"
                + "GET / HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n");

        assertThat(reader.request(reader.firstLine().get(), () -> {}).body()).hasSize(11);
        assertThat(reader.request(reader.firstLine().get(), () -> {}).body()).isEmpty();
        assertThat(reader.firstLine()).contains("GET /2 HTTP/1.1");
        reader.request("GET /2 HTTP/1.1", () -> {});
        assertThat(reader.firstLine()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200",
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n"
            })
    void truncatedMessagesAreRefused(String answer) {
        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> reader(answer).answer("GET"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: three\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 4294967295\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n"
            })
    void aSizeIsANumber(String answer) {
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> reader(answer).answer("GET"));
    }

    @Test
    void aLineIsNotEndless() {
        assertThatExceptionOfType(MalformedRequest.class)
                .isThrownBy(() -> reader("x".repeat(100_000)).firstLine());
    }

    private static HttpReader reader(String bytes) {
        return new HttpReader(new ByteArrayInputStream(bytes.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String text(HttpMessage message) {
        return new String(message.bytes(), StandardCharsets.ISO_8859_1);
    }
}
