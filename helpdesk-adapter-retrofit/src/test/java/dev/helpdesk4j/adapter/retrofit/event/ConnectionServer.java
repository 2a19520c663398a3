package dev.helpdesk4j.adapter.retrofit.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.retrofit.SimulatedTime;
import dev.helpdesk4j.ports.event.EventListener;
import dev.helpdesk4j.ports.event.EventReceiver;
import dev.helpdesk4j.ports.event.InMemorySeenEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A server of long connections, which does what the official SDK expects unless a test enqueues something else. */
public final class ConnectionServer implements AutoCloseable {

    /** A value of a parameter in the URL of each WebSocket. */
    public static final String ACCESS_KEY = "marked-access-key-0a1b2c";

    private static final int SERVICE = 33554678;
    private static final long PATIENCE_SECONDS = 20;

    private final MockWebServer server = new MockWebServer();
    private final Queue<MockResponse> endpoints = new ConcurrentLinkedQueue<>();
    private final Queue<MockResponse> handshakes = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<RecordedRequest> endpointRequests = new LinkedBlockingQueue<>();
    private final List<RecordedRequest> handshakeRequests = new CopyOnWriteArrayList<>();
    private final BlockingQueue<WebSocket> sockets = new LinkedBlockingQueue<>();
    private final Queue<WebSocket> closing = new ConcurrentLinkedQueue<>();
    private final Queue<Socket> accepted = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Frame> pings = new LinkedBlockingQueue<>();
    private final BlockingQueue<Frame> acknowledgements = new LinkedBlockingQueue<>();
    private volatile String config =
            "{\"ReconnectCount\":-1,\"ReconnectInterval\":120,\"ReconnectNonce\":30,\"PingInterval\":120}";
    private volatile String pong = "";
    private volatile boolean silent;

    public ConnectionServer() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                var isEndpoint = request.getUrl().encodedPath().equals("/callback/ws/endpoint");
                (isEndpoint ? endpointRequests : handshakeRequests).add(request);
                var response = (isEndpoint ? endpoints : handshakes).poll();
                if (response != null) {
                    return response;
                }
                return isEndpoint
                        ? json("{\"code\":0,\"msg\":\"\",\"data\":{\"URL\":\"" + url() + "\",\"ClientConfig\":" + config
                                + "}}")
                        : new MockResponse.Builder()
                                .webSocketUpgrade(new Connection())
                                .build();
            }
        });
        server.setServerSocketFactory(new AcceptedSockets());
        try {
            server.start();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Records the sockets of the clients. */
    private final class AcceptedSockets extends ServerSocketFactory {

        @Override
        public ServerSocket createServerSocket() throws IOException {
            return new ServerSocket() {
                @Override
                public Socket accept() throws IOException {
                    var socket = super.accept();
                    accepted.add(socket);
                    return socket;
                }
            };
        }

        @Override
        public ServerSocket createServerSocket(int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
            throw new UnsupportedOperationException();
        }
    }

    /** Ends all connections without closing them. */
    public void cut() {
        for (var socket = accepted.poll(); socket != null; socket = accepted.poll()) {
            try {
                socket.close();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    private final class Connection extends WebSocketListener {

        @Override
        public void onOpen(WebSocket socket, Response response) {
            sockets.add(socket);
        }

        @Override
        public void onMessage(WebSocket socket, ByteString bytes) {
            var frame = FrameReader.read(bytes).get();
            if (frame.method() == Frame.DATA) {
                acknowledgements.add(frame);
                return;
            }
            if (!silent && frame.service() == SERVICE) {
                socket.send(FrameWriter.write(
                        Frame.control(SERVICE, "pong").with(ByteString.encodeUtf8(pong), Frame.Header.of("x", "y"))));
            }
            pings.add(frame);
        }

        @Override
        public void onClosing(WebSocket socket, int code, String reason) {
            if (silent) {
                closing.add(socket);
            } else {
                socket.close(code, null);
            }
        }

        @Override
        public void onFailure(WebSocket socket, Throwable thrown, @Nullable Response response) {
            // The client ended the connection.
        }
    }

    private String url() {
        return "ws://127.0.0.1:" + server.getPort() + "/ws?device_id=1&service_id=" + SERVICE + "&access_key="
                + ACCESS_KEY;
    }

    static MockResponse json(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json; charset=utf-8")
                .body(body)
                .build();
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** Starts a connection to the server, on simulated time. */
    public static LongConnection connect(
            ConnectionServer server, String appSecret, LongConnectionListener states, SimulatedTime time) {
        var receiver = EventReceiver.afterHandling(event -> {}, new InMemorySeenEvents(), EventListener.NONE);
        return LongConnection.builder("cli_app", appSecret, receiver)
                .baseUrl(server.baseUrl())
                .stateListener(states)
                .time(time)
                .start();
    }

    /** Sets the timing of the endpoints from now on. */
    void config(int count, int interval, int nonce, int ping) {
        config = "{\"ReconnectCount\":" + count + ",\"ReconnectInterval\":" + interval + ",\"ReconnectNonce\":" + nonce
                + ",\"PingInterval\":" + ping + "}";
    }

    /** Sets the payload of the pongs from now on. */
    void pong(String payload) {
        pong = payload;
    }

    /** Sets whether pings and the close of the connection remain without an answer from now on. */
    void silent(boolean newSilent) {
        silent = newSilent;
    }

    public void enqueueEndpoint(MockResponse response) {
        endpoints.add(response);
    }

    public void enqueueHandshake(MockResponse response) {
        handshakes.add(response);
    }

    /** Waits for the next request for an endpoint. */
    RecordedRequest endpointRequest() throws InterruptedException {
        return next(endpointRequests);
    }

    /** Returns the number of requests for an endpoint, apart from those that were awaited. */
    int endpointRequests() {
        return endpointRequests.size();
    }

    List<RecordedRequest> handshakeRequests() {
        return handshakeRequests;
    }

    /** Waits for the next connection. */
    WebSocket socket() throws InterruptedException {
        return next(sockets);
    }

    /** Waits for the next ping, after which a pong has been sent. */
    Frame ping() throws InterruptedException {
        return next(pings);
    }

    Frame acknowledgement() throws InterruptedException {
        return next(acknowledgements);
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        var next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("next").isNotNull();
        return next;
    }

    boolean hasAcknowledgement() {
        return !acknowledgements.isEmpty();
    }

    /** Returns the frame of an event, or of a part of one. */
    static Frame event(String content, Frame.Header... more) {
        var frame = FrameReader.read(FrameTest.EVENT).get();
        var headers = new ArrayList<>(List.of(Frame.Header.of("type", "event"), Frame.Header.of("message_id", "m-1")));
        headers.addAll(List.of(more));
        return new Frame(
                frame.seqId(),
                frame.logId(),
                SERVICE,
                Frame.DATA,
                headers,
                frame.payloadEncoding(),
                frame.payloadType(),
                ByteString.encodeUtf8(content),
                frame.logIdNew());
    }

    @Override
    public void close() {
        closing.forEach(socket -> socket.close(1000, null));
        cut();
        server.close();
    }
}
