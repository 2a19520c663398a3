package dev.helpdesk4j.adapter.retrofit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;

/**
 * A server that speaks HTTP/2 over TLS frame by frame (RFC 9113), so that a test decides about each of them. It responds to
 * its first request with an access token, and to every other one as set by {@link #onRequest}: at first with a response that
 * suits a read and a send.
 */
final class Http2Server implements AutoCloseable {

    private static final String TOKEN = MockService.tokenJson("t-1");
    static final String FOUND_AND_SENT =
            "{\"code\":0,\"data\":{\"ticket\":{\"ticket_id\":\"7\"},\"message_id\":\"om_1\"}}";

    private static final int PREFACE = 24;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int WINDOW_UPDATE = 8;
    private static final int ACK = 1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;

    /** The flow control window that a client has if the server does not change it. */
    private static final int DEFAULT_WINDOW = 65_535;

    private static final int LARGE_WINDOW = 16 << 20;

    /** The header block of a JSON response (RFC 7541): status 200 and a content type, both named by the static table. */
    private static final byte[] JSON_HEADERS = jsonHeaders();

    /** What the server does with a request that it has read to its end. */
    interface Reaction {
        void to(Stream request) throws IOException;
    }

    /** What the server does with the body of a request. */
    enum BodyReading {
        /** It reads the body and enlarges the client's flow control windows by what it has read. */
        ALL,
        /** It reads what the flow control windows allow, and never enlarges them. */
        ONE_WINDOW,
        /** It allows the client to send much, and reads nothing of it from the connection. */
        NOTHING
    }

    private final ServerSocket listener;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Reaction reaction = Stream::respond;
    private volatile BodyReading bodyReading = BodyReading.ALL;

