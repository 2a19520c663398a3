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
import io.vavr.collection.LinkedHashSet;
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

/** {@link FeishuApp#call}: other calls of the platform go through the same layers as the operations of the ports. */
@Timeout(60)
class OtherCallsTest {

    private static final String OK = "{\"code\":0,\"msg\":\"success\",\"data\":{}}";
    private static final String INTERNAL_ERROR = "{\"code\":155000,\"msg\":\"Internal error\"}";

    private Service service = new Service(builder -> builder.maxAttempts(3));

    @AfterEach
    void close() {
        service.close();
    }

    private void restart(UnaryOperator<FeishuApp.Builder> settings) {
        service.close();
        service = new Service(settings);
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
        return Service.response(200, OK).headersDelay(5, TimeUnit.MINUTES).build();
    }

    private static MockResponse rejection(String seconds) {
        return Service.response(429, "{\"code\":99991400,\"msg\":\"request trigger frequency limit\"}")
                .addHeader("x-ogw-ratelimit-reset", seconds)
                .build();
    }

    // What goes out

    @Test
    void aGetHasItsQueryAndTheAppsToken() {
        service.answers(200, OK);

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
        service.answers(200, OK);

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
    void everyMethodGoesOutWithItsBodyOrWithNone() {
        var calls = List.of(
                PlatformCall.post("/open-apis/a/:b"),
                PlatformCall.put("/open-apis/a/:b"),
                PlatformCall.patch("/open-apis/a/:b"),
                PlatformCall.delete("/open-apis/a/:b"));
        for (var call : calls) {
            service.answers(200, OK).answers(200, OK);
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
    void theHelpDesksCredentialsAreSentOnlyWhereAskedFor() {
        service.answers(200, OK).answers(200, OK);

        call(read());
        call(read().helpdesk(HelpdeskId.of("6626"), Service.HELPDESK_TOKEN));

        assertThat(service.requests())
                .extracting(request -> request.getHeaders().get("X-Lark-Helpdesk-Authorization"))
                .containsExactly(
                        null,
                        Base64.getEncoder()
                                .encodeToString(("6626:" + Service.HELPDESK_TOKEN).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void thePathIsRelativeToTheBaseUrl() {
        service.answers(200, OK);
        try (var app = FeishuApp.builder("cli_app", Service.APP_SECRET)
                .baseUrl(service.baseUrl() + "gateway/feishu")
                .build()) {
            app.call(read().build());
        }

        assertThat(service.requests().get(0).getTarget()).isEqualTo("/gateway/feishu/open-apis/contact/v3/departments");
    }

    @ParameterizedTest
    @CsvSource({"SAFE, REJECTED", "IDEMPOTENT, OUTCOME_UNKNOWN", "NEITHER, OUTCOME_UNKNOWN"})
    void aRedirectIsNotFollowed(Semantics semantics, Kind kind) throws IOException {
        try (var other = new MockWebServer()) {
            other.start();
            for (var status : new int[] {302, 307, 308}) {
                service.answers(Service.response(status, "")
                        .addHeader("Location", other.url("/open-apis/a").toString())
                        .build());

                assertThat(call(of(semantics)).getLeft().kind()).isEqualTo(kind);
            }

            assertThat(other.getRequestCount()).isZero();
            assertThat(service.requests()).hasSize(3);
        }
    }

    @Test
    void theEmulatorTakesACallByItsDocument() {
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

    // What comes back

    @Test
    void anEnvelopeHasItsJsonAsItCame() {
        var data = "{ \"user\":\t{\"name\": \"\\u5f20三\", \"big\": 12345678901234567890.10, \"no\": null} , \"a\":[ ]}";
        var json = "{\"data\" : " + data + ", \"msg\":\"success\", \"code\":0, \"bot\":{\"a\":1} }\n";
        service.answers(200, json);

        var envelope = call(read()).get();

        assertThat(envelope)
                .isEqualTo(new RawEnvelope(
                        200, 0, Option.some("success"), Option.some("20261120log"), Option.some(data), json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2]", "\"text\"", "5", "true", "[]", "\"\""})
    void dataMayBeAnyValue(String data) {
        service.answers(200, "{\"code\":0,\"data\":" + data + "}");

        assertThat(call(read()).get().data()).contains(data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\":0,\"bot\":{}}", "{\"code\":0,\"data\":null,\"bot\":{}}"})
    void aResultMayLieBesideTheData(String json) {
        service.answers(201, json);

        var envelope = call(write()).get();

        assertThat(envelope.httpStatus()).isEqualTo(201);
        assertThat(envelope.data()).isEmpty();
        assertThat(envelope.json()).isEqualTo(json);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheJson() {
        service.answers(Service.bytes(200, ("\ufeff" + OK).getBytes(StandardCharsets.UTF_8), "application/json"));

        assertThat(call(read()).get().json()).isEqualTo(OK);
    }

    @Test
    void largeDataIsWhole() {
        var data = "{\"a\":[" + "\"用户\\n\",".repeat(100_000) + "1]}";
        service.answers(200, "{\"code\":0,\"data\":" + data + ",\"msg\":\"ok\"}");

        var envelope = call(read()).get();

        assertThat(envelope.data().get()).isEqualTo(data);
        assertThat(envelope.message()).contains("ok");
    }

    @Test
    void messageAndLogIdAreCleaned() {
        service.answers(Service.response(
                        200,
                        "{\"code\":0,\"msg\":\"done \\u001b[31m \\u202e" + Service.APP_SECRET
                                + "\",\"data\":\"lin@example.com\"}")
                .addHeader("X-Tt-Logid", "log " + Service.APP_SECRET)
                .build());

        var envelope = call(read()).get();

        assertThat(envelope.message()).contains("done  [31m  ***");
        assertThat(envelope.logId()).contains("log ***");
        assertThat(envelope).hasToString("RawEnvelope[done [31m *** (code 0, HTTP 200, log id log ***)]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>a proxy</html>",
                "[]",
                "{\"code\":0,\"data\":{\"a\":}}",
                "{\"code\":0,\"data\":{a}}",
                "{\"code\":0,\"data\":[1,]}",
                "{\"code\":0,\"data\":{\"a\":1}",
                "{\"code\":0,\"data\":{}} and more",
                "{\"msg\":\"success\",\"data\":{}}"
            })
    void aSuccessThatIsNoEnvelopeIsUnreadable(String body) {
        service.answers(200, body).answers(200, body);

        assertThat(call(read()).getLeft().kind()).isEqualTo(Kind.UNREADABLE_RESPONSE);
        assertThat(call(write()).getLeft().kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void noContentIsNoEnvelopeEither() {
        for (var call = 0; call < 2; call++) {
            service.answers(new MockResponse.Builder().code(204).build());
        }

        assertThat(call(read()).getLeft().kind()).isEqualTo(Kind.UNREADABLE_RESPONSE);
        assertThat(call(write()).getLeft().kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"403, REJECTED, REJECTED", "404, REJECTED, REJECTED", "502, SERVICE_UNAVAILABLE, OUTCOME_UNKNOWN"})
    void aProxysPageIsClassifiedByItsStatus(int status, Kind ofRead, Kind ofWrite) {
        restart(builder -> builder.maxAttempts(1));
        for (var call = 0; call < 2; call++) {
            service.answers(Service.bytes(status, "<html>".getBytes(StandardCharsets.UTF_8), "text/html"));
        }

        assertThat(call(read()).getLeft().kind()).isEqualTo(ofRead);
        assertThat(call(write()).getLeft().kind()).isEqualTo(ofWrite);
    }

    @Test
    void aResponseBeyondTheCeilingIsNotRead() {
        restart(builder -> builder.maxResponseBytes(100));
        service.answers(200, "{\"code\":0,\"data\":\"" + "a".repeat(100) + "\"}");

        var failure = call(read()).getLeft();

        assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE_RESPONSE);
        assertThat(failure.reason()).contains("it has more than 100 bytes");
    }

    // Failures

    @ParameterizedTest
    @CsvSource({
        "400, 154000, INVALID_REQUEST",
        "401, 154001, UNAUTHENTICATED",
        "403, 154003, PERMISSION_DENIED",
        "404, 154004, NOT_FOUND",
        "400, 190001, REJECTED",
        "404, 190001, REJECTED",
    })
    void aCodeIsTheFailureThatItIsForThePorts(int status, int code, Kind kind) {
        for (var call : List.of(read(), write())) {
            service.answers(status, "{\"code\":" + code + ",\"msg\":\"no\"}");

            var failure = call(call).getLeft();

            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.effect()).isEqualTo(Effect.NONE);
            var answer = failure.answer().get();
            assertThat(answer.httpStatus()).isEqualTo(status);
            assertThat(answer.code()).contains(code);
            assertThat(answer.message()).contains("no");
            assertThat(answer.logId()).contains("20261120log");
        }
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void aFailureNamesTheCall() {
        service.answers(404, "{\"code\":154004,\"msg\":\"no user\"}").answers(400, "{\"code\":190001}");

        var failure = call(PlatformCall.get("/open-apis/contact/v3/users/:user_id")
                        .pathParameter("user_id", "ou_personal")
                        .query("email", "lin@example.com"))
                .getLeft();
        var named = call(write().name("send a card")).getLeft();

        assertThat(failure.operation())
                .isEqualTo(new OtherOperation("GET /open-apis/contact/v3/users/:user_id", Semantics.SAFE));
        assertThat(failure.summary())
                .isEqualTo("GET /open-apis/contact/v3/users/:user_id failed: there is no such resource:"
                        + " no user (code 154004, HTTP 404, log id 20261120log)");
        assertThat(named.operation()).isEqualTo(new OtherOperation("send a card", Semantics.NEITHER));
    }

    @Test
    void aMissingScopeIsNamed() {
        service.answers(
                400,
                "{\"code\":99991672,\"msg\":\"Access denied\",\"error\":{\"permission_violations\":"
                        + "[{\"subject\":\"contact:contact:readonly\"}]}}");

        assertThat(((HelpdeskFailure.PermissionDenied) call(read()).getLeft()).missingScopes())
                .isEqualTo(LinkedHashSet.of("contact:contact:readonly"));
    }

    @Test
    void anUnknownCodeWithAGoodStatusLeavesAWriteUnknown() {
        service.answers(200, "{\"code\":230002,\"msg\":\"bot not in chat\"}")
                .answers(200, "{\"code\":230002,\"msg\":\"bot not in chat\"}");

        assertThat(call(read()).getLeft().kind()).isEqualTo(Kind.REJECTED);
        var failure = call(write()).getLeft();

        assertThat(failure.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(failure.answer().get().code()).contains(230002);
        assertThat(failure.answer().get().message()).contains("bot not in chat");
        assertThat(service.requests()).hasSize(2);
    }

    // Retries, token, limits, deadline

    @ParameterizedTest
    @EnumSource(
            value = Semantics.class,
            names = {"SAFE", "IDEMPOTENT"})
    void whatMayBeRepeatedIs(Semantics semantics) {
        service.answers(500, INTERNAL_ERROR).answers(503, "<html>").answers(200, OK);

        assertThat(call(of(semantics)).isRight()).isTrue();
        assertThat(service.requests()).hasSize(3);
    }

    @Test
    void aWriteThatMayHaveArrivedIsNotRepeated() {
        for (var response : List.of(Service.json(500, INTERNAL_ERROR), Service.json(503, ""), cutOff())) {
            var before = service.requests().size();
            service.answers(response);

            var failure = call(write()).getLeft();

            assertThat(failure.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
            assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
            assertThat(service.requests()).hasSize(before + 1);
        }
    }

    @Test
    void anEarlierRequestLeavesAnIdempotentWriteUnknown() {
        service.answers(500, INTERNAL_ERROR).answers(403, "{\"code\":154003}");

        assertThat(call(of(Semantics.IDEMPOTENT)).getLeft().kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    }

    @Test
    void aReadOverAStaleConnectionGoesOutAgain() {
        restart(builder -> builder.maxAttempts(1));
        service.answers(200, OK).answers(cutOff()).answers(200, OK);
        call(read());

        assertThat(call(read()).isRight()).isTrue();
        assertThat(service.requests()).hasSize(3);
    }

    @Test
    void aWriteRefusedForTheRateIsRepeatedAfterTheWait() {
        service.answers(rejection("0.3")).answers(200, OK);
        var started = System.nanoTime();

        assertThat(call(write()).isRight()).isTrue();

        assertThat(service.requests()).hasSize(2);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void aWaitBeyondTheDeadlineFailsAtOnce() {
        service.answers(rejection("40"));

        var failure = (HelpdeskFailure.RateLimited) call(write()).getLeft();

        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(40));
        assertThat(failure.isLocal()).isFalse();
        assertThat(service.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {99991661, 99991663, 99991664, 99991668, 99991671, 99991677})
    void aRefusedTokenIsReplacedOnce(int code) {
        service.answers(401, "{\"code\":" + code + "}").answers(200, OK);

        assertThat(call(write()).isRight()).isTrue();

        assertThat(service.tokenRequests()).hasSize(2);
        assertThat(service.requests())
                .extracting(request -> request.getHeaders().get("Authorization"))
                .containsExactly("Bearer t-1", "Bearer t-2");

        service.answers(401, "{\"code\":" + code + "}").answers(401, "{\"code\":" + code + "}");
        assertThat(call(write()).getLeft().kind()).isEqualTo(Kind.UNAUTHENTICATED);
        assertThat(service.requests()).hasSize(4);
    }

    private void answerAll(int calls) {
        for (var call = 0; call < calls; call++) {
            service.answers(200, OK);
        }
    }

    @Test
    void allOtherCallsOfAnAppShareTenASecond() {
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
    void theirLimitsCanBeSet() {
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
    void theirLimitsCanBeSwitchedOff() {
        restart(builder -> builder.time(new SimulatedTime()).withoutCallLimits());
        answerAll(11);

        for (var call = 0; call < 11; call++) {
            assertThat(call(read()).isRight()).isTrue();
        }
    }

    @Test
    void theyTakeNothingFromTheOperationsOfThePorts() {
        restart(builder -> builder.time(new SimulatedTime()).callLimits(RateLimit.perMinute(1)));
        service.answers(200, OK).answers(200, "{\"code\":0,\"data\":{\"ticket\":{\"ticket_id\":\"7\"}}}");
        call(read());

        assertThat(service.helpdesk().tickets().find(TicketId.of("7")).isRight())
                .isTrue();
        assertThat(call(read()).getLeft().kind()).isEqualTo(Kind.RATE_LIMITED);
    }

    @ParameterizedTest
    @CsvSource({"SAFE, UNREACHABLE", "NEITHER, OUTCOME_UNKNOWN"})
    void aCallEndsWithItsOwnDeadline(Semantics semantics, Kind kind) {
        service.answers(late());

        var failure = call(of(semantics).within(Duration.ofMillis(500))).getLeft();

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.reason()).endsWith("timed out");
    }

    @Test
    void elseItEndsWithTheAppsDeadline() {
        restart(builder -> builder.deadline(Duration.ofMillis(500)));
        service.answers(late());

        assertThat(call(read()).getLeft().reason()).endsWith("timed out");
    }

    @Test
    void theListenerHasEveryAttempt() {
        var reports = new ArrayList<AttemptReport>();
        restart(builder -> builder.maxAttempts(2).listener(reports::add));
        service.answers(500, INTERNAL_ERROR).answers(200, OK);

        call(read());

        assertThat(reports)
                .extracting(AttemptReport::operation)
                .containsOnly(new OtherOperation("GET /open-apis/contact/v3/departments", Semantics.SAFE));
        assertThat(reports).extracting(AttemptReport::number).containsExactly(1, 2);
        assertThat(reports).extracting(AttemptReport::code).containsExactly(Option.some(155000), Option.none());
    }

    // Interrupts and closing

    private CompletableFuture<Either<HelpdeskFailure, RawEnvelope>> started(
            PlatformCall.Builder call, CompletableFuture<Thread> caller) {
        var outcome = new CompletableFuture<Either<HelpdeskFailure, RawEnvelope>>();
        var thread = new Thread(() -> {
            var result = call(call);
            assertThat(result.isLeft() && result.getLeft().kind() == Kind.INTERRUPTED)
                    .as("the flag stays set")
                    .isEqualTo(Thread.currentThread().isInterrupted());
            outcome.complete(result);
        });
        thread.setDaemon(true);
        thread.start();
        caller.complete(thread);
        return outcome;
    }

    private CountDownLatch nextRequest() {
        var arrived = new CountDownLatch(1);
        service.onRequest(arrived::countDown);
        return arrived;
    }

    @ParameterizedTest
    @CsvSource({"SAFE, NONE", "NEITHER, UNKNOWN"})
    void aCallCanBeInterrupted(Semantics semantics, Effect effect) throws Exception {
        var arrived = nextRequest();
        service.answers(late());
        var caller = new CompletableFuture<Thread>();
        var outcome = started(of(semantics), caller);
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

        caller.get().interrupt();

        assertThat(outcome.get(20, TimeUnit.SECONDS).getLeft())
                .isEqualTo(new HelpdeskFailure.Interrupted(new OtherOperation("POST /open-apis/a", semantics), effect));
    }

    @Test
    void closingTheAppEndsACallThatWaitsForAPermit() throws Exception {
        var time = new ObservedTime();
        restart(builder -> builder.time(time).callLimits(RateLimit.perMinute(1)).deadline(Duration.ofHours(1)));
        service.answers(200, OK);
        call(write());
        time.forget();
        var outcome = started(write(), new CompletableFuture<>());
        time.untilSomebodyWaits(1);

        service.app().close();

        assertThat(outcome.get(20, TimeUnit.SECONDS).getLeft().reason()).endsWith("the app is closed");
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void closingTheAppEndsARequestInFlight() throws Exception {
        var arrived = nextRequest();
        service.answers(late());
        var outcome = started(write(), new CompletableFuture<>());
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

        service.app().close();

        assertThat(outcome.get(20, TimeUnit.SECONDS).getLeft().kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    }

    @Test
    void aCallAfterwardsFailsAtOnce() {
        service.app().close();

        var failure = call(write()).getLeft();

        assertThat(failure.reason()).endsWith("the app is closed");
        assertThat(failure.effect()).isEqualTo(Effect.NONE);
        assertThat(service.requests()).isEmpty();
    }
}
