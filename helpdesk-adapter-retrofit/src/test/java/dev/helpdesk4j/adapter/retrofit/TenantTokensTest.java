package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Effect;
import dev.helpdesk4j.ports.HelpdeskFailure.Kind;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a token is fetched, and calls with a refused token. */
class TenantTokensTest {

    private static final TicketId TICKET = TicketId.of("7");
    private static final String FOUND = "{\"code\":0,\"data\":{\"ticket\":{\"ticket_id\":\"7\"}}}";

    private final MockService service = new MockService();

    @AfterEach
    void close() {
        service.close();
    }

    private void enqueueToken(int status, String body) {
        service.enqueueTokenResponse(MockService.json(status, body));
    }

    @ParameterizedTest
    @ValueSource(ints = {99991661, 99991663, 99991664, 99991668, 99991671, 99991677})
    void aRefusedTokenIsReplacedAndTheCallRepeatedOnce(int code) {
        service.enqueue(401, "{\"code\":" + code + ",\"msg\":\"Invalid access token\"}")
                .enqueue(200, FOUND);

        assertThat(service.helpdesk().tickets().find(TICKET).isRight()).isTrue();

        assertThat(service.tokenRequests()).hasSize(2);
        assertThat(service.requests()).hasSize(2);
        assertThat(service.requests().get(0).getHeaders().get("Authorization")).isEqualTo("Bearer t-1");
        assertThat(service.requests().get(1).getHeaders().get("Authorization")).isEqualTo("Bearer t-2");
    }

    @Test
    void aSendWithARefusedTokenIsRepeated() {
        service.enqueue(400, "{\"code\":99991663,\"msg\":\"Invalid access token\"}")
                .enqueue(200, MockService.document("send-message-response.json"));

        assertThat(service.helpdesk()
                        .messages()
                        .send(TICKET, OutgoingMessage.text("hello"))
                        .isRight())
                .isTrue();

        assertThat(service.requests()).hasSize(2);
        assertThat(service.requests().get(1).getBody().utf8())
                .isEqualTo(service.requests().get(0).getBody().utf8());
    }

