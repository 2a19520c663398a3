package dev.helpdesk4j.adapter.retrofit;

import static dev.helpdesk4j.adapter.fake.emulator.NetworkFault.answers;
import static dev.helpdesk4j.adapter.fake.emulator.NetworkFault.thenAnswers;
import static dev.helpdesk4j.ports.HelpdeskFailure.Kind.OUTCOME_UNKNOWN;
import static dev.helpdesk4j.ports.HelpdeskFailure.Kind.REJECTED;
import static dev.helpdesk4j.ports.HelpdeskFailure.Kind.UNREACHABLE;
import static dev.helpdesk4j.ports.Operation.FIND_TICKET;
import static dev.helpdesk4j.ports.Operation.SEND_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.emulator.CannedAnswer;
import dev.helpdesk4j.adapter.fake.emulator.FaultProxy;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.adapter.fake.emulator.NetworkFault;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Effect;
import dev.helpdesk4j.ports.HelpdeskFailure.Kind;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Faults of the network and the service: the failure of a call, the number of requests sent, and the number of messages
 * delivered, over real sockets, with and without TLS, and with at most two attempts a call. No message is delivered twice.
 *
 * <p>A read is sent over the pooled connection of the request for an access token. If that is closed without a
 * response, the read is sent again within the same attempt, so that two attempts are three requests.
 */
@Timeout(60)
@ParameterizedClass
@EnumSource(Scheme.class)
class FaultMatrixTest {

    private static final TicketId TICKET = TicketId.of("7");
    private static final OutgoingMessage MESSAGE = OutgoingMessage.text("hello");

    /** The attempt timeout where it is to pass; elsewhere it is long, so that a slow machine does not change the result. */
    private static final Duration SHORT = Duration.ofMillis(700);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RunningThreads threads = RunningThreads.now();
    private final FakeHelpdesk fake = FakeHelpdesk.empty();
    private final HelpdeskEmulator emulator =
            HelpdeskEmulator.builder(fake).strict().start();
    private final Scheme scheme;
    private final FaultProxy proxy;
    private final FeishuApp app;
    private final Helpdesk helpdesk;

    FaultMatrixTest(Scheme scheme) {
        this.scheme = scheme;
        proxy = scheme.proxy(emulator);
        app = app(proxy.baseUrl(), settings -> settings);
        helpdesk = helpdesk(app);
        fake.put(Ticket.builder(TICKET).build());
    }

    private FeishuApp app(String baseUrl, UnaryOperator<FeishuApp.Builder> settings) {
        return settings.apply(scheme.configure(FeishuApp.builder(emulator.appId(), emulator.appSecret())
                        .baseUrl(baseUrl)
                        .attemptTimeout(Duration.ofSeconds(20))
                        .maxResponseBytes(1 << 20)
                        .maxAttempts(2)))
                .build();
    }

    private Helpdesk helpdesk(FeishuApp of) {
        return of.helpdesk(emulator.helpdeskId(), emulator.helpdeskToken());
    }

    /** Closing an app ends its connections and threads. */
    @AfterEach
    void close() throws InterruptedException {
        app.close();
        Scheme.closeIdleConnections();
        threads.awaitEndOfOthers();
        awaitEndOfConnections();
        proxy.close();
        emulator.close();
    }

    /** The proxy notices the end of a connection soon afterwards, and does not signal it. */
    private void awaitEndOfConnections() {
        var started = System.nanoTime();
        while (proxy.openConnections() > 0 && System.nanoTime() - started < PATIENCE.toNanos()) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(proxy.openConnections()).isZero();
    }

