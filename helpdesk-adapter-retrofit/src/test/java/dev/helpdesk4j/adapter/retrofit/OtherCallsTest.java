package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Effect;
import dev.helpdesk4j.ports.HelpdeskFailure.Kind;
import dev.helpdesk4j.ports.Operation.Semantics;
import dev.helpdesk4j.ports.OtherOperation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link FeishuApp#call}: other calls of the platform pass through the same layers as the operations of the ports. */
@Timeout(60)
class OtherCallsTest {

    private static final String OK = "{\"code\":0,\"msg\":\"success\",\"data\":{}}";
    private static final String INTERNAL_ERROR = "{\"code\":155000,\"msg\":\"Internal error\"}";

    private MockService service = new MockService(builder -> builder.maxAttempts(3));

    @AfterEach
    void close() {
        service.close();
    }

    private void restart(UnaryOperator<FeishuApp.Builder> settings) {
        service.close();
        service = new MockService(settings);
    }

    private Either<HelpdeskFailure, RawEnvelope> call(PlatformCall.Builder call) {
        return service.app().call(call.build());
    }

    private static PlatformCall.Builder read() {
        return PlatformCall.get("/open-apis/contact/v3/departments");
    }

    private static PlatformCall.Builder write() {
        return PlatformCall.post("/open-apis/im/v1/messages").body("{}");
    }

    private static PlatformCall.Builder of(Semantics semantics) {
        return PlatformCall.post("/open-apis/a").body("{}").semantics(semantics);
    }

    private static MockResponse cutOff() {
        return new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
    }

    private static MockResponse late() {
        return MockService.response(200, OK).headersDelay(5, TimeUnit.MINUTES).build();
    }

    private static MockResponse rejection(String seconds) {
        return MockService.response(429, "{\"code\":99991400,\"msg\":\"request trigger frequency limit\"}")
                .addHeader("x-ogw-ratelimit-reset", seconds)
                .build();
    }

    @Test
    void aGetHasItsQueryAndTheAppsToken() {
        service.enqueue(200, OK);

        var envelope = call(PlatformCall.get("/open-apis/contact/v3/users/:user_id/find")
                .pathParameter("user_id", "用户 1")
                .query("name", "张 三")
                .query("a", "1")
                .query("a", "2&3"));

        assertThat(envelope.isRight()).isTrue();
        var request = service.requests().get(0);
        assertThat(request.getMethod()).isEqualTo("GET");
        assertThat(request.getTarget())
                .isEqualTo("/open-apis/contact/v3/users/%E7%94%A8%E6%88%B7%201/find"
                        + "?name=%E5%BC%A0%20%E4%B8%89&a=1&a=2%263");
        assertThat(request.getHeaders().values("Authorization")).containsExactly("Bearer t-1");
        assertThat(request.getHeaders().names()).doesNotContain("X-Lark-Helpdesk-Authorization", "Content-Type");
    }

    @Test
    void aPostHasItsJson() {
        service.enqueue(200, OK);

        call(PlatformCall.post("/open-apis/im/v1/messages")
                .query("receive_id_type", "open_id")
                .body("{\"text\": \"你好 🤷\"}"));

        var request = service.requests().get(0);
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo("/open-apis/im/v1/messages?receive_id_type=open_id");
        assertThat(request.getHeaders().values("Content-Type")).containsExactly("application/json; charset=utf-8");
        assertThat(request.getBody().utf8()).isEqualTo("{\"text\": \"你好 🤷\"}");
    }

    @Test
    void everyMethodIsSentWithItsBodyOrWithoutOne() {
        var calls = List.of(
                PlatformCall.post("/open-apis/a/:b"),
                PlatformCall.put("/open-apis/a/:b"),
                PlatformCall.patch("/open-apis/a/:b"),
                PlatformCall.delete("/open-apis/a/:b"));
        for (var call : calls) {
            service.enqueue(200, OK).enqueue(200, OK);
            call(call.pathParameter("b", "1"));
            call(call.body("[1]"));
        }

        assertThat(service.requests())
                .extracting(
                        request -> request.getMethod() + " " + request.getBody().utf8())
                .containsExactly(
                        "POST ", "POST [1]", "PUT ", "PUT [1]", "PATCH ", "PATCH [1]", "DELETE ", "DELETE [1]");
        assertThat(service.requests())
                .extracting(request -> request.getHeaders().get("Content-Length"))
                .contains("0", "3")
                .doesNotContainNull();
    }

