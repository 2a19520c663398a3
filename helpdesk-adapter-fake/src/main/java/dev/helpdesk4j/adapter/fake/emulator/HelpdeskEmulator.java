package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.http.NettyServer;
import dev.helpdesk4j.adapter.fake.service.LogIds;
import dev.helpdesk4j.domain.HelpdeskId;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The service's wire face over a fake help desk, on a port of the loopback: for a client in any language, as if it spoke
 * to the real service.
 *
 * <pre>{@code
 * try (var emulator = HelpdeskEmulator.builder(FakeHelpdesk.withSampleData(1, 500)).start()) {
 *     // a client for emulator.baseUrl(), with emulator.appId() and so on
 * }
 * }</pre>
 *
 * <p>It checks both credentials, reads requests as the platform's documents describe them and answers with their codes and
 * statuses. Every refusal is an envelope with the reason and a log id. A deviation that the service is not known to refuse
 * is tolerated, unless the emulator is {@linkplain Builder#strict() strict}. What is provoked at the fake comes over the
 * wire: a lost answer as a closed connection, for example.
 *
 * <p>It is for programs on this machine. A request whose {@code Host} is not {@code localhost}, in 127.0.0.0/8 or
 * {@code [::1]} is answered 421 and with no data, so that a web page cannot read it by a name of its own (DNS rebinding).
 *
 * <p>It has up to 1024 connections; more wait to be accepted. One thread serves them, and up to 256 others answer requests;
 * those that come meanwhile are answered after them. A client that takes longer than 30 seconds to send a request, or to
 * read an answer, is disconnected, and so is one that sends none for 75 seconds.
 *
 * <p>A body may have up to 4 MiB; a longer one is refused with 413. Of bodies beyond 64 KiB four are in memory at the same
 * time, and clients that send more wait.
 */
public final class HelpdeskEmulator implements AutoCloseable {

    private final Credentials credentials;
    private final TenantTokens tokens;
    private final RateWindows rateWindows;
    private final TicketWriter ticketWriter;
    private final RequestLog requests = new RequestLog();
    private final NettyServer server;

    private HelpdeskEmulator(Builder builder) throws IOException {
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
        server = new NettyServer(
                new NettyServer.Settings(
                        "helpdesk-emulator",
                        builder.port,
                        builder.handlerThreads,
                        builder.clientTimeout,
                        builder.idleTimeout),
                new RequestHandler(service, requests, builder.strict, builder.findings, builder.clock));
    }

    /** An emulator of the service that has this help desk. */
    public static Builder builder(FakeHelpdesk fake) {
        return new Builder(fake);
    }

    /** Where it listens: {@code http://127.0.0.1:PORT}, without a slash at its end, as the official SDKs take it. */
    public String baseUrl() {
        return "http://127.0.0.1:" + port();
    }

    public int port() {
        return server.port();
    }

    /** The app id that it accepts. */
    public String appId() {
        return credentials.appId();
    }

    /** The app secret that it accepts. */
    public String appSecret() {
        return credentials.appSecret();
    }

    /** The help desk id that it accepts. */
    public HelpdeskId helpdeskId() {
        return HelpdeskId.of(credentials.helpdeskId());
    }

    /** The help desk token that it accepts. */
    public String helpdeskToken() {
        return credentials.helpdeskToken();
    }

    /** From now on every access token given so far is refused: code 99991663. */
    public void expireTokens() {
        tokens.expire();
    }

    /** From now on the documented rate limits are enforced, or are not: see {@link Builder#rateLimits}. */
    public void rateLimits(boolean enforced) {
        rateWindows.enforce(enforced);
    }

    /** From now on tickets are written in these shapes. */
    public void ticketShapes(TicketShapes shapes) {
        ticketWriter.shapes(Objects.requireNonNull(shapes));
    }

    /** How often an access token was asked for, with the right credentials or not. */
    public int tokenRequests() {
        return tokens.requests();
    }

    /**
     * The last requests, the oldest first: at most 1000, and at most 16 MiB of headers and bodies in total. A body that
     * was refused as too large is not kept.
     */
    public Seq<RecordedRequest> requests() {
        return requests.requests();
    }

    /** Forgets the requests so far. */
    public void clearRequests() {
        requests.clear();
    }

    /** Stops at once; connections are closed, and what is being answered is not. */
    @Override
    public void close() {
        server.close();
    }

    /** Says what an emulator accepts and how it behaves. */
    public static final class Builder {

        private final FakeHelpdesk fake;
        private int port;
        private String appId = "cli_emulator00000000";
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

        private Builder(FakeHelpdesk fake) {
            this.fake = Objects.requireNonNull(fake);
            this.helpdeskId = fake.helpdeskId();
        }

        /**
         * Where to listen.
         *
         * @param newPort 1 to 65535, or 0 for any that is free, which is the default
         */
        public Builder port(int newPort) {
            port = newPort;
            return this;
        }

        public Builder appId(String newAppId) {
            appId = Objects.requireNonNull(newAppId);
            return this;
        }

        public Builder appSecret(String newAppSecret) {
            appSecret = Objects.requireNonNull(newAppSecret);
            return this;
        }

        /** The help desk's id in the credentials; the fake's own, unless told otherwise. */
        public Builder helpdeskId(HelpdeskId newHelpdeskId) {
            helpdeskId = Objects.requireNonNull(newHelpdeskId);
            return this;
        }

        public Builder helpdeskToken(String newHelpdeskToken) {
            helpdeskToken = Objects.requireNonNull(newHelpdeskToken);
            return this;
        }

        /**
         * How long an access token is good for: 2 hours, unless told otherwise. With less than half an hour, every
         * request for a token is given a new one.
         *
         * @param newTokenLifetime more than zero
         */
        public Builder tokenLifetime(Duration newTokenLifetime) {
            if (newTokenLifetime.isNegative() || newTokenLifetime.isZero()) {
                throw new IllegalArgumentException("a token lives for some time, but not for " + newTokenLifetime);
            }
            tokenLifetime = newTokenLifetime;
            return this;
        }

        /** Tells the age of tokens and the rate limits' windows; the system's clock, unless told otherwise. */
        public Builder clock(Clock newClock) {
            clock = Objects.requireNonNull(newClock);
            return this;
        }

        /**
         * Whether to enforce the documented rate limits of each operation in fixed windows of a second or a minute, such
         * as 50 a second and 1000 a minute for searching. Off by default.
         */
        public Builder rateLimits(boolean enforced) {
            rateLimits = enforced;
            return this;
        }

        /** By how much the windows of the rate limits begin after the full second and minute; zero by default. */
        public Builder windowPhase(Duration newWindowPhase) {
            windowPhase = Objects.requireNonNull(newWindowPhase);
            return this;
        }

        /** In which shapes tickets are written: {@link TicketShapes#DOCUMENTED} by default. */
        public Builder ticketShapes(TicketShapes newTicketShapes) {
            ticketShapes = Objects.requireNonNull(newTicketShapes);
            return this;
        }

        /**
         * Refuses whatever deviates from the documents, so that a test finds each misspelt parameter. Without it, these
         * are warnings, as no document says that the service refuses them: parameters that no document names or that are
         * blank, doubled slashes in a path or one at its end, characters that are not percent-encoded, compressed bodies,
         * other spellings of the {@code Content-Type}, and a {@code Bearer} before the help desk's credentials.
         */
        public Builder strict() {
            strict = true;
            return this;
        }

        /**
         * Receives each refusal and each warning, before its answer is sent. It is called on the thread of the request,
         * and for several requests at the same time.
         */
        public Builder onFinding(Consumer<Finding> listener) {
            findings = Objects.requireNonNull(listener);
            return this;
        }

        /** How many requests are answered at the same time. */
        Builder handlerThreads(int newHandlerThreads) {
            handlerThreads = newHandlerThreads;
            return this;
        }

        /** How long a client may take to send a request, and to read its answer. */
        Builder clientTimeout(Duration newClientTimeout) {
            clientTimeout = newClientTimeout;
            return this;
        }

        /** How long a connection is kept without a request. */
        Builder idleTimeout(Duration newIdleTimeout) {
            idleTimeout = newIdleTimeout;
            return this;
        }

        /**
         * Starts to listen.
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
