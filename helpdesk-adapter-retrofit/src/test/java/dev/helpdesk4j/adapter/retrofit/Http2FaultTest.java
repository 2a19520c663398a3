package dev.helpdesk4j.adapter.retrofit;

import static dev.helpdesk4j.ports.HelpdeskFailure.Kind.OUTCOME_UNKNOWN;
import static dev.helpdesk4j.ports.HelpdeskFailure.Kind.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.retrofit.Http2Server.BodyReading;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Effect;
import dev.helpdesk4j.ports.HelpdeskFailure.Kind;
import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.SocketFactory;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Faults of an HTTP/2 connection, which only a caller's client has: {@link FaultMatrixTest} is for HTTP/1.1. A read is sent
 * over the connection of the request for an access token, a send over a new one.
 */
@Timeout(60)
class Http2FaultTest {

    private static final TicketId TICKET = TicketId.of("7");
    private static final Duration SHORT = Duration.ofMillis(700);

    private final Http2Server server = new Http2Server();
    private final CountDownLatch writing = new CountDownLatch(1);
    private final OkHttpClient client = Tls.trusting(new OkHttpClient.Builder())
            .socketFactory(new SmallSendBuffers(SocketFactory.getDefault()))
            .eventListener(new EventListener() {
                @Override
                public void requestBodyStart(Call call) {
                    if (call.request().url().encodedPath().equals("/open-apis/large")) {
                        writing.countDown();
                    }
                }
            })
            .build();

    @AfterEach
    void close() {
        server.close();
        client.connectionPool().evictAll();
    }

    private FeishuApp app(UnaryOperator<FeishuApp.Builder> settings) {
        var app = settings.apply(FeishuApp.builder("cli_app", MockService.APP_SECRET)
                        .baseUrl(server.baseUrl())
                        .httpClient(client)
                        .attemptTimeout(Duration.ofSeconds(20))
                        .maxAttempts(2))
                .build();
        assertThat(find(app).isRight())
                .as("the access token is fetched, over the connection of the later reads")
                .isTrue();
        return app;
    }

    private static Helpdesk helpdesk(FeishuApp app) {
        return app.helpdesk(HelpdeskId.of("1"), MockService.HELPDESK_TOKEN);
    }

    private static Either<HelpdeskFailure, Ticket> find(FeishuApp app) {
        return helpdesk(app).tickets().find(TICKET);
    }

    /** Makes a call that may be repeated, and so uses the pooled connection, with a body that no window has room for. */
    private static Either<HelpdeskFailure, RawEnvelope> sendLarge(FeishuApp app) {
        return app.call(PlatformCall.put("/open-apis/large")
                .semantics(Operation.Semantics.IDEMPOTENT)
                .body("\"" + "x".repeat(3 << 20) + "\"")
                .build());
    }

