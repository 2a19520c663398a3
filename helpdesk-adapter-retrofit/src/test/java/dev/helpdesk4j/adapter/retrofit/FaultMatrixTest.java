package dev.helpdesk4j.adapter.retrofit;

import static dev.helpdesk4j.adapter.fake.emulator.NetworkFault.answers;
import static dev.helpdesk4j.adapter.fake.emulator.NetworkFault.thenAnswers;
import static dev.helpdesk4j.ports.HelpdeskFailure.Kind.OUTCOME_UNKNOWN;
import static dev.helpdesk4j.ports.HelpdeskFailure.Kind.RATE_LIMITED;
import static dev.helpdesk4j.ports.HelpdeskFailure.Kind.REJECTED;
import static dev.helpdesk4j.ports.HelpdeskFailure.Kind.SERVICE_UNAVAILABLE;
import static dev.helpdesk4j.ports.HelpdeskFailure.Kind.UNREACHABLE;
import static dev.helpdesk4j.ports.HelpdeskFailure.Kind.UNREADABLE_RESPONSE;
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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a caller gets when the network or the service misbehaves, how many requests reach the other side, and how many
 * messages it holds afterwards; over real sockets, with two attempts a call at most. A message is never held twice.
 *
 * <p>A read goes out over the connection that was kept from the request for an access token. Where that is closed without a
 * response it goes out again within the same attempt, so that two attempts are three requests.
 */
@Timeout(60)
class FaultMatrixTest {

    private static final TicketId TICKET = TicketId.of("7");
    private static final OutgoingMessage MESSAGE = OutgoingMessage.text("hello");

    private final FakeHelpdesk fake = FakeHelpdesk.empty();
    private final HelpdeskEmulator emulator =
            HelpdeskEmulator.builder(fake).strict().start();
    private final FaultProxy proxy = FaultProxy.to(emulator);
    private final FeishuApp app = app(proxy.baseUrl(), settings -> settings);
    private final Helpdesk helpdesk = helpdesk(app);

    FaultMatrixTest() {
        fake.put(Ticket.builder(TICKET).build());
    }

    private FeishuApp app(String baseUrl, UnaryOperator<FeishuApp.Builder> settings) {
        return settings.apply(FeishuApp.builder(emulator.appId(), emulator.appSecret())
                        .baseUrl(baseUrl)
                        .attemptTimeout(Duration.ofMillis(700))
                        .maxAttempts(2))
                .build();
    }

    private Helpdesk helpdesk(FeishuApp of) {
        return of.helpdesk(emulator.helpdeskId(), emulator.helpdeskToken());
    }

    /** Nothing is left behind: an app's connections and threads end with it. */
    @AfterEach
    void close() {
        app.close();
        while (proxy.openConnections() > 0 || hasThreads()) {
            Thread.onSpinWait();
        }
        proxy.close();
        emulator.close();
    }