    @Test
    void helpDeskCredentialsAreSentOnlyIfRequested() {
        service.enqueue(200, OK).enqueue(200, OK);

        call(read());
        call(read().helpdesk(HelpdeskId.of("6626"), MockService.HELPDESK_TOKEN));

        assertThat(service.requests())
                .extracting(request -> request.getHeaders().get("X-Lark-Helpdesk-Authorization"))
                .containsExactly(
                        null,
                        Base64.getEncoder()
                                .encodeToString(
                                        ("6626:" + MockService.HELPDESK_TOKEN).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void thePathIsRelativeToTheBaseUrl() {
        service.enqueue(200, OK);
        try (var app = FeishuApp.builder("cli_app", MockService.APP_SECRET)
                .baseUrl(service.baseUrl() + "gateway/feishu")
                .build()) {
            app.call(read().build());
        }

        assertThat(service.requests().get(0).getTarget()).isEqualTo("/gateway/feishu/open-apis/contact/v3/departments");
    }

    @ParameterizedTest
    @CsvSource({"SAFE, REJECTED", "IDEMPOTENT, OUTCOME_UNKNOWN", "NOT_REPEATABLE, OUTCOME_UNKNOWN"})
    void aRedirectIsNotFollowed(Semantics semantics, Kind kind) throws IOException {
        try (var other = new MockWebServer()) {
            other.start();
            for (var status : new int[] {302, 307, 308}) {
                service.enqueue(MockService.response(status, "")
                        .addHeader("Location", other.url("/open-apis/a").toString())
                        .build());

                assertThat(call(of(semantics)).getLeft().kind()).isEqualTo(kind);
            }

            assertThat(other.getRequestCount()).isZero();
            assertThat(service.requests()).hasSize(3);
        }
    }

    @Test
    void theEmulatorAcceptsADocumentedCall() {
        var fake = FakeHelpdesk.empty();
        var ticket = fake.guest("Lin").opensTicket().ticket();
        try (var emulator = HelpdeskEmulator.builder(fake).start();
                var app = FeishuApp.builder(emulator.appId(), emulator.appSecret())
                        .baseUrl(emulator.baseUrl())
                        .build()) {
            var find = PlatformCall.get("/open-apis/helpdesk/v1/tickets/:ticket_id")
                    .pathParameter("ticket_id", ticket.id().value());

            assertThat(app.call(find.build()).getLeft().kind()).isEqualTo(Kind.UNAUTHENTICATED);
            var found = app.call(find.helpdesk(emulator.helpdeskId(), emulator.helpdeskToken())
                    .build());
            assertThat(found.get().data().get())
                    .startsWith("{\"ticket\":{")
                    .contains("\"ticket_id\":\"" + ticket.id().value() + "\"");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Semantics.class,
            names = {"SAFE", "IDEMPOTENT"})
    void repeatableCallsAreRetried(Semantics semantics) {
        service.enqueue(500, INTERNAL_ERROR).enqueue(503, "<html>").enqueue(200, OK);

        assertThat(call(of(semantics)).isRight()).isTrue();
        assertThat(service.requests()).hasSize(3);
    }

    @Test
    void aWriteThatMayHaveArrivedIsNotRepeated() {
        for (var response : List.of(MockService.json(500, INTERNAL_ERROR), MockService.json(503, ""), cutOff())) {
            var before = service.requests().size();
            service.enqueue(response);

            var failure = call(write()).getLeft();

            assertThat(failure.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
            assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
            assertThat(service.requests()).hasSize(before + 1);
        }
    }

    @Test
    void anEarlierUnknownRequestMakesAnIdempotentWriteUnknown() {
        service.enqueue(500, INTERNAL_ERROR).enqueue(403, "{\"code\":154003}");

        assertThat(call(of(Semantics.IDEMPOTENT)).getLeft().kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    }

    @Test
    void readsOverAStaleConnectionAreSentAgain() {
        restart(builder -> builder.maxAttempts(1));
        service.enqueue(200, OK).enqueue(cutOff()).enqueue(200, OK);
        call(read());

        assertThat(call(read()).isRight()).isTrue();
        assertThat(service.requests()).hasSize(3);
    }

    @Test
    void aRateLimitedWriteIsRepeatedAfterTheWait() {
        service.enqueue(rejection("0.3")).enqueue(200, OK);
        var started = System.nanoTime();

        assertThat(call(write()).isRight()).isTrue();

        assertThat(service.requests()).hasSize(2);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void aWaitBeyondTheDeadlineFailsAtOnce() {
        service.enqueue(rejection("40"));

        var failure = (HelpdeskFailure.RateLimited) call(write()).getLeft();

        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(40));
        assertThat(failure.isLocal()).isFalse();
        assertThat(service.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {99991661, 99991663, 99991664, 99991668, 99991671, 99991677})
    void aRefusedTokenIsReplacedOnce(int code) {
        service.enqueue(401, "{\"code\":" + code + "}").enqueue(200, OK);

        assertThat(call(write()).isRight()).isTrue();

        assertThat(service.tokenRequests()).hasSize(2);
        assertThat(service.requests())
                .extracting(request -> request.getHeaders().get("Authorization"))
                .containsExactly("Bearer t-1", "Bearer t-2");

        service.enqueue(401, "{\"code\":" + code + "}").enqueue(401, "{\"code\":" + code + "}");
        assertThat(call(write()).getLeft().kind()).isEqualTo(Kind.UNAUTHENTICATED);
        assertThat(service.requests()).hasSize(4);
    }

    private void answerAll(int calls) {
        for (var call = 0; call < calls; call++) {
            service.enqueue(200, OK);
        }
    }

    @Test
    void allOtherCallsShareALimitOfTenASecond() {
        var time = new SimulatedTime();
        restart(builder -> builder.time(time));
        answerAll(12);
        for (var call = 0; call < 10; call++) {
            assertThat(call(call % 2 == 0 ? read() : write()).isRight()).isTrue();
        }

        var failure = (HelpdeskFailure.RateLimited)
                call(write().name("another").within(Duration.ofMillis(900))).getLeft();

        assertThat(failure.isLocal()).isTrue();
        assertThat(failure.operation().name()).isEqualTo("another");
        assertThat(service.requests()).hasSize(10);
        time.advance(Duration.ofMillis(1_100));
        assertThat(call(read()).isRight()).isTrue();
    }

    @Test
    void callLimitsCanBeSet() {
        var time = new SimulatedTime();
        restart(builder -> builder.time(time).callLimits(RateLimit.perSecond(2), RateLimit.perMinute(3)));
        answerAll(4);
        var call = read().within(Duration.ofMillis(900));

        assertThat(call(call).isRight()).isTrue();
        assertThat(call(call).isRight()).isTrue();
        assertThat(call(call).getLeft().kind()).isEqualTo(Kind.RATE_LIMITED);
        time.advance(Duration.ofSeconds(2));
        assertThat(call(call).isRight()).isTrue();
        assertThat(call(call).getLeft().kind()).isEqualTo(Kind.RATE_LIMITED);
    }

    @Test
    void callLimitsCanBeRemoved() {
        restart(builder -> builder.time(new SimulatedTime()).withoutCallLimits());
        answerAll(11);

        for (var call = 0; call < 11; call++) {
            assertThat(call(read()).isRight()).isTrue();
        }
    }

    @Test
    void otherCallsUseNoPermitsOfThePorts() {
        restart(builder -> builder.time(new SimulatedTime()).callLimits(RateLimit.perMinute(1)));
        service.enqueue(200, OK).enqueue(200, "{\"code\":0,\"data\":{\"ticket\":{\"ticket_id\":\"7\"}}}");
        call(read());

        assertThat(service.helpdesk().tickets().find(TicketId.of("7")).isRight())
                .isTrue();
        assertThat(call(read()).getLeft().kind()).isEqualTo(Kind.RATE_LIMITED);
    }

    @ParameterizedTest
    @CsvSource({"SAFE, UNREACHABLE", "NOT_REPEATABLE, OUTCOME_UNKNOWN"})
    void aCallEndsWithItsOwnDeadline(Semantics semantics, Kind kind) {
        service.enqueue(late());

        var failure = call(of(semantics).within(Duration.ofMillis(500))).getLeft();

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.reason()).endsWith("timed out");
    }

    @Test
    void theAppsDeadlineIsTheDefault() {
        restart(builder -> builder.deadline(Duration.ofMillis(500)));
        service.enqueue(late());

        assertThat(call(read()).getLeft().reason()).endsWith("timed out");
    }

    @Test
    void theListenerReceivesEveryAttempt() {
        var reports = new ArrayList<AttemptReport>();
        restart(builder -> builder.maxAttempts(2).listener(reports::add));
        service.enqueue(500, INTERNAL_ERROR).enqueue(200, OK);

        call(read());

        assertThat(reports)
                .extracting(AttemptReport::operation)
                .containsOnly(new OtherOperation("GET /open-apis/contact/v3/departments", Semantics.SAFE));
        assertThat(reports).extracting(AttemptReport::number).containsExactly(1, 2);
        assertThat(reports).extracting(AttemptReport::code).containsExactly(Option.some(155000), Option.none());
    }

    /** The result of a call on another thread, and whether that thread's interrupt flag was set afterwards. */
    private record Started(
            Thread caller,
            CompletableFuture<Either<HelpdeskFailure, RawEnvelope>> outcome,
            CompletableFuture<Boolean> interrupted) {

        HelpdeskFailure failure() throws Exception {
            return outcome.get(20, TimeUnit.SECONDS).getLeft();
        }
    }

    private Started started(PlatformCall.Builder call) {
        var outcome = new CompletableFuture<Either<HelpdeskFailure, RawEnvelope>>();
        var interrupted = new CompletableFuture<Boolean>();
        var caller = new Thread(() -> {
            outcome.complete(call(call));
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        caller.setDaemon(true);
        caller.start();
        return new Started(caller, outcome, interrupted);
    }

    private CountDownLatch nextRequest() {
        var arrived = new CountDownLatch(1);
        service.onRequest(arrived::countDown);
        return arrived;
    }

    @ParameterizedTest
    @CsvSource({"SAFE, NONE", "NOT_REPEATABLE, UNKNOWN"})
    void aCallCanBeInterrupted(Semantics semantics, Effect effect) throws Exception {
        var arrived = nextRequest();
        service.enqueue(late());
        var started = started(of(semantics));
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

        started.caller().interrupt();

        assertThat(started.failure())
                .isEqualTo(new HelpdeskFailure.Interrupted(new OtherOperation("POST /open-apis/a", semantics), effect));
        assertThat(started.interrupted().get(20, TimeUnit.SECONDS))
                .as("the interrupt flag remains set")
                .isTrue();
    }

    @Test
    void closingTheAppEndsWaitsForAPermit() throws Exception {
        var time = new ObservedTime();
        restart(builder -> builder.time(time).callLimits(RateLimit.perMinute(1)).deadline(Duration.ofHours(1)));
        service.enqueue(200, OK);
        call(write());
        time.reset();
        var started = started(write());
        time.awaitWaiters(1);

        service.app().close();

        assertThat(started.failure().reason()).endsWith("the app is closed");
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void closingTheAppEndsARequestInFlight() throws Exception {
        var arrived = nextRequest();
        service.enqueue(late());
        var started = started(write());
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

        service.app().close();

        assertThat(started.failure().kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    }

    @Test
    void aCallAfterClosingFailsAtOnce() {
        service.app().close();

        var failure = call(write()).getLeft();

        assertThat(failure.reason()).endsWith("the app is closed");
        assertThat(failure.effect()).isEqualTo(Effect.NONE);
        assertThat(service.requests()).isEmpty();
    }
}
