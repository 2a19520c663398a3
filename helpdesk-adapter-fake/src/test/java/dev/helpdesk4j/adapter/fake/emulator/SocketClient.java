package dev.helpdesk4j.adapter.fake.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.vavr.collection.LinkedHashMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client of a long connection: a test decides what it sends. */
public final class SocketClient implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;
    private static final int CUT = 1006;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final BlockingQueue<byte[]> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> ends = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private final int service;

    private SocketClient(URI url) {
        try {
            socket = HTTP.newWebSocketBuilder().buildAsync(url, new Received()).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof WebSocketHandshakeException refused ? new Refused(refused) : failed;
        }
        service = Integer.parseInt(url.getQuery().replaceAll(".*service_id=(\\d+).*", "$1"));
    }

    /** The handshake was refused. */
    public static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        Refused(WebSocketHandshakeException because) {
            super(
                    because.getResponse().statusCode() + ", " + header(because, "handshake-status") + ", "
                            + header(because, "handshake-msg") + ", " + header(because, "handshake-autherrcode"),
                    because);
        }

        private static String header(WebSocketHandshakeException because, String name) {
            return because.getResponse().headers().firstValue(name).orElse("none");
        }
    }

    /** Returns the response to a request for a connection. */
    static JsonObject requested(HelpdeskEmulator emulator, String secret) throws IOException, InterruptedException {
        var body = "{\"AppID\":\"" + emulator.appId() + "\",\"AppSecret\":\"" + secret + "\"}";
        var request = HttpRequest.newBuilder(URI.create(emulator.baseUrl() + "/callback/ws/endpoint"))
                .POST(BodyPublishers.ofString(body))
                .build();
        return JsonParser.parseString(
                        HTTP.send(request, BodyHandlers.ofString()).body())
                .getAsJsonObject();
    }

    public static JsonObject requested(HelpdeskEmulator emulator) throws IOException, InterruptedException {
        return requested(emulator, emulator.appSecret());
    }

    /** Returns the URL that an accepted request for a connection returns. */
    public static URI url(HelpdeskEmulator emulator) throws IOException, InterruptedException {
        var data = requested(emulator).getAsJsonObject("data");
        return URI.create(data.get("URL").getAsString());
    }

    /** Opens a connection. */
    public static SocketClient to(HelpdeskEmulator emulator) throws IOException, InterruptedException {
        return to(url(emulator));
    }

    static SocketClient to(URI url) {
        return new SocketClient(url);
    }

    private final class Received implements WebSocket.Listener {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
            var content = new byte[part.remaining()];
            part.get(content);
            bytes.writeBytes(content);
            if (last) {
                messages.add(bytes.toByteArray());
                bytes.reset();
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            ends.add(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            ends.add(CUT);
        }
    }

    /** Returns the next message. */
    public byte[] nextMessage() throws InterruptedException {
        var message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(message).as("message").isNotNull();
        return message;
    }

    /** Returns the next message, which is a frame. */
    ConnectionFrame next() throws InterruptedException {
        return ConnectionFrame.of(nextMessage()).get();
    }

    /** Returns the header of the next message with this name. */
    public String headerOfNext(String name) throws InterruptedException {
        return next().header(name).get();
    }

    /** Returns the id of the event in the next message, which is acknowledged with this code. */
    public String acknowledgeNext(int code) throws InterruptedException {
        var frame = next();
        acknowledge(frame, "{\"code\":" + code + "}");
        return eventId(frame);
    }

    static String eventId(ConnectionFrame event) {
        return JsonParser.parseString(event.text())
                .getAsJsonObject()
                .getAsJsonObject("header")
                .get("event_id")
                .getAsString();
    }

    /** Sends the frame of an event back, with this payload. */
    void acknowledge(ConnectionFrame event, String payload) {
        send(new ConnectionFrame(
                event.service(),
                ConnectionFrame.DATA,
                LinkedHashMap.of(
                        "type",
                        "event",
                        "message_id",
                        event.header("message_id").get()),
                payload.getBytes(StandardCharsets.UTF_8)));
    }

    void sendPing() {
        send(new ConnectionFrame(service, ConnectionFrame.CONTROL, LinkedHashMap.of("type", "ping"), new byte[0]));
    }

    /** Waits until everything that was sent has been received: a pong comes after it. */
    public void ping() throws InterruptedException {
        sendPing();
        assertThat(next().header("type")).contains("pong");
    }

    private void send(ConnectionFrame frame) {
        send(frame.bytes());
    }

    void send(byte[] message) {
        send(message, true);
    }

    /** Sends a fragment of a message. */
    void send(byte[] fragment, boolean last) {
        socket.sendBinary(ByteBuffer.wrap(fragment), last).join();
    }

    void sendText(String message) {
        socket.sendText(message, true).join();
    }

    public boolean hasReceived() {
        return !messages.isEmpty();
    }

    /**
     * Waits for the end of the connection, and returns its code; 1006 if it was cut. The JDK's client sometimes does not notice that
     * its socket was closed: then a ping fails.
     */
    public int end() throws InterruptedException {
        for (var tenth = 0; tenth < 10 * PATIENCE_SECONDS; tenth++) {
            var end = ends.poll(100, TimeUnit.MILLISECONDS);
            if (end != null) {
                return end;
            }
            socket.sendPing(ByteBuffer.allocate(0)).whenComplete((sent, failure) -> {
                if (failure instanceof IOException) {
                    ends.add(CUT);
                }
            });
        }
        throw new AssertionError("the connection must end within " + PATIENCE_SECONDS + " s");
    }

    /** Ends the connection without closing it. */
    @Override
    public void close() {
        socket.abort();
    }
}