    /** The name of a fault, and the kind of failure and the number of requests of a read and of a send. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # fault                          | read        | requests | send            | requests
            stalled before the headers       | UNREACHABLE | 2        | OUTCOME_UNKNOWN | 1
            stalled after the headers        | UNREACHABLE | 2        | OUTCOME_UNKNOWN | 1
            slower than the timeout          | UNREACHABLE | 2        | OUTCOME_UNKNOWN | 1
            reset with NO_ERROR              | UNREACHABLE | 2        | OUTCOME_UNKNOWN | 1
            reset with PROTOCOL_ERROR        | UNREACHABLE | 3        | OUTCOME_UNKNOWN | 1
            reset with INTERNAL_ERROR        | UNREACHABLE | 2        | OUTCOME_UNKNOWN | 1
            reset with REFUSED_STREAM        | UNREACHABLE | 2        | UNREACHABLE     | 2
            reset with CANCEL                | UNREACHABLE | 3        | OUTCOME_UNKNOWN | 1
            reset with ENHANCE_YOUR_CALM     | UNREACHABLE | 2        | OUTCOME_UNKNOWN | 1
            reset in the body                | UNREACHABLE | 2        | OUTCOME_UNKNOWN | 1
            refused in the body              | UNREACHABLE | 2        | OUTCOME_UNKNOWN | 1
            refused by GOAWAY                | UNREACHABLE | 2        | UNREACHABLE     | 2
            stalled after GOAWAY             | UNREACHABLE | 2        | OUTCOME_UNKNOWN | 1
            disconnected before the headers  | UNREACHABLE | 3        | OUTCOME_UNKNOWN | 1
            disconnected in the headers      | UNREACHABLE | 3        | OUTCOME_UNKNOWN | 1
            disconnected in the body         | UNREACHABLE | 2        | OUTCOME_UNKNOWN | 1
            connection reset                 | UNREACHABLE | 3        | OUTCOME_UNKNOWN | 1
            not a frame                      | UNREACHABLE | 3        | OUTCOME_UNKNOWN | 1
            """)
    void eachFaultHasItsFailureAndNumberOfRequests(
            String fault, Kind read, int readRequests, Kind send, int sendRequests) {
        try (var app = app(settings -> timesOut(fault) ? settings.attemptTimeout(SHORT) : settings)) {
            server.onRequest(reaction(fault));
            var before = server.requests();

            var found = find(app);
            var between = server.requests();
            var sent = helpdesk(app).messages().send(TICKET, OutgoingMessage.text("hello"));

            assertThat(found.getLeft().kind()).isEqualTo(read);
            assertThat(found.getLeft().effect()).isEqualTo(Effect.NONE);
            assertThat(between - before).as("requests of the read").isEqualTo(readRequests);
            assertThat(sent.getLeft().kind()).isEqualTo(send);
            assertThat(sent.getLeft().effect()).isEqualTo(send == OUTCOME_UNKNOWN ? Effect.UNKNOWN : Effect.NONE);
            assertThat(server.requests() - between).as("requests of the send").isEqualTo(sendRequests);
        }
    }

    private static boolean timesOut(String fault) {
        return fault.startsWith("stalled") || fault.startsWith("slower");
    }

    private static Http2Server.Reaction reaction(String fault) {
        return switch (fault) {
            case "stalled before the headers" -> request -> {};
            case "stalled after the headers" -> Http2Server.Stream::headers;
            case "slower than the timeout" ->
                request -> {
                    request.headers();
                    request.drip(20);
                };
            case "reset with NO_ERROR" -> request -> request.reset(0);
            case "reset with PROTOCOL_ERROR" -> request -> request.reset(1);
            case "reset with INTERNAL_ERROR" -> request -> request.reset(2);
            case "reset with REFUSED_STREAM" -> request -> request.reset(7);
            case "reset with CANCEL" -> request -> request.reset(8);
            case "reset with ENHANCE_YOUR_CALM" -> request -> request.reset(11);
            case "reset in the body" ->
                request -> {
                    request.headers();
                    request.halfOfTheBody();
                    request.reset(2);
                };
            case "refused in the body" ->
                request -> {
                    request.headers();
                    request.halfOfTheBody();
                    request.reset(7);
                };
            case "refused by GOAWAY" -> request -> request.goAway(false);
            case "stalled after GOAWAY" -> request -> request.goAway(true);
            case "disconnected before the headers" -> Http2Server.Stream::close;
            case "disconnected in the headers" ->
                request -> {
                    request.halfOfTheHeaders();
                    request.close();
                };
            case "disconnected in the body" ->
                request -> {
                    request.headers();
                    request.halfOfTheBody();
                    request.close();
                };
            case "connection reset" -> Http2Server.Stream::resetConnection;
            case "not a frame" -> Http2Server.Stream::noFrame;
            default -> throw new IllegalArgumentException("fault must be one of these, got " + fault);
        };
    }

    /** The time of the limiter of 10 a second is simulated. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "stalled before the headers",
                "stalled after the headers",
                "reset with INTERNAL_ERROR",
                "reset with REFUSED_STREAM",
                "reset in the body",
                "refused by GOAWAY",
                "disconnected before the headers",
                "disconnected in the headers",
                "disconnected in the body",
                "connection reset",
                "not a frame",
            })
    void tenFaultsDelayTheNextCallByOneWindow(String fault) {
        var time = new SimulatedTime();
        try (var app = app(settings -> settings.maxAttempts(1).time(time))) {
            time.advance(Duration.ofMinutes(1));
            time.advancingOnWait();
            server.onRequest(reaction(fault));
            var deadline = timesOut(fault) ? Duration.ofMillis(100) : Duration.ofSeconds(20);
            var called = helpdesk(app).within(deadline);
            for (var call = 0; call < 10; call++) {
                assertThat(called.tickets().find(TICKET).getLeft().kind()).isEqualTo(UNREACHABLE);
            }
            server.onRequest(Http2Server.Stream::respond);
            var before = time.nanoTime();

            assertThat(find(app).isRight()).isTrue();

            assertThat(Duration.ofNanos(time.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void aConnectionThatGoesAwayFailsNoCalls() {
        try (var app = app(settings -> settings.maxAttempts(1).withoutLimits(Operation.values()))) {
            server.onRequest(request -> {
                request.goAway(true);
                request.respond();
            });
            var before = server.connections();

            for (var call = 0; call < 5; call++) {
                assertThat(find(app).isRight()).isTrue();
            }

            assertThat(server.connections() - before)
                    .as("the first call used the connection that existed")
                    .isEqualTo(4);
        }
    }

    /** Missing pongs reveal it after 5 to 10 seconds, and the read is sent again over a new connection. */
    @Test
    void aSilentConnectionIsReplacedWithinSeconds() {
        try (var app =
                app(settings -> settings.attemptTimeout(Duration.ofSeconds(30)).maxAttempts(1))) {
            server.silenceConnections();
            var before = server.connections();

            assertThat(find(app).isRight()).isTrue();
            assertThat(find(app).isRight()).isTrue();

            assertThat(server.connections() - before)
                    .as("one for the repeated request alone, and one for the next call")
                    .isEqualTo(2);
        }
    }