    @Test
    void aSecondRefusedTokenFailsTheCall() {
        service.enqueue(401, "{\"code\":99991663,\"msg\":\"Invalid\"}")
                .enqueue(401, "{\"code\":99991668,\"msg\":\"Still invalid\"}");

        var failure = service.helpdesk()
                .messages()
                .send(TICKET, OutgoingMessage.text("hello"))
                .getLeft();

        assertThat(failure).isInstanceOf(HelpdeskFailure.Unauthenticated.class);
        assertThat(failure.response().get().code()).contains(99991668);
        assertThat(failure.effect()).isEqualTo(Effect.NONE);
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void aTokenThatHasExpiredIsReplaced() {
        enqueueToken(200, "{\"code\":0,\"tenant_access_token\":\"short\",\"expire\":30}");
        service.enqueue(200, FOUND).enqueue(200, FOUND).enqueue(200, FOUND);

        for (var call = 1; call <= 3; call++) {
            service.helpdesk().tickets().find(TICKET);
        }

        assertThat(service.requests())
                .extracting(request -> request.getHeaders().get("Authorization"))
                .containsExactly("Bearer short", "Bearer t-2", "Bearer t-2");
    }

    @Test
    void helpDesksOfOneAppShareTheToken() {
        service.enqueue(200, FOUND).enqueue(200, FOUND);

        service.helpdesk().tickets().find(TICKET);
        service.helpdesk().tickets().find(TICKET);

        assertThat(service.tokenRequests()).hasSize(1);
    }

    /** Returns the results of calls that start at the same time. */
    private List<Either<HelpdeskFailure, Ticket>> together(int callers) throws Exception {
        var executor = Executors.newFixedThreadPool(callers);
        var start = new CountDownLatch(1);
        var calls = IntStream.range(0, callers)
                .mapToObj(call -> executor.submit(() -> {
                    start.await();
                    return service.helpdesk().tickets().find(TICKET);
                }))
                .toList();
        start.countDown();
        var responses = new ArrayList<Either<HelpdeskFailure, Ticket>>();
        for (var call : calls) {
            responses.add(call.get());
        }
        executor.shutdown();
        return responses;
    }

    @Test
    void manyFirstCallsFetchOneToken() throws Exception {
        IntStream.range(0, 32).forEach(call -> service.enqueue(200, FOUND));
        service.enqueueTokenResponse(slow(200, MockService.tokenJson("t-1")));

        assertThat(together(32)).allMatch(Either::isRight);

        assertThat(service.tokenRequests()).hasSize(1);
    }

    /** Without a delay some calls start just when the token arrives. */
    @RepeatedTest(20)
    void concurrentCallersShareOneToken() throws Exception {
        IntStream.range(0, 32).forEach(call -> service.enqueue(200, FOUND));

        assertThat(together(32)).allMatch(Either::isRight);

        assertThat(service.tokenRequests()).hasSize(1);
    }

    @Test
    void aThousandFirstCallsFetchOneToken() throws Exception {
        IntStream.range(0, 1000).forEach(call -> service.enqueue(200, FOUND));
        service.enqueueTokenResponse(slow(200, MockService.tokenJson("t-1")));

        assertThat(together(1000)).allMatch(Either::isRight);

        assertThat(service.tokenRequests()).hasSize(1);
    }

    @Test
    void concurrentFirstCallsShareARefusal() throws Exception {
        service.enqueueTokenResponse(slow(400, "{\"code\":10014,\"msg\":\"app secret invalid\"}"));

        assertThat(together(32)).allMatch(response -> response.getLeft() instanceof HelpdeskFailure.Unauthenticated);

        assertThat(service.tokenRequests()).hasSize(1);
    }

    /** Slow enough for all callers to wait for it. */
    private static MockResponse slow(int status, String body) {
        return MockService.response(status, body)
                .headersDelay(1, TimeUnit.SECONDS)
                .build();
    }

    @Test
    void anInterruptedCallerDoesNotEndTheSharedTokenRequest() throws Exception {
        service.enqueueTokenResponse(slow(200, MockService.tokenJson("t-1")));
        service.enqueue(200, FOUND);
        var first = new CompletableFuture<Either<HelpdeskFailure, Ticket>>();
        var caller =
                new Thread(() -> first.complete(service.helpdesk().tickets().find(TICKET)));
        var tokenRequested = new CountDownLatch(1);
        service.onTokenRequest(tokenRequested::countDown);
        caller.start();
        assertThat(tokenRequested.await(20, TimeUnit.SECONDS)).isTrue();
        var second =
                CompletableFuture.supplyAsync(() -> service.helpdesk().tickets().find(TICKET));

        caller.interrupt();

        assertThat(first.get().getLeft()).isInstanceOf(HelpdeskFailure.Interrupted.class);
        assertThat(second.get().isRight()).isTrue();
        assertThat(service.tokenRequests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10000000000", "1e300", "9223372036854775807", "null", "-1", "\"soon\""})
    void invalidTokenLifetimesDoNotFailCalls(String expire) {
        enqueueToken(200, "{\"code\":0,\"tenant_access_token\":\"t-1\",\"expire\":" + expire + "}");
        service.enqueue(200, FOUND);

        assertThat(service.helpdesk().tickets().find(TICKET).isRight()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "200, 10003, UNAUTHENTICATED",
        "200, 10014, UNAUTHENTICATED",
        "400, 10014, UNAUTHENTICATED",
        "401, 99991663, UNAUTHENTICATED",
        "429, 99991400, RATE_LIMITED",
        "400, 99991400, RATE_LIMITED",
        "500, 155000, SERVICE_UNAVAILABLE",
    })
    void nothingIsSentWithoutAToken(int status, int code, Kind kind) {
        enqueueToken(status, "{\"code\":" + code + ",\"msg\":\"app secret invalid\"}");

        var failure = service.helpdesk()
                .messages()
                .send(TICKET, OutgoingMessage.text("hello"))
                .getLeft();

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.effect()).isEqualTo(Effect.NONE);
        assertThat(failure.response().get().code()).contains(code);
        assertThat(failure.response().get().logId()).contains("20261120log");
        assertThat(service.requests()).isEmpty();
        assertThat(service.tokenRequests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"code\":0}                                              | UNREADABLE_RESPONSE",
                "200 | {\"code\":0,\"tenant_access_token\":\"\"}                 | UNREADABLE_RESPONSE",
                "200 | {\"code\":0,\"tenant_access_token\":\"line\\nbreak\"}     | UNREADABLE_RESPONSE",
                "200 | <html>                                                    | UNREADABLE_RESPONSE",
                "404 | <html>                                                    | REJECTED",
                "503 | <html>                                                    | SERVICE_UNAVAILABLE",
            })
    void aResponseWithoutATokenFailsTheCall(int status, String body, Kind kind) {
        enqueueToken(status, body);

        var failure = service.helpdesk().tickets().find(TICKET).getLeft();

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void aTokenOfFourKilobytesIsUsedUnchanged() {
        var token = "eyJ".repeat(1365);
        enqueueToken(200, MockService.tokenJson(token));
        service.enqueue(200, FOUND);

        service.helpdesk().tickets().find(TICKET).get();

        assertThat(service.requests().get(0).getHeaders().get("Authorization")).isEqualTo("Bearer " + token);
    }

    @Test
    void theCallAfterAFailedTokenRequestRequestsAnother() {
        enqueueToken(500, "{}");
        service.enqueue(200, FOUND);

        assertThat(service.helpdesk().tickets().find(TICKET).isLeft()).isTrue();
        assertThat(service.helpdesk().tickets().find(TICKET).isRight()).isTrue();
    }
}
