package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.helpdesk4j.adapter.fake.EventFeed;
import dev.helpdesk4j.adapter.fake.EventTransport;
import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.http.Answer;
import dev.helpdesk4j.adapter.fake.http.HandlerThreads;
import dev.helpdesk4j.adapter.fake.http.Request;
import dev.helpdesk4j.adapter.fake.http.WebSocket;
import dev.helpdesk4j.domain.event.EventId;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Delivers the events of an emulated help desk over the long connections of the app, as the platform does: see {@link
 * HelpdeskEmulator.Builder#longConnections}.
 *
 * <p>Each event is sent over one of the connections, chosen at random. It is acknowledged by code 200 within 3 seconds.
 * Otherwise, or if there is no connection, it is delivered again after 15 seconds, 5 minutes, 1 hour and 6 hours, each counted
 * from when the attempt before was due, by the clock of the fake help desk, and given up after that. Up to 16 deliveries are in
 * flight at the same time, one of each ticket. Up to 10000 deliveries wait; further events are dropped and counted.
 *
 * <p>Up to 50 connections are open at the same time; a further one is refused with code 1000040350. A connection is cut if its
 * client has not read 4 MiB.
 *
 * <p>The faults here hold until they are set back, except {@link #cut} and {@link #sendGarbage}, which are over at once. Events that
 * are late, out of order, repeated or lost: {@link #transport}.
 */
public final class LongConnections {

    private static final System.Logger LOG = System.getLogger(LongConnections.class.getName());
    private static final int MAX_OPEN = 50;
    private static final int TOO_MANY_CONNECTIONS = 1000040350;

    private static final Duration ACKNOWLEDGEMENT_TIMEOUT = Duration.ofSeconds(3);

    /** How soon a moved clock is noticed, in real time: it may be any clock. */
    private static final Duration CLOCK_POLL = Duration.ofMillis(20);

    private final String appId;
    private final Clock clock;
    private final SplittableRandom random;
    private final DeliveryQueue deliveries;
    private final EventFeed feed;
    private final ScheduledThreadPoolExecutor thread;
    private final ConnectionEndpoint endpoint;
    private final List<WebSocket> open = new ArrayList<>();
    private final java.util.Map<String, Sent> unacknowledged = new HashMap<>();
    private long messages;
    private boolean silent;
    private Duration delay = Duration.ZERO;
    private int parts = 1;

    LongConnections(FakeHelpdesk fake, Credentials credentials, long seed) {
        appId = credentials.appId();
        clock = fake.clock();
        random = new SplittableRandom(seed);
        endpoint = new ConnectionEndpoint(credentials);
        deliveries = new DeliveryQueue(clock);
        thread = new ScheduledThreadPoolExecutor(1, task -> HandlerThreads.daemon("helpdesk-long-connections", task));
        feed = fake.deliverEventsTo(event -> {
            deliveries.add(event);
            execute(this::sendDue, Duration.ZERO);
        });
        var unused = thread.scheduleWithFixedDelay(
                this::poll, CLOCK_POLL.toMillis(), CLOCK_POLL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A delivery that has been sent. */
    private record Sent(DeliveryQueue.Delivery delivery, Instant startedAt) {}

    /** Returns the number of connections that are open. */
    public synchronized int open() {
        return open.size();
    }

    /** Returns the deliveries that have not been started, redeliveries included, in the order in which they are due. */
    public Seq<PendingDelivery> pending() {
        return deliveries.pending();
    }

    /** Returns whether every delivery that is due by the help desk's clock has ended, so that nothing happens until it moves. */
    public boolean isIdle() {
        return feed.isIdle() && deliveries.isIdle();
    }

    /** Returns the last 1000 attempts that have ended, the oldest first. The status of each is the code of its acknowledgement. */
    public Seq<WebhookAttempt> attempts() {
        return deliveries.attempts();
    }

    /** Returns the number of events that were dropped, as 10000 deliveries were waiting. */
    public int dropped() {
        return deliveries.dropped();
    }

    /** Returns the number of events that were given up after the last redelivery. */
    public int abandoned() {
        return deliveries.abandoned();
    }

    /** Returns the number of events that the {@link #transport} has lost. */
    public int lost() {
        return feed.lost();
    }

    /** Sets how the events from now on are delivered: late, out of order, twice, or not at all (default: in order). */
    public void transport(EventTransport transport) {
        feed.transport(transport);
    }

    /**
     * Delivers one of the last 1000 events once more, also if it was acknowledged.
     *
     * @return whether it is one of them
     */
    public boolean duplicate(EventId event) {
        var known = deliveries.addDuplicate(event);
        execute(this::sendDue, Duration.ZERO);
        return known;
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
     * @throws IllegalArgumentException if it is negative
     */
    public synchronized void slow(Duration newDelay) {
        if (newDelay.isNegative()) {
            throw new IllegalArgumentException("delay must be zero or more, got " + newDelay);
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

    /** Refuses new connections with this code, such as 1, 403 or 1000040350; 0 to accept them again. */
    public void refuse(int code) {
        endpoint.refusal(Option.when(code != 0, code));
    }

    private synchronized List<WebSocket> sockets() {
        return List.copyOf(open);
    }

    /** Returns the answer to a request for the URL of a connection. */
    Answer endpoint(Request request) {
        return open() >= MAX_OPEN
                ? ConnectionEndpoint.refused(TOO_MANY_CONNECTIONS, "an app must have at most 50 connections, got more")
                : endpoint.answer(request);
    }

    /** Returns who listens to a new connection, or why there is none. */
    Either<Answer, WebSocket.Listener> upgrade(Request request) {
        if (!endpoint.accepts(request)) {
            return Either.left(Answer.json(400, "{}")
                    .with("handshake-status", "514")
                    .with("handshake-msg", "the ticket must be one that was issued and not used"));
        }
        return Either.right(listener());
    }

    private WebSocket.Listener listener() {
        return new WebSocket.Listener() {
            @Override
            public void opened(WebSocket socket) {
                synchronized (LongConnections.this) {
                    open.add(socket);
                }
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
                .map(JsonElement::getAsInt)
                .getOrElse(0);
    }

    private synchronized void write(WebSocket socket, ConnectionFrame frame) {
        if (!silent && delay.isZero()) {
            socket.send(frame.bytes());
        } else if (!silent) {
            execute(() -> socket.send(frame.bytes()), delay);
        }
    }

    private void poll() {
        try {
            feed.deliverDue();
            sendDue();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the delivery of events failed", e);
        }
    }

    private void sendDue() {
        for (var next = deliveries.take(); next.isDefined(); next = deliveries.take()) {
            send(next.get());
        }
    }

    private synchronized void send(DeliveryQueue.Delivery delivery) {
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
            var event = attempt.delivery().event();
            var failure = result.fold(Option::some, code -> Option.when(code != 200, "code " + code));
            deliveries.ended(
                    attempt.delivery(),
                    new WebhookAttempt(
                            event.id(),
                            EventJson.type(event),
                            attempt.delivery().attempt(),
                            attempt.startedAt(),
                            result.toOption(),
                            failure));
            execute(this::sendDue, Duration.ZERO);
        });
    }

    private void execute(Runnable task, Duration later) {
        try {
            var unused = thread.schedule(task, later.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The emulator is closed.
        }
    }

    /** Cuts the connections; what waits is dropped. */
    void close() {
        feed.close();
        deliveries.close();
        thread.shutdownNow();
        cut();
    }

    @Override
    public String toString() {
        return "LongConnections[" + open() + " open]";
    }
}
