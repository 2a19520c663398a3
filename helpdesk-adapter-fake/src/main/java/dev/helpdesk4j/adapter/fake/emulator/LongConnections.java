package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.http.Answer;
import dev.helpdesk4j.adapter.fake.http.HandlerThreads;
import dev.helpdesk4j.adapter.fake.http.Request;
import dev.helpdesk4j.adapter.fake.http.WebSocket;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.regex.Pattern;

/**
 * Delivers the events of an emulated help desk over the long connections of the app, as the platform does: see {@link
 * HelpdeskEmulator.Builder#longConnections}. Each event is sent over one of the connections, chosen at random. Without a
 * connection the attempt fails at once.
 *
 * <p>Up to 50 connections are open at the same time; a further one is refused with code 1000040350. A connection is cut if its
 * client has not read 4 MiB.
 *
 * <p>The faults here hold until they are set back or {@link #recover} ends them all, except {@link #cut}, {@link #disconnect} and
 * {@link #sendGarbage}, which are over at once. Events that are late, out of order, repeated or lost: {@link #transport}.
 */
public final class LongConnections extends EventSender {

    private static final int MAX_OPEN = 50;
    private static final int TOO_MANY_CONNECTIONS = 1000040350;
    private static final String TOO_MANY = "an app must have at most 50 connections, got more";

    private static final Pattern CODE = Pattern.compile("-?[0-9]{1,9}");
    private static final Duration MAX_DELAY = Duration.ofHours(1);

    private final String appId;
    private final SplittableRandom random;
    private final ConnectionEndpoint endpoint;
    private final List<WebSocket> open = new ArrayList<>();
    private final java.util.Map<String, Sent> unacknowledged = new HashMap<>();
    private long messages;
    private boolean silent;
    private Duration delay = Duration.ZERO;
    private int parts = 1;

    /** @param authority the host and port of the URLs of connections */
    LongConnections(FakeHelpdesk fake, Credentials credentials, String authority, long seed) {
        super(
                fake,
                new ScheduledThreadPoolExecutor(1, task -> HandlerThreads.daemon("helpdesk-long-connections", task)));
        appId = credentials.appId();
        random = new SplittableRandom(seed);
        endpoint = new ConnectionEndpoint(credentials, authority);
        start();
    }

    /** A delivery that has been sent. */
    private record Sent(DeliveryQueue.Delivery delivery, Instant startedAt) {}

    /** Returns the number of connections that are open. */
    public synchronized int open() {
        return open.size();
    }

    /**
     * Sets what clients are to do, from their next connection or pong on (default: -1, 120, 30, 120).
     *
     * @param reconnectCount how often to connect again; -1 for any number
     * @param reconnectInterval the pause between two attempts, in seconds
     * @param reconnectNonce the longest pause before the first attempt, in seconds
     * @param pingInterval the time between two pings, in seconds
     */
    public void clientConfig(int reconnectCount, int reconnectInterval, int reconnectNonce, int pingInterval) {
        endpoint.clientConfig(
                ConnectionEndpoint.clientConfig(reconnectCount, reconnectInterval, reconnectNonce, pingInterval));
    }

    /** Ends all connections without closing them. */
    public void cut() {
        sockets().forEach(WebSocket::cut);
    }

    /** Closes all connections, as a server does that is restarted. */
    public void disconnect() {
        sockets().forEach(socket -> socket.close(1001, "restart"));
    }

    /** Sets whether nothing is sent over the connections, which remain open. */
    public synchronized void silent(boolean newSilent) {
        silent = newSilent;
    }

    /**
     * Sets by how much each frame is late, in real time (default: zero).
     *
     * @throws IllegalArgumentException if it is negative or more than an hour
     */
    public synchronized void slow(Duration newDelay) {
        if (newDelay.isNegative() || newDelay.compareTo(MAX_DELAY) > 0) {
            throw new IllegalArgumentException("delay must be 0 to 1 hour, got " + newDelay);
        }
        delay = newDelay;
    }

    /**
     * Sets in how many frames each event is sent (default: 1).
     *
     * @throws IllegalArgumentException if it is less than 1 or more than 100
     */
    public synchronized void parts(int frames) {
        if (frames < 1 || frames > 100) {
            throw new IllegalArgumentException("frames of an event must be 1 to 100, got " + frames);
        }
        parts = frames;
    }

    /** Sets whether new connections have a service id to whose pings there is no pong. */
    public void wrongServiceId(boolean wrong) {
        endpoint.wrongService(wrong);
    }

    /** Sends a message that is not a frame over each connection. */
    public void sendGarbage() {
        sockets().forEach(socket -> socket.send(new byte[] {(byte) 0xff, 0, 'x'}));
    }

    /** Refuses requests for a connection with this code, such as 1, 403 or 1000040350; 0 to accept them again. */
    public void refuse(int code) {
        endpoint.refusal(Option.when(code != 0, code));
    }

    /**
     * Refuses the handshake of each WebSocket, after the request for a connection was accepted.
     *
     * @param status the header {@code handshake-status}, such as 403 or 514
     * @param authCode the header {@code handshake-autherrcode}, such as 1000040350; none to leave it out
     */
    public void refuseHandshake(int status, Option<Integer> authCode) {
        endpoint.handshakeRefusal(
                Option.some(ConnectionEndpoint.refusedHandshake(status, "refused on demand", authCode)));
    }

