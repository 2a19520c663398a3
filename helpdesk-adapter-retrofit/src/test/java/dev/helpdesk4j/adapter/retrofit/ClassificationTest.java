package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Done;
import dev.helpdesk4j.ports.EventSubscriptions.EventType;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Effect;
import dev.helpdesk4j.ports.HelpdeskFailure.Kind;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The failure of a response: by its code first, then by its HTTP status. */
class ClassificationTest {

    private MockService service = new MockService();

    @AfterEach
    void close() {
        service.close();
    }

    private HelpdeskFailure failureOf(Operation operation, MockResponse response) {
        service.enqueue(response);
        return fail(operation);
    }

    private HelpdeskFailure fail(Operation operation) {
        return call(operation).getLeft();
    }

    private Either<HelpdeskFailure, ?> call(Operation operation) {
        var helpdesk = service.helpdesk();
        var ticket = TicketId.of("7");
        return switch (operation) {
            case FIND_TICKET -> helpdesk.tickets().find(ticket);
            case SEARCH_TICKETS -> helpdesk.tickets().search(TicketCriteria.any(), PageRequest.first());
            case LIST_MESSAGES -> helpdesk.messages().list(ticket, MessageCriteria.any(), PageRequest.first());
            case SEND_MESSAGE -> helpdesk.messages().send(ticket, OutgoingMessage.text("hello"));
            case SUBSCRIBE_EVENTS -> helpdesk.eventSubscriptions().subscribe(List.of(EventType.TICKET_CREATED));
            case UNSUBSCRIBE_EVENTS -> helpdesk.eventSubscriptions().unsubscribe(List.of(EventType.TICKET_CREATED));
        };
    }

    private static String envelope(int code) {
        return "{\"code\":" + code + ",\"msg\":\"words\",\"data\":{}}";
    }

    /** Each code with several HTTP statuses, as the documents contradict each other. */
    @ParameterizedTest
    @CsvSource({
        "154000,   400, INVALID_REQUEST,     INVALID_REQUEST",
        "154001,   401, UNAUTHENTICATED,     UNAUTHENTICATED",
        "154003,   403, PERMISSION_DENIED,   PERMISSION_DENIED",
        "154003,   401, PERMISSION_DENIED,   PERMISSION_DENIED",
        "154004,   404, NOT_FOUND,           NOT_FOUND",
        "154004,   200, NOT_FOUND,           NOT_FOUND",
        "154401,   401, TICKET_CLOSED,       TICKET_CLOSED",
        "154403,   401, PROHIBITED_URL,      PROHIBITED_URL",
        "155000,   500, SERVICE_UNAVAILABLE, OUTCOME_UNKNOWN",
        "155000,   200, SERVICE_UNAVAILABLE, OUTCOME_UNKNOWN",
        "99991400, 429, RATE_LIMITED,        RATE_LIMITED",
        "99991400, 400, RATE_LIMITED,        RATE_LIMITED",
        "99991672, 400, PERMISSION_DENIED,   PERMISSION_DENIED",
        "190001,   400, REJECTED,            REJECTED",
        "190001,   401, REJECTED,            REJECTED",
        "190001,   200, REJECTED,            OUTCOME_UNKNOWN",
        "190001,   302, REJECTED,            OUTCOME_UNKNOWN",
        "190001,   408, SERVICE_UNAVAILABLE, OUTCOME_UNKNOWN",
        "190001,   425, SERVICE_UNAVAILABLE, SERVICE_UNAVAILABLE",
        "99992402, 400, INVALID_REQUEST,     INVALID_REQUEST",
        "190001,   429, RATE_LIMITED,        RATE_LIMITED",
        "190001,   503, SERVICE_UNAVAILABLE, OUTCOME_UNKNOWN",
    })
    void failuresFollowTheCode(int code, int status, Kind read, Kind send) {
        for (var operation : Operation.values()) {
            var failure = failureOf(operation, MockService.json(status, envelope(code)));

            assertThat(failure.kind()).isEqualTo(operation.semantics().isSafe() ? read : send);
            assertThat(failure.operation()).isEqualTo(operation);
            assertThat(failure.effect())
                    .isEqualTo(failure.kind() == Kind.OUTCOME_UNKNOWN ? Effect.UNKNOWN : Effect.NONE);
            var response = failure.response().get();
            assertThat(response.code()).contains(code);
            assertThat(response.httpStatus()).isEqualTo(status);
            assertThat(response.message()).contains("words");
            assertThat(response.logId()).contains("20261120log");
        }
        assertThat(service.requests()).hasSize(Operation.values().length);
    }