    /**
     * The name of a fault, the kind of failure and the number of requests of a read and a send, and the messages delivered.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # fault                               | read                | requests | send                | requests | messages
            disconnected before the request       | UNREACHABLE         | 3        | OUTCOME_UNKNOWN     | 1        | 0
            disconnected after the request        | UNREACHABLE         | 3        | OUTCOME_UNKNOWN     | 1        | 0
            disconnected after the effect         | UNREACHABLE         | 3        | OUTCOME_UNKNOWN     | 1        | 1
            reset after the effect                | UNREACHABLE         | 3        | OUTCOME_UNKNOWN     | 1        | 1
            disconnected in the headers           | UNREACHABLE         | 3        | OUTCOME_UNKNOWN     | 1        | 1
            disconnected in the body              | UNREACHABLE         | 2        | OUTCOME_UNKNOWN     | 1        | 1
            stalled before the effect             | UNREACHABLE         | 2        | OUTCOME_UNKNOWN     | 1        | 0
            stalled after the effect              | UNREACHABLE         | 2        | OUTCOME_UNKNOWN     | 1        | 1
            slower than the timeout               | UNREACHABLE         | 2        | OUTCOME_UNKNOWN     | 1        | 1
            not HTTP                              | UNREACHABLE         | 2        | OUTCOME_UNKNOWN     | 1        | 1
            truncated JSON                        | UNREADABLE_RESPONSE | 1        | OUTCOME_UNKNOWN     | 1        | 1
            binary body                           | UNREADABLE_RESPONSE | 1        | OUTCOME_UNKNOWN     | 1        | 0
            HTML with 502                         | SERVICE_UNAVAILABLE | 2        | OUTCOME_UNKNOWN     | 1        | 0
            HTML with 200                         | UNREADABLE_RESPONSE | 1        | OUTCOME_UNKNOWN     | 1        | 0
            empty 200                             | UNREADABLE_RESPONSE | 1        | OUTCOME_UNKNOWN     | 1        | 1
            gzip bomb                             | UNREADABLE_RESPONSE | 1        | OUTCOME_UNKNOWN     | 1        | 1
            endless body                          | UNREADABLE_RESPONSE | 1        | OUTCOME_UNKNOWN     | 1        | 1
            another charset                       | UNREADABLE_RESPONSE | 1        | OUTCOME_UNKNOWN     | 1        | 0
            deeply nested JSON                    | UNREADABLE_RESPONSE | 1        | OUTCOME_UNKNOWN     | 1        | 0
            408                                   | SERVICE_UNAVAILABLE | 2        | OUTCOME_UNKNOWN     | 1        | 0
            425                                   | SERVICE_UNAVAILABLE | 2        | SERVICE_UNAVAILABLE | 2        | 0
            429 with a wait                       | RATE_LIMITED        | 2        | RATE_LIMITED        | 2        | 0
            429 without a wait                    | RATE_LIMITED        | 2        | RATE_LIMITED        | 2        | 0
            429 with an invalid wait              | RATE_LIMITED        | 2        | RATE_LIMITED        | 2        | 0
            400 with the code of the rate limit   | RATE_LIMITED        | 2        | RATE_LIMITED        | 2        | 0
            500 with the code of internal errors  | SERVICE_UNAVAILABLE | 2        | OUTCOME_UNKNOWN     | 1        | 0
            503 with Retry-After                  | SERVICE_UNAVAILABLE | 2        | OUTCOME_UNKNOWN     | 1        | 0
            400 with an unknown code              | REJECTED            | 1        | REJECTED            | 1        | 0
            """)
    void eachFaultHasItsFailureAndNumberOfRequests(
            String fault, Kind read, int readRequests, Kind send, int sendRequests, int messagesDelivered) {
        proxy.always(fault(fault));
        var timesOut = fault.startsWith("stalled") || fault.startsWith("slower");
        try (var called = app(proxy.baseUrl(), settings -> timesOut ? settings.attemptTimeout(SHORT) : settings)) {
            assertFailures(helpdesk(called), read, readRequests, send, sendRequests, messagesDelivered);
        }
    }

    private void assertFailures(
            Helpdesk called, Kind read, int readRequests, Kind send, int sendRequests, int messagesDelivered) {
        var found = called.tickets().find(TICKET);
        var sent = called.messages().send(TICKET, MESSAGE);

        assertThat(failure(found).kind()).isEqualTo(read);
        assertThat(failure(found).effect()).isEqualTo(Effect.NONE);
        assertThat(proxy.on(FIND_TICKET).requests()).isEqualTo(readRequests);
        assertThat(failure(sent).kind()).isEqualTo(send);
        assertThat(failure(sent).effect()).isEqualTo(send == OUTCOME_UNKNOWN ? Effect.UNKNOWN : Effect.NONE);
        assertThat(proxy.on(SEND_MESSAGE).requests()).isEqualTo(sendRequests);
        assertThat(fake.sent()).hasSize(messagesDelivered);
    }

    private static NetworkFault fault(String name) {
        return switch (name) {
            case "disconnected before the request" -> NetworkFault.disconnected();
            case "disconnected after the request" -> NetworkFault.requestLost();
            case "disconnected after the effect" -> NetworkFault.answerLost();
            case "reset after the effect" -> NetworkFault.answerLost().abruptly();
            case "disconnected in the headers" -> NetworkFault.cutInHeaders();
            case "disconnected in the body" -> NetworkFault.cutInBody();
            case "stalled before the effect" -> NetworkFault.requestStalled();
            case "stalled after the effect" -> NetworkFault.answerStalled();
            case "slower than the timeout" -> NetworkFault.dripping(Duration.ofMillis(20));
            case "not HTTP" -> NetworkFault.garbled();
            case "truncated JSON" -> thenAnswers(CannedAnswer.truncatedJson());
            case "binary body" -> answers(CannedAnswer.of(200, "application/json", new byte[] {0, 1, 2, -1}));
            case "HTML with 502" -> answers(CannedAnswer.html(502));
            case "HTML with 200" -> answers(CannedAnswer.html(200));
            case "empty 200" -> thenAnswers(CannedAnswer.of(200));
            case "gzip bomb" -> thenAnswers(CannedAnswer.gzipBomb(64));
            case "endless body" -> thenAnswers(CannedAnswer.endless());
            case "another charset" -> answers(CannedAnswer.of(200, "application/json; charset=GBK", gbkTicket()));
            case "deeply nested JSON" -> answersJson(200, "{\"code\":0,\"data\":" + "[".repeat(100_000));
            case "408" -> answers(CannedAnswer.of(408));
            case "425" -> answers(CannedAnswer.of(425));
            case "429 with a wait" -> answers(rateLimited().with("x-ogw-ratelimit-reset", "0.2"));
            case "429 without a wait" -> answers(rateLimited());
            case "429 with an invalid wait" -> answers(rateLimited().with("x-ogw-ratelimit-reset", "soon"));
            case "400 with the code of the rate limit" -> answersJson(400, "{\"code\":99991400}");
            case "500 with the code of internal errors" -> answersJson(500, "{\"code\":155000}");
            case "503 with Retry-After" -> answers(CannedAnswer.of(503).with("Retry-After", "0"));
            case "400 with an unknown code" -> answersJson(400, "{\"code\":190001,\"msg\":\"?\"}");
            default -> throw new IllegalArgumentException("fault must be one of these, got " + name);
        };
    }

    private static NetworkFault answersJson(int status, String json) {
        return answers(CannedAnswer.json(status, json));
    }

    private static CannedAnswer rateLimited() {
        return CannedAnswer.json(429, "{\"code\":99991400,\"msg\":\"request trigger frequency limit\"}");
    }

    private static byte[] gbkTicket() {
        var json =
                "{\"code\":0,\"data\":{\"ticket\":{\"ticket_id\":\"7\",\"helpdesk_id\":\"服务台\"},\"message_id\":\"一\"}}";
        return json.getBytes(Charset.forName("GBK"));
    }

    private HelpdeskFailure failure(Either<HelpdeskFailure, ?> response) {
        assertThat(response.isLeft()).isTrue();
        assertThat(response.getLeft().toString() + response.getLeft().summary())
                .doesNotContain(emulator.appSecret(), emulator.helpdeskToken());
        return response.getLeft();
    }

    @Nested
    class UnreachableWithoutASentRequest {

        private void assertThatNothingIsSent(FeishuApp from) {
            try (from) {
                var found = helpdesk(from).tickets().find(TICKET);
                var sent = helpdesk(from).messages().send(TICKET, MESSAGE);

                assertThat(failure(found).kind()).isEqualTo(UNREACHABLE);
                assertThat(failure(sent).kind()).isEqualTo(UNREACHABLE);
                assertThat(failure(sent).effect()).isEqualTo(Effect.NONE);
                assertThat(fake.sent()).isEmpty();
            }
        }

        @Test
        void anUnknownHost() {
            var client = new OkHttpClient.Builder()
                    .dns(host -> {
                        throw new UnknownHostException(host);
                    })
                    .build();

            assertThatNothingIsSent(app("https://open.example.com/", settings -> settings.httpClient(client)));
        }

        /** The port is bound but not listening, so that no other process can use it. */
        @Test
        void aRefusedConnection() throws IOException {
            try (var bound = new Socket()) {
                bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

                assertThatNothingIsSent(app(scheme.baseUrl(bound.getLocalPort()), settings -> settings));
            }
        }

