package dev.helpdesk4j.adapter.retrofit.event;

import static java.util.Objects.requireNonNull;

import dev.helpdesk4j.adapter.retrofit.Region;
import dev.helpdesk4j.adapter.retrofit.common.BaseUrl;
import dev.helpdesk4j.adapter.retrofit.common.Secrets;
import dev.helpdesk4j.adapter.retrofit.common.Time;
import dev.helpdesk4j.ports.event.EventListener;
import dev.helpdesk4j.ports.event.EventReceiver;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Receives events over a WebSocket that the application opens, so that it needs no public address. It decodes each event,
 * passes it to an {@link EventReceiver}, and acknowledges it as that decides.
 *
 * <pre>{@code
 * try (var connection = LongConnection.builder(appId, appSecret, receiver).region(Region.FEISHU).start()) {
 *     // events are received until it is closed
 * }
 * }</pre>
 *
 * <p>An app has either a webhook or long connections, as set in the developer console; it must be a custom app. It may have
 * 50 connections, of one process or several, and each event is delivered to one of them.
 *
 * <p>The platform waits three seconds for the acknowledgement of an event, and then delivers it again: after 15 seconds, 5
 * minutes, an hour and 6 hours. A later acknowledgement is sent, but has no effect; the receiver recognizes the event when
 * it is delivered again. Each event is handled on a thread of its own, up to {@link Builder#maxEvents} at the same time. One
 * that exceeds it is acknowledged as a failure at once, so that the platform delivers it again.
 *
 * <p>A connection that is lost is made again: first after a random time of up to 30 seconds, then every two minutes, or as
 * the platform prescribes. Every two minutes, or as the platform prescribes, a ping is sent; a connection without a pong
 * within 30 seconds is replaced. If the platform refuses connections permanently, it stops: {@link
 * LongConnectionListener#stopped}. After any other failure, also a refusal with an unknown code, it connects again; every ten
 * minutes once as many attempts have failed as the platform prescribes. What was not delivered meanwhile is delivered again by
 * the platform, or else found by a walk of changes.
 *
 * <p>The protocol is that of the platform's own SDKs; no document describes it. Messages in several frames are joined: up to 64
 * incomplete ones, 4 MiB in total, for five minutes. A frame has 4 MiB at most, and the events that are being handled 8 MiB in
 * total.
 *
 * <p>Instances are thread-safe. The app's secret and the parameters of the WebSocket's URL do not appear in any {@code
 * toString}, log line, failure or exception.
 */
public final class LongConnection implements AutoCloseable {

    /** How long closing waits for the connection itself: the platform has a second to confirm that it is closed. */
    private static final Duration END_TIME = Duration.ofSeconds(2);

    private final String name;
    private final Duration closeTime;
    private final ConnectionThreads threads = new ConnectionThreads();
    private final StateReports reports;
    private final EventHandling handling;
    private final ConnectionLoop loop;

    private LongConnection(Builder builder) {
        name = builder.appId + " at " + builder.baseUrl;
        closeTime = builder.closeTime;
        var secrets = new Secrets();
        secrets.keep(builder.appSecret);
        reports = new StateReports(builder.states, builder.events, secrets);
        handling = new EventHandling(builder.receiver, builder.maxEvents, threads, reports::refused);
        var client = new ConnectionClient(
                builder.client, builder.baseUrl, builder.appId, builder.appSecret, secrets, threads);
        loop = new ConnectionLoop(client, handling, reports, builder.time, builder.random);
        threads.execute(loop);
    }

    /**
     * Returns a builder of a connection.
     *
     * @param appId the app's id, as in {@code cli_a1b2c3}
     * @param appSecret the app's secret
     * @param receiver receives the events, and decides when they are acknowledged. The caller closes it, after the connection
     * @throws IllegalArgumentException if the id or the secret is blank
     */
    public static Builder builder(String appId, String appSecret, EventReceiver receiver) {
        return new Builder(appId, appSecret, receiver);
    }

    /** The state of a connection. A minor release may add more. */
    public enum State {

        /** It is being made. */
        CONNECTING,

        /** It is open. */
        CONNECTED,

        /** It was lost, or could not be made, and is made again after a pause. */
        LOST,

        /** It has been closed, or the platform refuses it permanently. */
        STOPPED
    }

    /** Returns the present state. */
    public State state() {
        return reports.state();
    }

    /**
     * Closes the connection, and does nothing if it is closed. Further events are acknowledged as failures. It waits for the
     * events that are being handled, at most for the {@linkplain Builder#closeTime close time}, so that they are acknowledged;
     * then up to two seconds for the platform; then interrupts the handlers that remain.
     *
     * <p>On a thread of the connection, as within a handler or a listener, it waits for nothing.
     */
    @Override
    public void close() {
        var isOwn = threads.areCurrent();
        handling.close(isOwn ? Duration.ZERO : closeTime);
        loop.close();
        if (isOwn) {
            threads.shutdown();
            return;
        }
        try {
            loop.awaitEnd(END_TIME);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }

    /** Returns no secret: suitable for logs. */
    @Override
    public String toString() {
        return "LongConnection[" + name + ", " + state() + "]";
    }

    /** The settings of a connection. All but the app's id, its secret and the receiver have defaults. */
    public static final class Builder {

        private static final int MAX_EVENTS = 1_000;

        private final String appId;
        private final String appSecret;
        private final EventReceiver receiver;
        private HttpUrl baseUrl = HttpUrl.get(Region.FEISHU.baseUrl());
        private @Nullable OkHttpClient client;
        private int maxEvents = 64;
        private Duration closeTime = EventReceiver.CLOSE_TIME;
        private EventListener events = EventListener.NONE;
        private LongConnectionListener states = LongConnectionListener.NONE;
        private Time time = Time.SYSTEM;
        private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

        private Builder(String appId, String appSecret, EventReceiver receiver) {
            this.appId = requireNonNull(appId, "appId");
            this.appSecret = requireNonNull(appSecret, "appSecret");
            this.receiver = requireNonNull(receiver, "receiver");
            if (appId.isBlank() || appSecret.isBlank()) {
                throw new IllegalArgumentException("app id and app secret must not be blank");
            }
        }

        /** Sets the region of the tenant (default: {@link Region#FEISHU}). In {@link Region#LARK}, not all tenants have long connections. */
        public Builder region(Region region) {
            return baseUrl(requireNonNull(region, "region").baseUrl());
        }

        /**
         * Sets the address of the platform, for an emulator or a gateway (default: the region's).
         *
         * @throws IllegalArgumentException if it is not an HTTP or HTTPS URL, has a user, a password or a query, or is an
         *     HTTP URL of another host than the loopback interface, which would receive the credentials unencrypted
         */
        public Builder baseUrl(String url) {
            baseUrl = BaseUrl.checked(requireNonNull(url, "url"));
            return this;
        }

        /**
         * Sets a client whose connection pool, proxy, DNS, TLS settings and event listeners are used. The caller closes it. Its
         * interceptors, cache, cookies, authenticator, timeouts and dispatcher are not used.
         */
        public Builder httpClient(OkHttpClient newClient) {
            client = requireNonNull(newClient, "client");
            return this;
        }

        /**
         * Sets how many events are handled at the same time, each on a thread (default: 64). Further ones are acknowledged as
         * failures at once.
         *
         * @throws IllegalArgumentException if it is less than 1 or more than 1000
         */
        public Builder maxEvents(int events) {
            if (events < 1 || events > MAX_EVENTS) {
                throw new IllegalArgumentException("max events must be 1 to 1000, got " + events);
            }
            maxEvents = events;
            return this;
        }

        /**
         * Sets how long {@link LongConnection#close} waits for the events that are being handled (default: ten seconds).
         *
         * @throws IllegalArgumentException if it is negative or more than an hour
         */
        public Builder closeTime(Duration duration) {
            if (requireNonNull(duration, "duration").isNegative() || duration.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException("close time must be 0 to 1 hour, got " + duration);
            }
            closeTime = duration;
            return this;
        }

        /**
         * Sets a listener that is notified of what is refused, by a {@link FrameRefusal} (default: none). It should return soon, as
         * it is called on the thread that reads the connection.
         */
        public Builder listener(EventListener newListener) {
            events = requireNonNull(newListener, "listener");
            return this;
        }

        /** Sets a listener for the state of the connection (default: none). */
        public Builder stateListener(LongConnectionListener newListener) {
            states = requireNonNull(newListener, "listener");
            return this;
        }

        /** Sets the monotonic clock, which tests simulate. */
        Builder time(Time newTime) {
            time = newTime;
            return this;
        }

        /** Sets the source of random numbers from 0 to 1. */
        Builder random(DoubleSupplier newRandom) {
            random = newRandom;
            return this;
        }

        /** Starts to connect, on another thread, and returns at once. */
        public LongConnection start() {
            return new LongConnection(this);
        }

        /** Returns no secret: suitable for logs. */
        @Override
        public String toString() {
            return "LongConnection.Builder[" + appId + " at " + baseUrl + "]";
        }
    }
}
