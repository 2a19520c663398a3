package dev.helpdesk4j.adapter.fake.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.service.LogIds;
import dev.helpdesk4j.adapter.fake.service.ServiceCode;
import dev.helpdesk4j.domain.HelpdeskId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

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
 * <p>It checks both credentials, reads parameters by the letter of the platform's documents and answers with their codes
 * and statuses. What is provoked at the fake comes over the wire: a lost answer as a closed connection, for example.
 *
 * <p>It is for programs on this machine. A request whose {@code Host} is not {@code localhost}, in 127.0.0.0/8 or
 * {@code [::1]} is answered 421 and with no data, so that a web page cannot read it by a name of its own (DNS rebinding).
 *
 * <p>It answers up to 256 requests at the same time, each on a thread of its own, and those that come meanwhile after
 * them. A client that takes longer than 30 seconds to send a request, or to read an answer, is disconnected.
 */
public final class HelpdeskEmulator implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(HelpdeskEmulator.class.getName());
    private static final int BACKLOG = 1024;

    static {
        // Read once, when the server's classes are loaded; without it small answers wait for the client's
        // acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final Credentials credentials;
    private final TenantTokens tokens;
    private final LogIds logIds;
    private final EmulatedService service;
    private final RequestLog requests = new RequestLog();
    private final HttpServer server;
    private final HandlerThreads threads;

    private HelpdeskEmulator(Builder builder) throws IOException {
        credentials =
                new Credentials(builder.appId, builder.appSecret, builder.helpdeskId.value(), builder.helpdeskToken);
        tokens = new TenantTokens(builder.clock, builder.tokenLifetime);
        logIds = new LogIds(builder.clock, "E401");
        var windows = builder.rateLimits
                ? Option.some(new RateWindows(builder.clock, builder.windowPhase))
                : Option.<RateWindows>none();
        service = new EmulatedService(
                builder.fake,
                new TokenEndpoint(credentials, tokens, logIds),
                new RequestGuard(credentials, tokens, windows, logIds),
                logIds,
                new TicketWriter(builder.ticketShapes));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), builder.port), BACKLOG);
        threads = new HandlerThreads("helpdesk-emulator-" + port(), builder.handlerThreads, builder.clientTimeout);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** An emulator of the service that has this help desk. */
    public static Builder builder(FakeHelpdesk fake) {
        return new Builder(fake);
    }

    /** Where it listens: {@code http://127.0.0.1:PORT/}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + port() + "/";
    }

    public int port() {
        return server.getAddress().getPort();
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

    /** From now on tickets are written in these shapes. */
    public void ticketShapes(TicketShapes shapes) {
        service.ticketWriter().shapes(Objects.requireNonNull(shapes));
    }

    /** How often an access token was asked for, with the right credentials or not. */
    public int tokenRequests() {
        return tokens.requests();
    }

    /**
     * The last requests, the oldest first: at most 1000, and at most 16 MiB of headers and bodies in total. Of a body
     * that is longer than 4 MiB the beginning is kept.
     */
    public Seq<RecordedRequest> requests() {
        return requests.requests();
    }

    /** Stops at once; connections are closed, and what is being answered is not. */
    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = Request.of(exchange);
            threads.clientTimeout().stop();
            requests.add(request);
            var answer = answer(request);
            threads.clientTimeout().start();
            for (var given : answer) {
                send(exchange, given);
            }
        }
    }

    private Option<Answer> answer(Request request) {
        try {
            return LoopbackHost.refusal(request)
                    .map(wrong -> Answer.refusal(ServiceCode.MISDIRECTED.answer(logIds.next(), wrong)))
                    .orElse(() -> service.answer(request));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the emulator failed at " + request.recorded(), e);
            return Option.some(Answer.refusal(ServiceCode.INTERNAL_ERROR.answer(logIds.next())));
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
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
        private Duration windowPhase = Duration.ZERO;
        private TicketShapes ticketShapes = TicketShapes.DOCUMENTED;
        private int handlerThreads = 256;
        private Duration clientTimeout = Duration.ofSeconds(30);

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

        /** How many threads answer requests. */
        Builder handlerThreads(int newHandlerThreads) {
            handlerThreads = newHandlerThreads;
            return this;
        }

        /** How long a client may take to send a request, and to read its answer. */
        Builder clientTimeout(Duration newClientTimeout) {
            clientTimeout = newClientTimeout;
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
