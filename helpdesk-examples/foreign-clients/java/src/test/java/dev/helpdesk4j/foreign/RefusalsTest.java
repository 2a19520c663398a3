package dev.helpdesk4j.foreign;

import static dev.helpdesk4j.foreign.Call.TICKETS_PATH;
import static dev.helpdesk4j.foreign.Desk.id;
import static dev.helpdesk4j.foreign.Desk.isOneOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.lark.oapi.core.response.error.ErrorPermissionViolation;
import com.lark.oapi.core.token.AccessTokenType;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every documented refusal: by the request itself, or by a fault that the emulator's control injects. Needs a running
 * {@code helpdesk serve --control} and the environment variables that it prints.
 */
final class RefusalsTest {

    private static final Desk DESK = Desk.read();
    private static final String OPEN = id(DESK.first(t -> isOneOf(t, "status", 2)));
    private static final String CLOSED = id(DESK.first(t -> isOneOf(t, "status", 51)));
    private static final String MESSAGES_PATH = TICKETS_PATH + "/" + OPEN + "/messages";
    private static final String UNKNOWN = "1";
    private static final String MALFORMED = "no.ticket";
    private static final String TEXT = "{\"text\":\"hello\"}";

    /** The limit is 1000 calls a calendar minute, and the loop of these calls ends within two calendar minutes. */
    private static final int CALLS_BEYOND_ANY_LIMIT = 2001;

    private static final Operation LIST = new Operation("list", "search_tickets", Call.list(r -> r.ticketId(OPEN)));
    private static final Operation GET = new Operation("get", "find_ticket", Call.get(OPEN));
    private static final Operation MESSAGES = new Operation("messages", "list_messages", Call.messages(OPEN, r -> {}));
    private static final Operation SEND = new Operation("send", "send_message", Call.send(OPEN, "text", TEXT));

    private static Stream<Operation> operations() {
        return Stream.of(LIST, GET, MESSAGES, SEND);
    }

    private static Stream<Arguments> refusals() {
        return Stream.of(byRequests(), operations().flatMap(RefusalsTest::byFaults), byFaultsOfSending())
                .flatMap(rows -> rows);
    }

    /** Each row: what is refused, how the client differs, the call, and the expected HTTP status and code. */
    private static Stream<Arguments> byRequests() {
        return Stream.of(
                row("token: no such app", app -> app.appId("cli_unknown"), GET, 400, 10003),
                row("token: wrong secret", app -> app.appSecret("wrong"), GET, 200, 10014),
                row("list: no access token", Call.raw(TICKETS_PATH, AccessTokenType.None), 400, 99991661),
                row("get: no access token", Call.raw(TICKETS_PATH + "/" + OPEN, AccessTokenType.None), 400, 99991661),
                row("messages: no access token", Call.raw(MESSAGES_PATH, AccessTokenType.None), 400, 99991661),
                row("send: no access token", Call.rawSend(MESSAGES_PATH, TEXT, AccessTokenType.None), 400, 99991661),
                row("list: unknown access token", app -> app.accessToken("t-unknown"), LIST, 400, 99991663),
                row("get: unknown access token", app -> app.accessToken("t-unknown"), GET, 400, 99991663),
                row("messages: unknown access token", app -> app.accessToken("t-unknown"), MESSAGES, 400, 99991663),
                row("send: unknown access token", app -> app.accessToken("t-unknown"), SEND, 400, 99991663),
                row("list: wrong help desk token", app -> app.helpdeskToken("wrong"), LIST, 401, 154001),
                row("get: wrong help desk token", app -> app.helpdeskToken("wrong"), GET, 401, 154001),
                row("messages: wrong help desk token", app -> app.helpdeskToken("wrong"), MESSAGES, 401, 154001),
                row("send: wrong help desk token", app -> app.helpdeskToken("wrong"), SEND, 401, 154001),
                row("list: create_time_start alone", Call.list(r -> r.createTimeStart(0)), 400, 154000),
                row("list: update_time_end alone", Call.list(r -> r.updateTimeEnd(0)), 400, 154000),
                row("list: page_size 201", Call.list(r -> r.pageSize(201)), 400, 154000),
                row("list: page 0", Call.list(r -> r.page(0)), 400, 154000),
                row(
                        "list: page that is no number",
                        Call.raw(TICKETS_PATH + "?page=x", AccessTokenType.Tenant),
                        400,
                        154000),
                row("list: past row 10000", Call.list(r -> r.page(51).pageSize(200)), 400, 154000),
                row("list: malformed id", Call.list(r -> r.ticketId(MALFORMED)), 400, 154000),
                row("get: malformed id", Call.get(MALFORMED), 400, 154000),
                row("get: no such ticket", Call.get(UNKNOWN), 404, 154004),
                row("messages: page_size 201", Call.messages(OPEN, r -> r.pageSize(201)), 400, 154000),
                row("messages: malformed id", Call.messages(MALFORMED, r -> {}), 400, 154000),
                row("messages: no such ticket", Call.messages(UNKNOWN, r -> {}), 404, 154004),
                row("send: an image", Call.send(OPEN, "image", "{\"image_key\":\"img_1\"}"), 400, 154000),
                row("send: content that is no JSON", Call.send(OPEN, "text", "hello"), 400, 154000),
                row("send: a post as text", Call.send(OPEN, "text", "{\"post\":{}}"), 400, 154000),
                row("send: malformed id", Call.send(MALFORMED, "text", TEXT), 400, 154000),
                row("send: no such ticket", Call.send(UNKNOWN, "text", TEXT), 404, 154004),
                row("send: a closed ticket", Call.send(CLOSED, "text", TEXT), 401, 154401));
    }

