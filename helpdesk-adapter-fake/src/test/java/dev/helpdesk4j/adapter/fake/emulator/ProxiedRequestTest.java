package dev.helpdesk4j.adapter.fake.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProxiedRequestTest {

    private static final Duration IDLE = Duration.ofSeconds(7);

    @Test
    void aConnectionIsIdleWhenReadingTimesOut() throws Exception {
        assertThat(isIdle(new SilentClient())).isTrue();
    }

    @Test
    void aConnectionWithAnotherRequestIsNotIdle() throws Exception {
        assertThat(isIdle(new ByteArrayInputStream(new byte[] {'G'}))).isFalse();
    }

    @Test
    void aConnectionThatTheClientLeavesIsNotIdle() throws Exception {
        assertThat(isIdle(InputStream.nullInputStream())).isFalse();
    }

    /** Also checks the length of the wait, and that later reads have no timeout. */
    private static boolean isIdle(InputStream in) throws IOException {
        try (var client = new RecordingSocket()) {
            var nowhere = new Upstream(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));
            var idle = new ProxiedRequest("GET / HTTP/1.1", new HttpReader(in), client, nowhere).isIdleFor(IDLE);

            assertThat(client.timeouts).isEqualTo("7000 0 ");
            return idle;
        }
    }

    private static final class SilentClient extends InputStream {
        @Override
        public int read() throws IOException {
            throw new SocketTimeoutException("Read timed out");
        }
    }

    private static final class RecordingSocket extends Socket {
        private String timeouts = "";

        @Override
        public synchronized void setSoTimeout(int timeout) {
            timeouts += timeout + " ";
        }
    }
}