        @Test
        void aServerWithoutTls() {
            try (var plain = FaultProxy.to(emulator)) {
                assertThatNothingIsSent(
                        app(plain.baseUrl().replace("http:", "https:"), settings -> settings.attemptTimeout(SHORT)));
            }
        }

        @Test
        void anUntrustedCertificate() {
            try (var untrusted = FaultProxy.to(emulator, Tls.server())) {
                assertThatNothingIsSent(app(untrusted.baseUrl(), settings -> settings.httpClient(new OkHttpClient())));

                assertThat(untrusted.requests()).isZero();
            }
        }

        /** A server whose backlog is full accepts no connection. */
        @Test
        void aConnectionThatIsNeverAccepted() throws IOException {
            try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                var backlog = new ArrayList<Socket>();
                for (var number = 0; number < 4; number++) {
                    var socket = new Socket();
                    backlog.add(socket);
                    try {
                        socket.connect(full.getLocalSocketAddress(), 200);
                    } catch (IOException backlogFull) {
                        break;
                    }
                }

                assertThatNothingIsSent(
                        app(scheme.baseUrl(full.getLocalPort()), settings -> settings.attemptTimeout(SHORT)));

                for (var socket : backlog) {
                    socket.close();
                }
            }
        }
    }

    @Test
    void redirectsToAnotherHostAreNotFollowed() {
        try (var otherHost = scheme.proxy(emulator)) {
            proxy.always(answers(CannedAnswer.redirectTo(otherHost.baseUrl() + "/open-apis/helpdesk/v1/tickets/7")));

            assertThat(failure(helpdesk.tickets().find(TICKET)).kind()).isEqualTo(REJECTED);
            assertThat(failure(helpdesk.messages().send(TICKET, MESSAGE)).kind())
                    .isEqualTo(OUTCOME_UNKNOWN);

            assertThat(otherHost.connections()).isZero();
            assertThat(fake.sent()).isEmpty();
        }
    }

    @Test
    void anExpiredTokenIsReplacedAndTheCallRepeatedOnce() {
        assertThat(helpdesk.tickets().find(TICKET).isRight()).isTrue();
        emulator.expireTokens();
        assertThat(helpdesk.tickets().find(TICKET).isRight()).isTrue();
        assertThat(proxy.on(FIND_TICKET).requests()).isEqualTo(3);

        emulator.expireTokens();
        assertThat(helpdesk.messages().send(TICKET, MESSAGE).isRight()).isTrue();
        assertThat(proxy.on(SEND_MESSAGE).requests()).isEqualTo(2);
        assertThat(fake.sent()).hasSize(1);
    }

    /** The server closes the connection after each response: visibly, or only when the next request is sent. */
    @Test
    void staleConnectionsDoNotFailSends() {
        for (var fault : new NetworkFault[] {NetworkFault.closedAfterwards(), NetworkFault.staleAfterwards()}) {
            proxy.always(fault);
            var before = fake.sent().size();

            for (var call = 0; call < 3; call++) {
                assertThat(helpdesk.tickets().find(TICKET).isRight()).isTrue();
                assertThat(helpdesk.messages().send(TICKET, MESSAGE).isRight()).isTrue();
            }

            assertThat(fake.sent()).hasSize(before + 3);
        }
    }

    /** The proxy's port remains bound after it is closed, so that no other process can use it. */
    @Test
    void aCallThatWasNotSentReleasesItsPermit() throws IOException {
        try (var bound = new Socket();
                var limited = app(
                        proxy.baseUrl(),
                        settings -> settings.maxAttempts(1).limits(SEND_MESSAGE, RateLimit.perMinute(2)))) {
            assertThat(helpdesk(limited).messages().send(TICKET, MESSAGE).isRight())
                    .isTrue();
            proxy.close();
            bound.setReuseAddress(true);
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port()));

            for (var call = 0; call < 3; call++) {
                assertThat(failure(helpdesk(limited)
                                        .within(Duration.ofSeconds(10))
                                        .messages()
                                        .send(TICKET, MESSAGE))
                                .kind())
                        .isEqualTo(UNREACHABLE);
            }
        }
    }
}