    /** An operation without a result succeeds with a success code alone. */
    @ParameterizedTest
    @CsvSource({"400, REJECTED", "500, SERVICE_UNAVAILABLE"})
    void aSuccessWithoutAResultFails(int status, Kind read) {
        for (var operation : Operation.values()) {
            var response = MockService.json(status, envelope(0));
            if (operation == Operation.SUBSCRIBE_EVENTS || operation == Operation.UNSUBSCRIBE_EVENTS) {
                service.enqueue(response);
                assertThat(call(operation)).isEqualTo(Either.right(Done.DONE));
            } else {
                assertThat(failureOf(operation, response).kind())
                        .isEqualTo(operation.semantics().isSafe() ? read : Kind.OUTCOME_UNKNOWN);
            }
        }
    }

    /** Without an envelope the failure follows the HTTP status. */
    @ParameterizedTest
    @CsvSource({
        "101, REJECTED,            OUTCOME_UNKNOWN",
        "301, REJECTED,            OUTCOME_UNKNOWN",
        "302, REJECTED,            OUTCOME_UNKNOWN",
        "400, REJECTED,            REJECTED",
        "401, REJECTED,            REJECTED",
        "404, REJECTED,            REJECTED",
        "408, SERVICE_UNAVAILABLE, OUTCOME_UNKNOWN",
        "425, SERVICE_UNAVAILABLE, SERVICE_UNAVAILABLE",
        "429, RATE_LIMITED,        RATE_LIMITED",
        "500, SERVICE_UNAVAILABLE, OUTCOME_UNKNOWN",
        "502, SERVICE_UNAVAILABLE, OUTCOME_UNKNOWN",
        "504, SERVICE_UNAVAILABLE, OUTCOME_UNKNOWN",
        "200, UNREADABLE_RESPONSE, OUTCOME_UNKNOWN",
        "202, UNREADABLE_RESPONSE, OUTCOME_UNKNOWN",
        "204, UNREADABLE_RESPONSE, OUTCOME_UNKNOWN",
    })
    void failuresFollowTheStatus(int status, Kind read, Kind send) {
        var page = MockService.response(
                        status, status == 204 || status == 101 ? "" : "<html><body>a proxy's page</body></html>")
                .addHeader("Content-Type", "text/html")
                .addHeader("Location", service.baseUrl() + "elsewhere")
                .build();
        for (var operation : Operation.values()) {
            var failure = failureOf(operation, page);

            assertThat(failure.kind()).isEqualTo(operation.semantics().isSafe() ? read : send);
            assertThat(failure.response().get().httpStatus()).isEqualTo(status);
            assertThat(failure.response().get().code()).isEmpty();
        }
        assertThat(service.requests()).hasSize(Operation.values().length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"code\":154004,\"msg\":\"cut of",
                "null",
                "[]",
                "\"words\"",
                "{\"msg\":\"no code\"}",
                "{\"code\":{}}",
                "{\"code\":0,\"data\":{\"ticket\":{\"ticket_id\":\"7\"}}} and more",
                "{'code':0}",
            })
    void responsesWithoutAnEnvelopeAreClassifiedByStatus(String body) {
        assertThat(failureOf(Operation.FIND_TICKET, MockService.json(404, body)).kind())
                .isEqualTo(Kind.REJECTED);
        assertThat(failureOf(Operation.FIND_TICKET, MockService.json(502, body)).kind())
                .isEqualTo(Kind.SERVICE_UNAVAILABLE);
        assertThat(failureOf(Operation.FIND_TICKET, MockService.json(200, body)).kind())
                .isEqualTo(Kind.UNREADABLE_RESPONSE);
        assertThat(failureOf(Operation.SEND_MESSAGE, MockService.json(200, body))
                        .kind())
                .isEqualTo(Kind.OUTCOME_UNKNOWN);
    }

