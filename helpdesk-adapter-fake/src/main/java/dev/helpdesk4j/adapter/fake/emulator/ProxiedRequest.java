package dev.helpdesk4j.adapter.fake.emulator;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A request at the proxy of which the first line has been read, and the operations on it. */
final class ProxiedRequest {

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final String line;
    private final HttpReader requests;
    private final Socket client;
    private final Upstream upstream;
    private boolean last;

    ProxiedRequest(String line, HttpReader requests, Socket client, Upstream upstream) {
        this.line = line;
        this.requests = requests;
        this.client = client;
        this.upstream = upstream;
    }

    /** Reads the request to its end. */
    HttpMessage read() throws IOException {
        var request = requests.request(line, () -> send(CONTINUE));
        last |= !request.isPersistent();
        return request;
    }

    /** Reads the request to its end and lets the server answer it. */
    HttpMessage forward() throws IOException {
        return upstream.exchange(read());
    }

    /**
     * Reads the request to its end and lets the server answer it, but returns the answer to the request before it on this
     * connection; its own if it is the first.
     */
    HttpMessage forwardForPreviousAnswer() throws IOException {
        var previous = upstream.lastAnswer();
        var own = forward();
        return previous.getOrElse(own);
    }

    void send(HttpMessage answer) throws IOException {
        last |= !answer.isPersistent();
        send(answer.bytes());
    }

    void send(byte[] bytes) throws IOException {
        client.getOutputStream().write(bytes);
    }

    /** Sends the answer byte by byte. A waiting client sends nothing, so a read detects that it has disconnected. */
    void drip(HttpMessage answer, Duration pause) throws IOException {
        last |= !answer.isPersistent();
        var bytes = answer.bytes();
        for (var i = 0; i < bytes.length; i++) {
            if (i > 0 && clientLeavesWithin((int) pause.toMillis())) {
                last = true;
                return;
            }
            client.getOutputStream().write(bytes[i]);
        }
    }

    private boolean clientLeavesWithin(int millis) throws IOException {
        client.setSoTimeout(millis);
        try {
            return requests.isAtEnd();
        } catch (SocketTimeoutException e) {
            return false;
        } finally {
            client.setSoTimeout(0);
        }
    }

    /** Waits for another request, and returns whether there is none for this long while the client stays connected. */
    boolean isIdleFor(Duration idle) throws IOException {
        client.setSoTimeout((int) idle.toMillis());
        try {
            requests.isAtEnd();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            client.setSoTimeout(0);
        }
    }

    Ending untilClientLeaves() throws IOException {
        requests.skipToEnd();
        return Ending.CLOSED;
    }

    /** Returns whether one of the two sides has announced the end of the connection. */
    boolean isLast() {
        return last;
    }
}