    @Test
    void anInterruptEndsACallThatWaitsForAWindow() throws Exception {
        server.readBodies(BodyReading.ONE_WINDOW);
        try (var app =
                app(settings -> settings.attemptTimeout(Duration.ofMinutes(5)).deadline(Duration.ofMinutes(5)))) {
            var before = server.connections();
            var call = new FutureTask<>(() -> sendLarge(app));
            var thread = new Thread(call);
            thread.start();
            assertThat(writing.await(20, TimeUnit.SECONDS)).isTrue();

            thread.interrupt();

            assertThat(call.get(20, TimeUnit.SECONDS).getLeft().kind()).isEqualTo(Kind.INTERRUPTED);
            assertThat(call.get().getLeft().effect()).isEqualTo(Effect.UNKNOWN);
            assertThat(find(app).isRight()).isTrue();
            assertThat(server.connections()).as("the connection is still used").isEqualTo(before);
        }
    }

    /**
     * Either the flow control window is full, and the connection is still used; or the windows are large, but the server reads
     * nothing, so that the write to the socket blocks, and the next call makes a new connection.
     */
    @ParameterizedTest
    @CsvSource({"ONE_WINDOW, 0", "NOTHING, 1"})
    void aDeadlineEndsACallThatCannotBeWritten(BodyReading reading, int newConnections) {
        server.readBodies(reading);
        try (var app = app(settings -> settings.maxAttempts(1).attemptTimeout(SHORT))) {
            var before = server.connections();

            var sent = sendLarge(app).getLeft();

            assertThat(sent.kind()).isEqualTo(OUTCOME_UNKNOWN);
            assertThat(sent.reason()).contains("timed out");
            assertThat(find(app).isRight()).isTrue();
            assertThat(server.connections() - before).isEqualTo(newConnections);
        }
    }

    /** The thread that writes holds a lock that the other call needs before it can send anything. */
    @Test
    void aDeadlineEndsOtherCallsWhosePeerDoesNotRead() throws Exception {
        server.readBodies(BodyReading.NOTHING);
        try (var app = app(settings -> settings.maxAttempts(1).attemptTimeout(Duration.ofSeconds(2)))) {
            var sending = new FutureTask<>(() -> sendLarge(app));
            new Thread(sending).start();
            assertThat(writing.await(20, TimeUnit.SECONDS)).isTrue();
            var finding =
                    new FutureTask<>(() -> helpdesk(app).within(SHORT).tickets().find(TICKET));
            new Thread(finding).start();

            assertThat(finding.get(20, TimeUnit.SECONDS)).isNotNull();
            assertThat(sending.get(20, TimeUnit.SECONDS).getLeft().kind()).isEqualTo(OUTCOME_UNKNOWN);
        }
    }
}
