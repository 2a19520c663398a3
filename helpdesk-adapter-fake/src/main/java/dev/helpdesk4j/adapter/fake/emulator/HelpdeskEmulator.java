package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.http.NettyServer;
import dev.helpdesk4j.adapter.fake.service.LogIds;
import dev.helpdesk4j.domain.HelpdeskId;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * An HTTP server that emulates the service on a fake help desk, on a loopback port, for clients in any language.
 *
 * <pre>{@code
 * try (var emulator = HelpdeskEmulator.builder(FakeHelpdesk.withSampleData(1, 500)).start()) {
 *     // a client for emulator.baseUrl(), with emulator.appId() and so on
 * }
 * }</pre>
 *
 * <p>It checks both credentials, reads requests as the platform's documents describe them, and responds with the documented
 * codes and statuses. Every refusal is an envelope with the reason and a log id. A deviation that the service is not known
 * to refuse is tolerated, unless the emulator is {@linkplain Builder#strict() strict}. Faults of the fake appear in HTTP: a
 * lost answer is a closed connection, for example.
 *
 * <p>It serves programs on this machine only. A request whose {@code Host} is not {@code localhost}, in 127.0.0.0/8 or
 * {@code [::1]} is refused with 421 and without data, which prevents DNS rebinding by web pages.
 *
 * <p>It accepts up to 1024 connections; further ones wait. One thread serves the connections, and up to 256 threads handle
 * requests; further requests are queued. A client that takes longer than 30 seconds to send a request or to read an answer
 * is disconnected, and so is one that sends no request for 75 seconds.
 *
 * <p>A body may have up to 4 MiB; a longer one is refused with 413. At most four bodies of more than 64 KiB are in memory at
 * the same time; clients that send further ones wait.
 */
public final class HelpdeskEmulator implements AutoCloseable {

    private final Credentials credentials;
    private final TenantTokens tokens;
    private final RateWindows rateWindows;
    private final TicketWriter ticketWriter;
    private final RequestLog requests = new RequestLog();
    private final NettyServer server;
    private final FakeHelpdesk fake;
    private final Option<Long> connectionSeed;
    private volatile Option<EventSender> eventSender = Option.none();

    private HelpdeskEmulator(Builder builder) throws IOException {
        fake = builder.fake;
        credentials =
                new Credentials(builder.appId, builder.appSecret, builder.helpdeskId.value(), builder.helpdeskToken);
        tokens = new TenantTokens(builder.clock, builder.tokenLifetime);
        var logIds = new LogIds(builder.clock, "E401");
        rateWindows = new RateWindows(builder.clock, builder.windowPhase, builder.rateLimits);
        ticketWriter = new TicketWriter(builder.ticketShapes);
        var service = new EmulatedService(
                builder.fake,
                new TokenEndpoint(credentials, tokens, logIds),
                new RequestGuard(credentials, tokens, rateWindows, logIds),
                logIds,
                ticketWriter);
        connectionSeed = builder.connectionSeed;
        server = new NettyServer(
                new NettyServer.Settings(
                        "helpdesk-emulator",
                        builder.port,
                        builder.handlerThreads,
                        builder.clientTimeout,
                        builder.idleTimeout),
                new RequestHandler(
                        service, requests, builder.strict, builder.findings, builder.clock, this::longConnections));
        eventSender = builder.webhook
                .<EventSender>map(target -> new WebhookSender(fake, appId(), target._1, target._2))
                .orElse(this::newLongConnections);
    }

    private Option<EventSender> newLongConnections() {
        return connectionSeed.map(seed -> new LongConnections(fake, credentials, "127.0.0.1:" + port(), seed));
    }

    /** Returns a builder of an emulator for this help desk. */
    public static Builder builder(FakeHelpdesk fake) {
        return new Builder(fake);
    }

    /** Returns the URL of the emulator, {@code http://127.0.0.1:PORT}: no trailing slash, as the official SDKs expect. */
    public String baseUrl() {
        return "http://127.0.0.1:" + port();
    }

    /** Returns the port of the emulator. */
    public int port() {
        return server.port();
    }

    /** Returns the app id that the emulator accepts. */
    public String appId() {
        return credentials.appId();
    }

    /** Returns the app secret that the emulator accepts. */
    public String appSecret() {
        return credentials.appSecret();
    }

    /** Returns the help desk id that the emulator accepts. */
    public HelpdeskId helpdeskId() {
        return HelpdeskId.of(credentials.helpdeskId());
    }

    /** Returns the help desk token that the emulator accepts. */
    public String helpdeskToken() {
        return credentials.helpdeskToken();
    }

    /** Expires every access token issued so far: requests with one are refused with code 99991663. */
    public void expireTokens() {
        tokens.expire();
    }

    /** Sets whether the documented rate limits are enforced from now on: see {@link Builder#rateLimits}. */
    public void rateLimits(boolean enforced) {
        rateWindows.enforce(enforced);
    }

    /** Sets the shapes in which tickets are written from now on. */
    public void ticketShapes(TicketShapes shapes) {
        ticketWriter.shapes(Objects.requireNonNull(shapes));
    }

    /** Returns the number of requests for an access token, those with wrong credentials included. */
    public int tokenRequests() {
        return tokens.requests();
    }

    /**
     * Returns the last requests, the oldest first: at most 1000, and at most 16 MiB of headers and bodies in total. A body that
     * was refused as too large is not kept.
     */
    public Seq<RecordedRequest> requests() {
        return requests.requests();
    }

    /** Removes the requests recorded so far. */
    public void clearRequests() {
        requests.clear();
    }

    /**
     * Delivers the events of the help desk to this webhook from now on, in place of an earlier one or of long connections, as an
     * app has either: long connections are cut, new ones are refused, and the deliveries that wait are dropped. See {@link
     * Builder#webhook}.
     *
     * @throws IllegalArgumentException if the URL is of another machine or not {@code http}, or a secret is blank
     */
    public WebhookSender webhook(String url, String verificationToken, Option<String> encryptKey) {
        var target = WebhookUrl.of(url);
        var secrets = new WebhookSecrets(verificationToken, encryptKey);
        synchronized (this) {
            closeEventSender();
            var sender = new WebhookSender(fake, appId(), target, secrets);
            eventSender = Option.some(sender);
            return sender;
        }
    }

    /** Returns the sender of events to the webhook; none if there is no webhook. */
    public Option<WebhookSender> webhook() {
        return eventSender.filter(WebhookSender.class::isInstance).map(WebhookSender.class::cast);
    }

    /** Returns the long connections of the app; none if they are not served at present. */
    public Option<LongConnections> longConnections() {
        return eventSender.filter(LongConnections.class::isInstance).map(LongConnections.class::cast);
    }

    /** Returns what delivers the events at present: to the webhook, or over long connections; none if neither is there. */
    public Option<EventSender> eventSender() {
        return eventSender;
    }

    /**
     * Ends the delivery of events to the webhook, if there is one. From then on the emulator serves long connections, without
     * faults, if {@link Builder#longConnections} enabled them.
     */
    public synchronized void removeWebhook() {
        if (webhook().isDefined()) {
            closeEventSender();
            eventSender = newLongConnections();
        }
    }

    private void closeEventSender() {
        eventSender.forEach(EventSender::close);
        eventSender = Option.none();
    }

    /**
     * Checks the URL of the webhook, as the platform does when it is entered there: sends a challenge that the webhook must
     * return within a second.
     *
     * @throws IllegalStateException if it does not, or if there is no webhook
     */
    public void checkWebhook() {
        webhook()
                .getOrElseThrow(() -> new IllegalStateException("the emulator must have a webhook to check, got none"))
                .check();
    }

    /** Stops within seconds: connections are closed, and requests and deliveries in flight receive no answer. */
    @Override
    public void close() {
        synchronized (this) {
            closeEventSender();
        }
        server.close();
    }

    /** A builder of emulators. */
    public static final class Builder {

        private final FakeHelpdesk fake;
        private int port;
        private String appId = "cli_0123456789abcdef";
        private String appSecret = "emulator-app-secret";
        private HelpdeskId helpdeskId;
        private String helpdeskToken = "ht-emulator-0000-0000";
        private Duration tokenLifetime = Duration.ofHours(2);
        private Clock clock = Clock.systemUTC();
        private boolean rateLimits;
        private boolean strict;
        private Consumer<Finding> findings = finding -> {};
        private Duration windowPhase = Duration.ZERO;
        private TicketShapes ticketShapes = TicketShapes.DOCUMENTED;
        private int handlerThreads = 256;
        private Duration clientTimeout = Duration.ofSeconds(30);
        private Duration idleTimeout = Duration.ofSeconds(75);
        private Option<Tuple2<WebhookUrl, WebhookSecrets>> webhook = Option.none();
        private Option<Long> connectionSeed = Option.none();

        private Builder(FakeHelpdesk fake) {
            this.fake = Objects.requireNonNull(fake);
            this.helpdeskId = fake.helpdeskId();
        }

        /**
         * Sets the port of the emulator (default: any free port).
         *
         * @param newPort 1 to 65535, or 0 for any free port
         */
        public Builder port(int newPort) {
            port = newPort;
            return this;
        }

        /**
         * Sets the app id to accept (default: {@code cli_0123456789abcdef}). The official SDK for Node.js opens long connections only
         * with {@code cli_} and 16 hexadecimal digits.
         */
        public Builder appId(String newAppId) {
            appId = Objects.requireNonNull(newAppId);
            return this;
        }

        /** Sets the app secret to accept (default: {@code emulator-app-secret}). */
        public Builder appSecret(String newAppSecret) {
            appSecret = Objects.requireNonNull(newAppSecret);
            return this;
        }

        /** Sets the help desk id to accept (default: that of the fake). */
        public Builder helpdeskId(HelpdeskId newHelpdeskId) {
            helpdeskId = Objects.requireNonNull(newHelpdeskId);
            return this;
        }

        /** Sets the help desk token to accept (default: {@code ht-emulator-0000-0000}). */
        public Builder helpdeskToken(String newHelpdeskToken) {
            helpdeskToken = Objects.requireNonNull(newHelpdeskToken);
            return this;
        }

        /**
         * Sets the lifetime of an access token (default: 2 hours). If it is less than half an hour, every request for a
         * token returns a new one.
         *
         * @param newTokenLifetime more than zero
         * @throws IllegalArgumentException if the lifetime is not positive
         */
        public Builder tokenLifetime(Duration newTokenLifetime) {
            if (newTokenLifetime.isNegative() || newTokenLifetime.isZero()) {
                throw new IllegalArgumentException("token lifetime must be positive, got " + newTokenLifetime);
            }
            tokenLifetime = newTokenLifetime;
            return this;
        }

        /** Sets the clock for the age of tokens and the windows of rate limits (default: the system's clock). */
        public Builder clock(Clock newClock) {
            clock = Objects.requireNonNull(newClock);
            return this;
        }

        /**
         * Sets whether to enforce the documented rate limits of each operation in fixed windows of a second or a minute,
         * such as 50 requests per second and 1000 per minute for searches (default: not enforced).
         */
        public Builder rateLimits(boolean enforced) {
            rateLimits = enforced;
            return this;
        }

        /** Sets how long after the full second and minute the windows of the rate limits begin (default: zero). */
        public Builder windowPhase(Duration newWindowPhase) {
            windowPhase = Objects.requireNonNull(newWindowPhase);
            return this;
        }

        /** Sets the shapes in which tickets are written (default: {@link TicketShapes#DOCUMENTED}). */
        public Builder ticketShapes(TicketShapes newTicketShapes) {
            ticketShapes = Objects.requireNonNull(newTicketShapes);
            return this;
        }

        /**
         * Refuses requests that deviate from the documents, so that a test finds each misspelt parameter. By default these
         * deviations are warnings, as the service is not known to refuse them: parameters that no document names or that
         * are blank, doubled slashes in a path or one at its end, characters that are not percent-encoded, compressed
         * bodies, other spellings of the {@code Content-Type}, and a {@code Bearer} before the help desk's credentials.
         */
        public Builder strict() {
            strict = true;
            return this;
        }

        /**
         * Sets a listener that receives each refusal and each warning before the answer is sent (default: none). It is
         * called on the thread of the request, and by several threads at the same time.
         */
        public Builder onFinding(Consumer<Finding> listener) {
            findings = Objects.requireNonNull(listener);
            return this;
        }

        /**
         * Delivers the events of the help desk to a webhook on this machine, as the platform does (default: no webhook). Only
         * events to which there is a subscription are delivered. See {@link WebhookSender} for when an event is delivered
         * again, and {@link HelpdeskEmulator#checkWebhook} for the check of the URL.
         *
         * @param url {@code http://}, a host of this machine (localhost, 127.0.0.0/8 or [::1]), and a path
         * @param verificationToken the token that each body contains
         * @param encryptKey the key with which bodies are encrypted and signed; none to send them in clear
         * @throws IllegalArgumentException if the URL is of another machine or not {@code http}, or a secret is blank
         */
        public Builder webhook(String url, String verificationToken, Option<String> encryptKey) {
            webhook = Option.some(Tuple.of(WebhookUrl.of(url), new WebhookSecrets(verificationToken, encryptKey)));
            return this;
        }

        /**
         * Serves long connections, over which the events of the help desk are delivered, as the platform does (default: none
         * are served). Only events to which there is a subscription are delivered. As an app has either a webhook or long
         * connections, none are served while there is a webhook.
         *
         * @param seed decides over which connection each event is sent
         */
        public Builder longConnections(long seed) {
            connectionSeed = Option.some(seed);
            return this;
        }

        /** Sets how many requests are handled at the same time. */
        Builder handlerThreads(int newHandlerThreads) {
            handlerThreads = newHandlerThreads;
            return this;
        }

        /** Sets how long a client may take to send a request, and to read its answer. */
        Builder clientTimeout(Duration newClientTimeout) {
            clientTimeout = newClientTimeout;
            return this;
        }

        /** Sets how long a connection is kept without a request. */
        Builder idleTimeout(Duration newIdleTimeout) {
            idleTimeout = newIdleTimeout;
            return this;
        }

        /**
         * Starts the emulator.
         *
         * @throws UncheckedIOException if the port is taken
         */
        public HelpdeskEmulator start() {
            try {
                return new HelpdeskEmulator(this);
            } catch (IOException e) {
                throw new UncheckedIOException("the emulator cannot listen on port " + port, e);
            }
        }
    }
}