    private static boolean hasThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("helpdesk4j-http-"));
    }

    private static Arguments row(
            String name,
            NetworkFault fault,
            Kind read,
            int readRequests,
            Kind send,
            int sendRequests,
            int messagesHeld) {
        return Arguments.of(name, fault, read, readRequests, send, sendRequests, messagesHeld);
    }

    private static NetworkFault answersJson(int status, String json) {
        return answers(CannedAnswer.json(status, json));
    }

    private static CannedAnswer limited() {
        return CannedAnswer.json(429, "{\"code\":99991400,\"msg\":\"request trigger frequency limit\"}");
    }

    static Stream<Arguments> rows() {
        var gbk =
                "{\"code\":0,\"data\":{\"ticket\":{\"ticket_id\":\"7\",\"helpdesk_id\":\"服务台\"},\"message_id\":\"一\"}}"
                        .getBytes(Charset.forName("GBK"));
        return Stream.of(
                //   fault                                       read                 requests  send         requests
                // held
                row(
                        "disconnect before the request is read",
                        NetworkFault.disconnected(),
                        UNREACHABLE,
                        3,
                        OUTCOME_UNKNOWN,
                        1,
                        0),
                row("disconnect after it was read", NetworkFault.requestLost(), UNREACHABLE, 3, OUTCOME_UNKNOWN, 1, 0),
                row("disconnect after it was done", NetworkFault.answerLost(), UNREACHABLE, 3, OUTCOME_UNKNOWN, 1, 1),
                row(
                        "reset after it was done",
                        NetworkFault.answerLost().abruptly(),
                        UNREACHABLE,
                        3,
                        OUTCOME_UNKNOWN,
                        1,
                        1),
                row("disconnect in the headers", NetworkFault.cutInHeaders(), UNREACHABLE, 3, OUTCOME_UNKNOWN, 1, 1),
                row("disconnect in the body", NetworkFault.cutInBody(), UNREACHABLE, 2, OUTCOME_UNKNOWN, 1, 1),
                row("stall before it is done", NetworkFault.requestStalled(), UNREACHABLE, 2, OUTCOME_UNKNOWN, 1, 0),
                row("stall after it was done", NetworkFault.answerStalled(), UNREACHABLE, 2, OUTCOME_UNKNOWN, 1, 1),
                row(
                        "slow drip past the timeout",
                        NetworkFault.dripping(Duration.ofMillis(20)),
                        UNREACHABLE,
                        2,
                        OUTCOME_UNKNOWN,
                        1,
                        1),
                row("no HTTP at all", NetworkFault.garbled(), UNREACHABLE, 2, OUTCOME_UNKNOWN, 1, 1),
                row(
                        "truncated JSON",
                        thenAnswers(CannedAnswer.truncatedJson()),
                        UNREADABLE_RESPONSE,
                        1,
                        OUTCOME_UNKNOWN,
                        1,
                        1),
                row(
                        "garbage as a body",
                        answers(CannedAnswer.of(200, "application/json", new byte[] {0, 1, 2, -1})),
                        UNREADABLE_RESPONSE,
                        1,
                        OUTCOME_UNKNOWN,
                        1,
                        0),
                row("HTML with 502", answers(CannedAnswer.html(502)), SERVICE_UNAVAILABLE, 2, OUTCOME_UNKNOWN, 1, 0),
                row("HTML with 200", answers(CannedAnswer.html(200)), UNREADABLE_RESPONSE, 1, OUTCOME_UNKNOWN, 1, 0),
                row("empty 200", thenAnswers(CannedAnswer.of(200)), UNREADABLE_RESPONSE, 1, OUTCOME_UNKNOWN, 1, 1),
                row("gzip bomb", thenAnswers(CannedAnswer.gzipBomb(64)), UNREADABLE_RESPONSE, 1, OUTCOME_UNKNOWN, 1, 1),
                row(
                        "body without an end",
                        thenAnswers(CannedAnswer.endless()),
                        UNREADABLE_RESPONSE,
                        1,
                        OUTCOME_UNKNOWN,
                        1,
                        1),
                row(
                        "another charset",
                        answers(CannedAnswer.of(200, "application/json; charset=GBK", gbk)),
                        UNREADABLE_RESPONSE,
                        1,
                        OUTCOME_UNKNOWN,
                        1,
                        0),
                row("408", answers(CannedAnswer.of(408)), SERVICE_UNAVAILABLE, 2, OUTCOME_UNKNOWN, 1, 0),
                row("425", answers(CannedAnswer.of(425)), SERVICE_UNAVAILABLE, 2, SERVICE_UNAVAILABLE, 2, 0),
                row(
                        "429 with a wait",
                        answers(limited().with("x-ogw-ratelimit-reset", "0.2")),
                        RATE_LIMITED,
                        2,
                        RATE_LIMITED,
                        2,
                        0),
                row("429 without a wait", answers(limited()), RATE_LIMITED, 2, RATE_LIMITED, 2, 0),
                row(
                        "429 with nonsense for a wait",
                        answers(limited().with("x-ogw-ratelimit-reset", "soon")),
                        RATE_LIMITED,
                        2,
                        RATE_LIMITED,
                        2,
                        0),
                row(
                        "400 with the rate limit's code",
                        answersJson(400, "{\"code\":99991400}"),
                        RATE_LIMITED,
                        2,
                        RATE_LIMITED,
                        2,
                        0),
                row(
                        "500 with the internal error's code",
                        answersJson(500, "{\"code\":155000}"),
                        SERVICE_UNAVAILABLE,
                        2,
                        OUTCOME_UNKNOWN,
                        1,
                        0),
                row(
                        "503 with Retry-After",
                        answers(CannedAnswer.of(503).with("Retry-After", "0")),
                        SERVICE_UNAVAILABLE,
                        2,
                        OUTCOME_UNKNOWN,
                        1,
                        0),
                row(
                        "an unknown code",
                        answersJson(400, "{\"code\":190001,\"msg\":\"?\"}"),
                        REJECTED,
                        1,
                        REJECTED,
                        1,
                        0),
                row(
                        "deeply nested JSON",
                        answersJson(200, "{\"code\":0,\"data\":" + "[".repeat(100_000)),
                        UNREADABLE_RESPONSE,
                        1,
                        OUTCOME_UNKNOWN,
                        1,
                        0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aFault(
            String name,
            NetworkFault fault,
            Kind read,
            int readRequests,
            Kind send,
            int sendRequests,
            int messagesHeld) {
        proxy.always(fault);

        var found = helpdesk.tickets().find(TICKET);
        var sent = helpdesk.messages().send(TICKET, MESSAGE);

        assertThat(failure(found).kind()).isEqualTo(read);
        assertThat(failure(found).effect()).isEqualTo(Effect.NONE);
        assertThat(proxy.on(FIND_TICKET).requests()).isEqualTo(readRequests);
        assertThat(failure(sent).kind()).isEqualTo(send);
        assertThat(failure(sent).effect()).isEqualTo(send == OUTCOME_UNKNOWN ? Effect.UNKNOWN : Effect.NONE);
        assertThat(proxy.on(SEND_MESSAGE).requests()).isEqualTo(sendRequests);
        assertThat(fake.sent()).hasSize(messagesHeld);
    }

    private HelpdeskFailure failure(Either<HelpdeskFailure, ?> answer) {
        assertThat(answer.isLeft()).isTrue();
        assertThat(answer.getLeft().toString() + answer.getLeft().summary())
                .doesNotContain(emulator.appSecret(), emulator.helpdeskToken());
        return answer.getLeft();
    }

    private void assertThatNothingLeaves(FeishuApp from) {
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
    void aNameThatIsNotKnown() {
        var client = new OkHttpClient.Builder()
                .dns(host -> {
                    throw new UnknownHostException(host);
                })
                .build();

        assertThatNothingLeaves(app("https://open.example.com/", settings -> settings.httpClient(client)));
    }

    /** A port that is taken, so that nobody else can listen on it, and that is not listened on. */
    @Test
    void aConnectionThatIsRefused() throws IOException {
        try (var nobody = new Socket()) {
            nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

            assertThatNothingLeaves(app("http://127.0.0.1:" + nobody.getLocalPort(), settings -> settings));
        }
    }

    @Test
    void aServerThatSpeaksNoTls() {
        assertThatNothingLeaves(app(proxy.baseUrl().replace("http:", "https:"), settings -> settings));
    }

    /** A server whose queue is full answers no knock. */
    @Test
    void aConnectionThatIsNotAnswered() throws IOException {
        try (var deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var queue = new ArrayList<Socket>();
            for (var knock = 0; knock < 4; knock++) {
                var socket = new Socket();
                queue.add(socket);
                try {
                    socket.connect(deaf.getLocalSocketAddress(), 200);
                } catch (IOException full) {
                    break;
                }
            }

            assertThatNothingLeaves(app("http://127.0.0.1:" + deaf.getLocalPort(), settings -> settings));

            for (var socket : queue) {
                socket.close();
            }
        }
    }

    @Test
    void aRedirectToAnotherHostIsNotFollowedAndNoCredentialLeaves() {
        try (var elsewhere = FaultProxy.to(emulator)) {
            proxy.always(answers(CannedAnswer.redirectTo(elsewhere.baseUrl() + "/open-apis/helpdesk/v1/tickets/7")));

            assertThat(failure(helpdesk.tickets().find(TICKET)).kind()).isEqualTo(REJECTED);
            assertThat(failure(helpdesk.messages().send(TICKET, MESSAGE)).kind())
                    .isEqualTo(OUTCOME_UNKNOWN);

            assertThat(elsewhere.connections()).isZero();
            assertThat(fake.sent()).isEmpty();
        }
    }

    @Test
    void aTokenThatExpiresMeanwhileIsReplacedAndTheCallRepeatedOnce() {
        assertThat(helpdesk.tickets().find(TICKET).isRight()).isTrue();
        emulator.expireTokens();
        assertThat(helpdesk.tickets().find(TICKET).isRight()).isTrue();
        assertThat(proxy.on(FIND_TICKET).requests()).isEqualTo(3);

        emulator.expireTokens();
        assertThat(helpdesk.messages().send(TICKET, MESSAGE).isRight()).isTrue();
        assertThat(proxy.on(SEND_MESSAGE).requests()).isEqualTo(2);
        assertThat(fake.sent()).hasSize(1);
    }

    /** The connection dies after each answer: at once, or so that only the next request shows it. */
    @Test
    void aConnectionThatHasGoneStaleCostsNoMessage() {
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

    @Test
    void aCallThatNeverLeftGivesItsPermitBack() {
        try (var limited = app(
                proxy.baseUrl(), settings -> settings.maxAttempts(1).limits(SEND_MESSAGE, RateLimit.perMinute(2)))) {
            assertThat(helpdesk(limited).messages().send(TICKET, MESSAGE).isRight())
                    .isTrue();
            proxy.close();

            for (var call = 0; call < 3; call++) {
                assertThat(failure(helpdesk(limited)
                                        .within(Duration.ofSeconds(2))
                                        .messages()
                                        .send(TICKET, MESSAGE))
                                .kind())
                        .isEqualTo(UNREACHABLE);
            }
        }
    }
}