    /** Ends all faults. The transport and what clients are to do are kept. */
    public void recover() {
        silent(false);
        slow(Duration.ZERO);
        parts(1);
        wrongServiceId(false);
        refuse(0);
        endpoint.handshakeRefusal(Option.none());
    }

    private synchronized List<WebSocket> sockets() {
        return List.copyOf(open);
    }

    /** Returns the answer to a request for the URL of a connection. */
    Answer endpoint(Request request) {
        return isFull() ? ConnectionEndpoint.refused(TOO_MANY_CONNECTIONS, TOO_MANY) : endpoint.answer(request);
    }

    private synchronized boolean isFull() {
        return open.size() >= MAX_OPEN;
    }

    /** Returns who listens to a new connection, or why there is none. */
    Either<Answer, WebSocket.Listener> upgrade(Request request) {
        return isFull()
                ? Either.left(ConnectionEndpoint.refusedHandshake(
                        ConnectionEndpoint.AUTHENTICATION_FAILED, TOO_MANY, Option.some(TOO_MANY_CONNECTIONS)))
                : endpoint.handshakeRefusal(request).toEither(this::listener).swap();
    }

    private WebSocket.Listener listener() {
        return new WebSocket.Listener() {
            @Override
            public void opened(WebSocket socket) {
                add(socket);
            }

            @Override
            public void received(WebSocket socket, byte[] message) {
                ConnectionFrame.of(message).forEach(frame -> receive(socket, frame));
            }

            @Override
            public void closed(WebSocket socket) {
                synchronized (LongConnections.this) {
                    open.remove(socket);
                }
            }
        };
    }

    /** Adds a connection, unless what it was accepted for has changed meanwhile. */
    private synchronized void add(WebSocket socket) {
        if (thread.isShutdown() || isFull()) {
            socket.cut();
        } else {
            open.add(socket);
        }
    }

    private void receive(WebSocket socket, ConnectionFrame frame) {
        if (frame.method() == ConnectionFrame.DATA) {
            end(frame.header("message_id").getOrElse(""), Either.right(code(frame)));
        } else if (frame.header("type").contains("ping") && frame.service() == ConnectionEndpoint.SERVICE) {
            var config = endpoint.clientConfig().toString().getBytes(StandardCharsets.UTF_8);
            write(
                    socket,
                    new ConnectionFrame(
                            frame.service(), ConnectionFrame.CONTROL, LinkedHashMap.of("type", "pong"), config));
        }
    }

    /** Returns the code of an acknowledgement; 0 if it has none. */
    private static int code(ConnectionFrame frame) {
        return Json.parse(frame.text())
                .filter(JsonElement::isJsonObject)
                .flatMap(json -> Option.of(json.getAsJsonObject().get("code")))
                .filter(code -> code instanceof JsonPrimitive primitive && primitive.isNumber())
                .map(JsonElement::getAsString)
                .filter(code -> CODE.matcher(code).matches())
                .map(Integer::valueOf)
                .getOrElse(0);
    }

    private synchronized void write(WebSocket socket, ConnectionFrame frame) {
        if (!silent && delay.isZero()) {
            socket.send(frame.bytes());
        } else if (!silent) {
            execute(() -> socket.send(frame.bytes()), delay);
        }
    }

    @Override
    synchronized void send(DeliveryQueue.Delivery delivery) {
        messages++;
        var id = "m-" + messages;
        unacknowledged.put(id, new Sent(delivery, clock.instant()));
        if (open.isEmpty()) {
            end(id, Either.left("no connection"));
            return;
        }
        execute(() -> end(id, Either.left("no acknowledgement within 3000 ms")), ACKNOWLEDGEMENT_TIMEOUT);
        var socket = open.get(random.nextInt(open.size()));
        var json = EventJson.of(delivery.event(), appId, "").toString().getBytes(StandardCharsets.UTF_8);
        for (var part = 0; part < parts; part++) {
            var content = Arrays.copyOfRange(
                    json, (int) ((long) json.length * part / parts), (int) ((long) json.length * (part + 1) / parts));
            write(
                    socket,
                    new ConnectionFrame(ConnectionEndpoint.SERVICE, ConnectionFrame.DATA, headers(id, part), content));
        }
    }

    private Map<String, String> headers(String id, int part) {
        return LinkedHashMap.of(
                "type",
                "event",
                "message_id",
                id,
                "trace_id",
                "trace-" + id,
                "sum",
                Integer.toString(parts),
                "seq",
                Integer.toString(part),
                "timestamp",
                Long.toString(clock.millis()));
    }

    /** Ends an attempt, unless it has ended already, with the code of the acknowledgement or the reason why there is none. */
    private void end(String id, Either<String, Integer> result) {
        Option<Sent> sent;
        synchronized (this) {
            sent = Option.of(unacknowledged.remove(id));
        }
        sent.forEach(attempt -> {
            var failure = result.fold(Option::some, code -> Option.when(code != 200, "code " + code));
            ended(attempt.delivery(), attempt.startedAt(), result.toOption(), failure);
        });
    }

    @Override
    void shutDown() {
        thread.shutdownNow();
        cut();
    }

    @Override
    public String toString() {
        return "LongConnections[" + open() + " open]";
    }
}