    Http2Server() {
        try {
            listener = new ServerSocket();
            listener.setReceiveBufferSize(DEFAULT_WINDOW);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        start(this::accept);
    }

    private static void start(Runnable task) {
        var thread = new Thread(task, "http2-server");
        thread.setDaemon(true);
        thread.start();
    }

    private static byte[] jsonHeaders() {
        var type = "application/json; charset=utf-8".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(4 + type.length)
                .put(new byte[] {(byte) 0x88, 0x0f, 0x10, (byte) type.length})
                .put(type)
                .array();
    }

    String baseUrl() {
        return "https://127.0.0.1:" + listener.getLocalPort();
    }

    /** Sets the reaction to every later request, except one for an access token. */
    void onRequest(Reaction newReaction) {
        reaction = newReaction;
    }

    /** Sets how bodies are read of requests that begin from now on. */
    void readBodies(BodyReading newReading) {
        bodyReading = newReading;
    }

    /** Returns the number of requests received, except those for an access token. */
    int requests() {
        return Math.max(0, requests.get() - 1);
    }

    int connections() {
        return connections.get();
    }

    /** Sends nothing more over the connections that are open now, and keeps them open. */
    void silenceConnections() {
        open.forEach(connection -> connection.silent = true);
    }

    private void accept() {
        try {
            while (true) {
                var connection = new Connection(listener.accept());
                open.add(connection);
                connections.incrementAndGet();
                start(connection::serve);
            }
        } catch (IOException closing) {
            open.forEach(Connection::close);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        open.forEach(Connection::close);
    }

    private final class Connection {

        private final Socket tcp;
        private volatile boolean silent;

        private Connection(Socket tcp) {
            this.tcp = tcp;
        }

        private void serve() {
            try (var tls = (SSLSocket) Tls.server().getSocketFactory().createSocket(tcp, null, true)) {
                tcp.setTcpNoDelay(true);
                var parameters = tls.getSSLParameters();
                parameters.setApplicationProtocols(new String[] {"h2"});
                tls.setSSLParameters(parameters);
                serve(tls, new DataInputStream(new BufferedInputStream(tls.getInputStream())));
            } catch (IOException ended) {
                // The client or the test has closed the connection.
            } catch (InterruptedException impossible) {
                throw new IllegalStateException(impossible);
            } finally {
                close();
            }
        }

        private void serve(SSLSocket tls, DataInputStream in) throws IOException, InterruptedException {
            in.readNBytes(PREFACE);
            if (bodyReading == BodyReading.NOTHING) {
                var initialWindow = ByteBuffer.allocate(6).putShort((short) 4).putInt(LARGE_WINDOW);
                frame(tls, SETTINGS, 0, 0, initialWindow.array());
                frame(tls, WINDOW_UPDATE, 0, 0, integer(LARGE_WINDOW));
            } else {
                frame(tls, SETTINGS, 0, 0);
            }
            while (true) {
                var length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
                var type = in.readUnsignedByte();
                var flags = in.readUnsignedByte();
                var stream = in.readInt();
                if (type == DATA && bodyReading == BodyReading.NOTHING && requests.get() > 0) {
                    closed.await();
                }
                var payload = in.readNBytes(length);
                switch (type) {
                    case SETTINGS -> acknowledge(tls, SETTINGS, flags);
                    case PING -> acknowledge(tls, PING, flags, payload);
                    case DATA -> {
                        if (bodyReading == BodyReading.ALL && length > 0) {
                            frame(tls, WINDOW_UPDATE, 0, 0, integer(length));
                            frame(tls, WINDOW_UPDATE, 0, stream, integer(length));
                        }
                    }
                    default -> {}
                }
                if ((type == HEADERS || type == DATA) && (flags & END_STREAM) != 0) {
                    var request = new Stream(this, tls, stream);
                    if (requests.getAndIncrement() == 0) {
                        request.respond(TOKEN);
                    } else {
                        reaction.to(request);
                    }
                }
            }
        }

        private void acknowledge(SSLSocket tls, int type, int flags, byte... payload) throws IOException {
            if ((flags & ACK) == 0) {
                frame(tls, type, ACK, 0, payload);
            }
        }

        private void frame(SSLSocket tls, int type, int flags, int stream, byte... payload) throws IOException {
            send(tls, frameOf(type, flags, stream, payload));
        }

        private void send(SSLSocket tls, byte[] bytes) throws IOException {
            if (!silent) {
                tls.getOutputStream().write(bytes);
            }
        }

        /** Closes the TCP connection. */
        private void close() {
            open.remove(this);
            try {
                tcp.close();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    private static byte[] frameOf(int type, int flags, int stream, byte... payload) {
        var frame = new ByteArrayOutputStream();
        frame.writeBytes(
                new byte[] {(byte) (payload.length >> 16), (byte) (payload.length >> 8), (byte) payload.length});
        frame.writeBytes(new byte[] {(byte) type, (byte) flags});
        frame.writeBytes(integer(stream));
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    private static byte[] integer(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    /** A request that has been read to its end, and the ways to respond to it. */
    final class Stream {

        private final Connection connection;
        private final SSLSocket tls;
        private final int id;

        private Stream(Connection connection, SSLSocket tls, int id) {
            this.connection = connection;
            this.tls = tls;
            this.id = id;
        }

        void respond() throws IOException {
            respond(FOUND_AND_SENT);
        }

        private void respond(String json) throws IOException {
            headers();
            connection.frame(tls, DATA, END_STREAM, id, json.getBytes(StandardCharsets.UTF_8));
        }

        void headers() throws IOException {
            connection.frame(tls, HEADERS, END_HEADERS, id, JSON_HEADERS);
        }

        void halfOfTheBody() throws IOException {
            var body = FOUND_AND_SENT.getBytes(StandardCharsets.UTF_8);
            connection.frame(tls, DATA, 0, id, Arrays.copyOf(body, body.length / 2));
        }

        /** Sends the body byte by byte. */
        void drip(int pauseMillis) throws IOException {
            for (var next : FOUND_AND_SENT.getBytes(StandardCharsets.UTF_8)) {
                try {
                    if (closed.await(pauseMillis, TimeUnit.MILLISECONDS)) {
                        return;
                    }
                } catch (InterruptedException impossible) {
                    throw new IllegalStateException(impossible);
                }
                connection.frame(tls, DATA, 0, id, next);
            }
        }

        /** Resets the stream. */
        void reset(int errorCode) throws IOException {
            connection.frame(tls, RST_STREAM, 0, id, integer(errorCode));
        }

        /** Announces the end of the connection, at which this request is or is not processed. */
        void goAway(boolean processed) throws IOException {
            var last = ByteBuffer.allocate(8).putInt(processed ? id : id - 2).putInt(0);
            connection.frame(tls, GOAWAY, 0, 0, last.array());
        }

        void halfOfTheHeaders() throws IOException {
            var frame = frameOf(HEADERS, END_HEADERS, id, JSON_HEADERS);
            connection.send(tls, Arrays.copyOf(frame, frame.length / 2));
        }

        /** Sends bytes that are no frame: the length is above the allowed one. */
        void noFrame() throws IOException {
            var bytes = new byte[64];
            Arrays.fill(bytes, (byte) -1);
            connection.send(tls, bytes);
        }

        /** Ends the TLS session and closes the connection. */
        void close() throws IOException {
            tls.close();
        }

        /** Resets the connection. */
        void resetConnection() throws IOException {
            connection.tcp.setSoLinger(true, 0);
            connection.close();
        }
    }
}