    @Test
    void missingScopesAreListed() {
        var failure =
                failureOf(Operation.SEND_MESSAGE, MockService.response(400, """
                                {"code":99991672,
                                 "msg":"Access denied. One of the following scopes is required: [helpdesk:all].",
                                 "error":{"log_id":"from the body","permission_violations":[
                                   {"type":"action_scope_required","subject":"helpdesk:all"},
                                   {"type":"action_scope_required","subject":"helpdesk:all:write"},
                                   null, 7, {"type":"x"}]}}
                                """).build());

        assertThat(((HelpdeskFailure.PermissionDenied) failure).missingScopes())
                .containsExactly("helpdesk:all", "helpdesk:all:write");
        assertThat(failure.response().get().logId()).contains("from the body");
    }

    @Test
    void missingScopesAreReadFromTheMessage() {
        var failure = failureOf(
                Operation.FIND_TICKET,
                MockService.json(
                        400,
                        "{\"code\":99991672,\"msg\":\"Access denied. One of the following scopes is required:"
                                + " [helpdesk:all:readonly, helpdesk:all]. See [https://example.com]\",\"error\":null}"));

        assertThat(((HelpdeskFailure.PermissionDenied) failure).missingScopes())
                .containsExactly("helpdesk:all:readonly", "helpdesk:all");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "1,        -,   1000",
                "1.5,      -,   1500",
                "0,        -,   0",
                "0.0001,   -,   1",
                "' 2 ',    -,   2000",
                "-,        3,   3000",
                "soon,     3,   3000",
                "1,        3,   1000",
                "-1,       -,   -",
                "NaN,      -,   -",
                "Infinity, -,   -",
                "soon,     -,   -",
                "'',       -,   -",
                "-,        -,   -",
                "-,        'Wed, 21 Oct 2026 07:28:00 GMT', -",
                "1e300,    -,   31536000000",
            })
    void theRequestedWaitIsReadTolerantly(String reset, String retryAfter, Long milliseconds) {
        var response = MockService.response(429, envelope(99991400));
        if (reset != null) {
            response.addHeader("x-ogw-ratelimit-reset", reset);
        }
        if (retryAfter != null) {
            response.addHeader("Retry-After", retryAfter);
        }

        var failure = (HelpdeskFailure.RateLimited) failureOf(Operation.FIND_TICKET, response.build());

        assertThat(failure.retryAfter().map(Duration::toMillis).getOrNull()).isEqualTo(milliseconds);
    }

    private static final String IN_CHINESE =
            "{\"code\":0,\"data\":{\"ticket\":{\"ticket_id\":\"7\",\"helpdesk_id\":\"服务台\"}}}";

    @Test
    void aBodyInAnotherCharsetIsUnreadable() {
        var failure = failureOf(
                Operation.FIND_TICKET,
                MockService.bytes(200, IN_CHINESE.getBytes(Charset.forName("GBK")), "application/json; charset=gbk"));

        assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE_RESPONSE);
        assertThat(failure.reason()).contains("GBK");
    }

    @Test
    void theCodeIsReadInAnotherCharset() {
        var body = "{\"code\":99991400,\"msg\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);

        var failure =
                failureOf(Operation.FIND_TICKET, MockService.bytes(400, body, "application/json; charset=ISO-8859-1"));

        assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
    }

    @Test
    void anotherCharsetIsAcceptedForAsciiResponses() {
        var body = MockService.document("send-message-response.json").getBytes(StandardCharsets.ISO_8859_1);
        service.enqueue(MockService.bytes(200, body, "application/json; charset=ISO-8859-1"));

        assertThat(service.helpdesk()
                        .messages()
                        .send(TicketId.of("7"), OutgoingMessage.text("hello"))
                        .isRight())
                .isTrue();
    }

    @Test
    void anInvalidByteInANameAffectsOnlyThatName() {
        var body = IN_CHINESE.getBytes(StandardCharsets.UTF_8);
        body[IN_CHINESE.indexOf("服")] = (byte) 0xFF;
        service.enqueue(MockService.bytes(200, body, "application/json"));

        assertThat(service.helpdesk().tickets().find(TicketId.of("7")).isRight())
                .isTrue();
    }

    @Test
    void aByteOrderMarkIsAccepted() {
        service.enqueue(MockService.bytes(
                200,
                ("\uFEFF" + MockService.document("get-ticket.json")).getBytes(StandardCharsets.UTF_8),
                "application/json"));

        assertThat(service.helpdesk()
                        .tickets()
                        .find(TicketId.of("6626871355780366331"))
                        .isRight())
                .isTrue();
    }

    @Test
    void aCodeAfterUnreadableDataIsRead() {
        var body = "{\"data\":{},\"code\":190001,\"msg\":\"no\"}";

        assertThat(failureOf(Operation.SEND_MESSAGE, MockService.json(400, body))
                        .kind())
                .isEqualTo(Kind.REJECTED);
        assertThat(failureOf(Operation.FIND_TICKET, MockService.json(200, body)).kind())
                .isEqualTo(Kind.REJECTED);
    }

    @Test
    void aCodeOf0IsASuccessWithAnyStatus() {
        service.enqueue(401, MockService.document("send-message-response.json"));

        assertThat(service.helpdesk()
                        .messages()
                        .send(TicketId.of("7"), OutgoingMessage.text("hello"))
                        .isRight())
                .isTrue();
    }

    @Test
    void theContentTypeIsIgnored() {
        service.enqueue(MockService.bytes(
                200, MockService.document("get-ticket.json").getBytes(StandardCharsets.UTF_8), "text/plain"));

        assertThat(service.helpdesk()
                        .tickets()
                        .find(TicketId.of("6626871355780366331"))
                        .isRight())
                .isTrue();
    }

    @Test
    void aTooLongResponseIsNotReadCompletely() {
        service.close();
        service = new MockService(builder -> builder.maxResponseBytes(1000));
        var long1 = MockService.json(200, "{\"code\":0,\"msg\":\"" + "x".repeat(2000) + "\"}");

        var read = failureOf(Operation.FIND_TICKET, long1);
        var send = failureOf(Operation.SEND_MESSAGE, long1);

        assertThat(read.kind()).isEqualTo(Kind.UNREADABLE_RESPONSE);
        assertThat(read.reason()).contains("more than 1000 bytes");
        assertThat(read.response().get().httpStatus()).isEqualTo(200);
        assertThat(read.response().get().logId()).contains("20261120log");
        assertThat(send.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(send.reason()).contains("more than 1000 bytes");
        assertThat(failureOf(Operation.FIND_TICKET, MockService.json(503, "x".repeat(2000)))
                        .kind())
                .isEqualTo(Kind.SERVICE_UNAVAILABLE);
        assertThat(failureOf(Operation.SEND_MESSAGE, MockService.json(403, "x".repeat(2000)))
                        .kind())
                .isEqualTo(Kind.REJECTED);
    }

    @Test
    void slowResponsesTimeOut() {
        service.close();
        service = new MockService(builder -> builder.attemptTimeout(Duration.ofMillis(300)));
        var slow = MockService.response(200, "{}")
                .headersDelay(1, TimeUnit.MINUTES)
                .build();

        var read = failureOf(Operation.FIND_TICKET, slow);
        var send = failureOf(Operation.SEND_MESSAGE, slow);

        assertThat(read.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(read.reason()).isEqualTo("the service cannot be reached: timed out");
        assertThat(send.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(send.reason()).isEqualTo("it is unknown whether the request took effect: timed out");
    }

    /** OkHttp's own timeout does not include the DNS lookup. */
    @Test
    void aSlowDnsLookupTimesOutToo() throws Exception {
        service.close();
        var lookingUp = new CountDownLatch(1);
        var client = new OkHttpClient.Builder()
                .dns(host -> {
                    try {
                        lookingUp.await();
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    throw new UnknownHostException(host);
                })
                .build();
        service = new MockService(builder ->
                builder.httpClient(client).baseUrl("https://open.example.com").attemptTimeout(Duration.ofMillis(100)));

        var failure = fail(Operation.SEND_MESSAGE);

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure.effect()).isEqualTo(Effect.NONE);
        lookingUp.countDown();
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void nothingIsSentOverARefusedConnection(Operation operation) throws IOException {
        service.close();
        try (var notListening = new Socket()) {
            notListening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            service = new MockService(
                    builder -> builder.baseUrl("http://127.0.0.1:" + notListening.getLocalPort() + "/"));

            var failure = fail(operation);

            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure.effect()).isEqualTo(Effect.NONE);
            assertThat(failure.reason()).contains("127.0.0.1");
            assertThat(failure.cause()).isNotEmpty();
        }
    }

    @Test
    void nothingIsSentAfterTheAppIsClosed() {
        service.app().close();

        var failure = fail(Operation.SEND_MESSAGE);

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure.reason()).contains("closed");
        assertThat(service.requests()).isEmpty();
    }
}