    private static Stream<Arguments> byFaultsOfSending() {
        return Stream.of(row(SEND, "a prohibited host", Fault.PROHIBITED_HOST, 401, 154403));
    }

    private static Stream<Arguments> byFaults(Operation operation) {
        // For code 154003 the document of sending a message has HTTP 401, that of listing messages has 403.
        var noPermission = operation.equals(SEND) ? 401 : 403;
        var tokens = IntStream.of(99991664, 99991668, 99991671, 99991677)
                .mapToObj(code -> row(operation, "access token refused", Fault.rejected(code), 400, code));
        var others = Stream.of(
                row(operation, "no permission", Fault.NO_PERMISSION, noPermission, 154003),
                row(operation, "no scope", Fault.NO_SCOPE, 400, 99991672),
                row(operation, "too many requests as 400", Fault.TOO_MANY_REQUESTS_AS_400, 400, 99991400),
                row(operation, "internal error", Fault.INTERNAL_ERROR, 500, 155000));
        return Stream.concat(tokens, others);
    }

    @AfterEach
    void endFaultsAndRateLimits() throws Exception {
        Control.delete("/faults");
        Control.delete("/network-faults");
        Control.put("/rate-limits", Map.of("enforced", false));
    }

    @ParameterizedTest(name = "{0}: {4}")
    @MethodSource("refusals")
    void isRefused(String what, UnaryOperator<Sdk.Builder> client, Call<?> call, int status, int code)
            throws Exception {
        var refusal = client.apply(Sdk.builder()).build().rawResponse(call);

        assertRefused(what, refusal, status, code);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void tooManyRequestsAreRefused(Operation operation) throws Exception {
        var sdk = Sdk.withPrintedCredentials();
        Control.put("/rate-limits", Map.of("enforced", true));

        var response = sdk.rawResponse(operation);
        for (var calls = 1; response.code() == 0 && calls < CALLS_BEYOND_ANY_LIMIT; calls++) {
            response = sdk.rawResponse(operation);
        }

        assertRefused(operation.name(), response, 429, 99991400);
        assertThat(response.raw().getHeaders().get("x-ogw-ratelimit-reset"))
                .singleElement()
                .satisfies(seconds -> assertThat(Double.parseDouble(seconds)).isBetween(0.0, 60.0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void theSdkShowsTheScopes(Operation operation) throws Exception {
        var refusal = Sdk.withPrintedCredentials().sdkResponse(operation.withFault(Fault.NO_SCOPE));

        assertThat(refusal.getMsg()).contains("[helpdesk:all, helpdesk:all:readonly]");
        assertThat(refusal.getError().getPermissionViolations())
                .extracting(ErrorPermissionViolation::getType, ErrorPermissionViolation::getSubject)
                .containsExactly(
                        tuple("action_scope_required", "helpdesk:all"),
                        tuple("action_scope_required", "helpdesk:all:readonly"));
    }

    @Test
    void theSdkShowsCodeMessageAndLogId() throws Exception {
        var refusal = Sdk.withPrintedCredentials().sdkResponse(Call.get(UNKNOWN));

        assertThat(refusal.success()).isFalse();
        assertThat(refusal.getCode()).isEqualTo(154004);
        assertThat(refusal.getMsg()).startsWith("Resource not found");
        assertThat(refusal.getError().getLogId()).isEqualTo(refusal.getRequestId());
    }

    private static void assertRefused(String what, Response response, int status, int code) {
        assertThat(List.of(response.raw().getStatusCode(), response.code()))
                .as("%s: HTTP status and code of %s", what, response.body())
                .containsExactly(status, code);
        assertThat(response.body().get("msg").getAsString()).isNotBlank();
        assertThat(response.body().getAsJsonObject("error").get("log_id").getAsString())
                .isNotBlank()
                .isEqualTo(response.raw().getRequestID());
    }

    private static Arguments row(Operation operation, String what, Fault fault, int status, int code) {
        return row(operation + ": " + what, operation.withFault(fault), status, code);
    }

    private static Arguments row(String what, Call<?> call, int status, int code) {
        return row(what, printed -> printed, call, status, code);
    }

    private static Arguments row(String what, UnaryOperator<Sdk.Builder> client, Call<?> call, int status, int code) {
        return arguments(what, client, call, status, code);
    }
}
