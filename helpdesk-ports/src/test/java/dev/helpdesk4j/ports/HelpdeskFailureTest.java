package dev.helpdesk4j.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.ports.HelpdeskFailure.Effect;
import dev.helpdesk4j.ports.HelpdeskFailure.Kind;
import io.vavr.collection.HashSet;
import io.vavr.collection.TreeSet;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class HelpdeskFailureTest {

    private static final IOException CAUSE = new IOException("connection reset");

    private static Option<ServiceResponse> response(int httpStatus, int code, String message) {
        return Option.some(
                new ServiceResponse(httpStatus, Option.some(code), Option.some(message), Option.some("log1")));
    }

    /** A failure of each kind, its kind, its effect, and its summary. */
    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        new HelpdeskFailure.InvalidRequest(
                                Operation.SEARCH_TICKETS, "the page is too far", response(400, 154000, "invalid")),
                        Kind.INVALID_REQUEST,
                        Effect.NONE,
                        "search tickets failed: the page is too far: invalid (code 154000, HTTP 400, log id log1)"),
                Arguments.of(
                        new HelpdeskFailure.Unauthenticated(
                                Operation.FIND_TICKET, response(401, 154001, "unauthorized")),
                        Kind.UNAUTHENTICATED,
                        Effect.NONE,
                        "find ticket failed: the credentials were refused:"
                                + " unauthorized (code 154001, HTTP 401, log id log1)"),
                Arguments.of(
                        new HelpdeskFailure.PermissionDenied(
                                Operation.LIST_MESSAGES, response(403, 154003, "denied"), HashSet.empty()),
                        Kind.PERMISSION_DENIED,
                        Effect.NONE,
                        "list messages failed: the app lacks a permission:"
                                + " denied (code 154003, HTTP 403, log id log1)"),
                Arguments.of(
                        new HelpdeskFailure.NotFound(Operation.FIND_TICKET, response(404, 154004, "not found")),
                        Kind.NOT_FOUND,
                        Effect.NONE,
                        "find ticket failed: there is no such ticket: not found (code 154004, HTTP 404, log id log1)"),
                Arguments.of(
                        new HelpdeskFailure.TicketClosed(Operation.SEND_MESSAGE, response(401, 154401, "closed")),
                        Kind.TICKET_CLOSED,
                        Effect.NONE,
                        "send message failed: the ticket is closed: closed (code 154401, HTTP 401, log id log1)"),
                Arguments.of(
                        new HelpdeskFailure.ProhibitedUrl(Operation.SEND_MESSAGE, response(401, 154403, "url")),
                        Kind.PROHIBITED_URL,
                        Effect.NONE,
                        "send message failed: an address in the message is not allowed:"
                                + " url (code 154403, HTTP 401, log id log1)"),
                Arguments.of(
                        new HelpdeskFailure.RateLimited(
                                Operation.FIND_TICKET, Option.none(), Option.some(Duration.ofMillis(1500))),
                        Kind.RATE_LIMITED,
                        Effect.NONE,
                        "find ticket failed: the client's rate limiter has no permit before the deadline,"
                                + " wait 1500 ms"),
                Arguments.of(
                        new HelpdeskFailure.RateLimited(
                                Operation.FIND_TICKET,
                                response(429, 99991400, "limit"),
                                Option.some(Duration.ofMillis(1500))),
                        Kind.RATE_LIMITED,
                        Effect.NONE,
                        "find ticket failed: the rate limit is reached, wait 1500 ms:"
                                + " limit (code 99991400, HTTP 429, log id log1)"),
                Arguments.of(
                        new HelpdeskFailure.ServiceUnavailable(
                                Operation.LIST_MESSAGES, response(500, 155000, "internal")),
                        Kind.SERVICE_UNAVAILABLE,
                        Effect.NONE,
                        "list messages failed: the service has an internal error:"
                                + " internal (code 155000, HTTP 500, log id log1)"),
                Arguments.of(
                        new HelpdeskFailure.Unreachable(
                                Operation.SEND_MESSAGE, "connection refused", Option.some(CAUSE)),
                        Kind.UNREACHABLE,
                        Effect.NONE,
                        "send message failed: the service cannot be reached: connection refused"),
                Arguments.of(
                        new HelpdeskFailure.OutcomeUnknown(
                                Operation.SEND_MESSAGE,
                                "internal error",
                                response(500, 155000, "internal"),
                                Option.some(CAUSE)),
                        Kind.OUTCOME_UNKNOWN,
                        Effect.UNKNOWN,
                        "send message failed: it is unknown whether the request took effect: internal error:"
                                + " internal (code 155000, HTTP 500, log id log1)"),
                Arguments.of(
                        new HelpdeskFailure.UnreadableResponse(
                                Operation.SEARCH_TICKETS,
                                "$.data.tickets[3].ticket_id",
                                "it is missing",
                                Option.none(),
                                Option.some(CAUSE)),
                        Kind.UNREADABLE_RESPONSE,
                        Effect.NONE,
                        "search tickets failed: the response cannot be read"
                                + " at $.data.tickets[3].ticket_id, it is missing"),
                Arguments.of(
                        new HelpdeskFailure.Unsupported(Operation.SEND_MESSAGE),
                        Kind.UNSUPPORTED,
                        Effect.NONE,
                        "send message failed: the adapter does not support this operation"),
                Arguments.of(
                        new HelpdeskFailure.Interrupted(Operation.FIND_TICKET, Effect.NONE),
                        Kind.INTERRUPTED,
                        Effect.NONE,
                        "find ticket failed: the calling thread was interrupted"),
                Arguments.of(
                        new HelpdeskFailure.Interrupted(Operation.SEND_MESSAGE, Effect.UNKNOWN),
                        Kind.INTERRUPTED,
                        Effect.UNKNOWN,
                        "send message failed: the calling thread was interrupted"),
                Arguments.of(
                        new HelpdeskFailure.Rejected(Operation.FIND_TICKET, response(400, 190001, "odd")),
                        Kind.REJECTED,
                        Effect.NONE,
                        "find ticket failed: the service refused the request: odd (code 190001, HTTP 400, log id log1)"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureHasAKind(HelpdeskFailure failure, Kind kind) {
        assertThat(failure.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureHasAnEffect(HelpdeskFailure failure, Kind kind, Effect effect) {
        assertThat(failure.effect()).as(kind.name()).isEqualTo(effect);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureHasASummaryOnOneLine(HelpdeskFailure failure, Kind kind, Effect effect, String summary) {
        assertThat(failure.summary()).as(kind + " " + effect).isEqualTo(summary);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void anExceptionHasItsFailureSummaryAndCause(HelpdeskFailure failure, Kind kind, Effect effect, String summary) {
        var exception = failure.toException();

        assertThat(exception).as(kind + " " + effect).hasMessage(summary);
        assertThat(exception.failure()).isSameAs(failure);
        assertThat(Option.of(exception.getCause())).isEqualTo(failure.cause());
    }

    @Test
    void thereIsAFailureOfEveryKind() {
        assertThat(failures().map(arguments -> arguments.get()[1])).contains((Object[]) Kind.values());
        assertThat(failures().<Object>map(arguments -> arguments.get()[0].getClass()))
                .contains((Object[]) HelpdeskFailure.class.getPermittedSubclasses());
    }

    @Test
    void onlyNetworkAndReadingFailuresHaveACause() {
        var withCause = failures()
                .filter(arguments ->
                        ((HelpdeskFailure) arguments.get()[0]).cause().contains(CAUSE))
                .map(arguments -> arguments.get()[1]);

        assertThat(withCause).containsExactly(Kind.UNREACHABLE, Kind.OUTCOME_UNKNOWN, Kind.UNREADABLE_RESPONSE);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindHasAMeaningAndAdvice(Kind kind) {
        assertThat(kind.meaning()).isNotBlank();
        assertThat(kind.advice()).isNotBlank().isNotEqualTo(kind.meaning());
    }

    @Test
    void missingScopesAreNamed() {
        var denied =
                new HelpdeskFailure.PermissionDenied(Operation.SEND_MESSAGE, Option.none(), HashSet.of("helpdesk:all"));

        assertThat(denied.summary()).isEqualTo("send message failed: the app lacks a scope, one of helpdesk:all");
    }

    @Test
    void aSetsOwnEqualityOfScopesIsNotKept() {
        var denied = new HelpdeskFailure.PermissionDenied(
                Operation.SEND_MESSAGE, Option.none(), TreeSet.of(String.CASE_INSENSITIVE_ORDER, "helpdesk:all"));

        assertThat(denied.missingScopes().contains("HELPDESK:ALL")).isFalse();
    }

    @Test
    void aLocallyRefusedRequestHasNoResponse() {
        var refused = HelpdeskFailure.InvalidRequest.refusedLocally(Operation.SEARCH_TICKETS, "too far");

        assertThat(refused.response()).isEmpty();
        assertThat(refused.summary()).isEqualTo("search tickets failed: too far");
    }

    @Test
    void aRefusalByTheServiceDiffersFromALocalOne() {
        var refused =
                new HelpdeskFailure.RateLimited(Operation.FIND_TICKET, response(429, 99991400, "limit"), Option.none());
        var local = HelpdeskFailure.RateLimited.locally(Operation.FIND_TICKET, Option.none());

        assertThat(refused.isLocal()).isFalse();
        assertThat(refused.reason()).isEqualTo("the rate limit is reached");
        assertThat(local.isLocal()).isTrue();
        assertThat(local.reason()).isEqualTo("the client's rate limiter has no permit before the deadline");
    }

    @Test
    void aWaitOfAnyLengthIsPrinted() {
        var forever = new HelpdeskFailure.RateLimited(
                Operation.FIND_TICKET,
                response(429, 99991400, "limit"),
                Option.some(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)));

        assertThat(forever.reason()).isEqualTo("the rate limit is reached, wait 9223372036854775807999 ms");
    }

    @Test
    void aMissingResourceIsNamedByItsKind() {
        assertThat(new HelpdeskFailure.NotFound(Operation.FIND_TICKET, Option.none()).reason())
                .isEqualTo("there is no such ticket");
        assertThat(new HelpdeskFailure.NotFound(Operation.SEARCH_TICKETS, Option.none()).reason())
                .isEqualTo("there is no such help desk");
    }

    @Test
    void textsOfTheNetworkArePrintedOnOneLine() {
        var unreachable =
                new HelpdeskFailure.Unreachable(Operation.FIND_TICKET, "reset\n\tby \u001bpeer\r\n", Option.none());

        assertThat(unreachable.summary()).isEqualTo("find ticket failed: the service cannot be reached: reset by peer");
        assertThat(unreachable.detail()).isEqualTo("reset\n by  peer \n");
    }

    /** An escape sequence, a C1 control and a character that turns the direction of writing. */
    private static final String UNPRINTABLE = "a\u001b[31mb\u009bc\u202ed\u2066e\u2028f\ud800g";

    private static final String CLEANED = "a [31mb c d e f g";

    @Test
    void noFailureHasControlOrBidirectionalCharacters() {
        var response = new ServiceResponse(400, Option.none(), Option.some(UNPRINTABLE), Option.some(UNPRINTABLE));

        assertThat(response.message()).contains(CLEANED);
        assertThat(response.logId()).contains(CLEANED);
        assertThat(new HelpdeskFailure.Unreachable(Operation.FIND_TICKET, UNPRINTABLE, Option.none()).detail())
                .isEqualTo(CLEANED);
        assertThat(HelpdeskFailure.InvalidRequest.refusedLocally(Operation.FIND_TICKET, UNPRINTABLE)
                        .reason())
                .isEqualTo(CLEANED);
        assertThat(HelpdeskFailure.noResponse(Operation.SEND_MESSAGE, UNPRINTABLE, Option.none())
                        .reason())
                .endsWith(CLEANED);
        assertThat(HelpdeskFailure.unreadable(Operation.FIND_TICKET, UNPRINTABLE, UNPRINTABLE, response, Option.none())
                        .reason())
                .endsWith(CLEANED + ", " + CLEANED);
        assertThat(new HelpdeskFailure.PermissionDenied(Operation.FIND_TICKET, Option.none(), HashSet.of(UNPRINTABLE))
                        .missingScopes())
                .containsExactly(CLEANED);
    }

    @Test
    void textsOfFailuresAreBounded() {
        var text = "x".repeat(5_000_000);
        var response = new ServiceResponse(400, Option.none(), Option.some(text), Option.some(text));
        var failure = HelpdeskFailure.unreadable(Operation.FIND_TICKET, text, text, response, Option.none());

        assertThat(response.message().get()).hasSize(2000).endsWith("x…");
        assertThat(response.logId().get()).hasSize(2000);
        assertThat(failure.reason()).hasSizeLessThan(4100);
        assertThat(failure.summary()).hasSize(2000);
    }

    @Test
    void aMissingResponseIsClassifiedByTheSemantics() {
        var detail = "timed out";
        var response = response(500, 155000, "internal").get();

        assertThat(HelpdeskFailure.noResponse(Operation.FIND_TICKET, detail, Option.none()))
                .isEqualTo(new HelpdeskFailure.Unreachable(Operation.FIND_TICKET, detail, Option.none()));
        assertThat(HelpdeskFailure.noResponse(Operation.SEND_MESSAGE, detail, Option.none())
                        .effect())
                .isEqualTo(Effect.UNKNOWN);
        assertThat(HelpdeskFailure.internalError(Operation.FIND_TICKET, response)
                        .kind())
                .isEqualTo(Kind.SERVICE_UNAVAILABLE);
        assertThat(HelpdeskFailure.internalError(Operation.SEND_MESSAGE, response)
                        .kind())
                .isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(HelpdeskFailure.unreadable(Operation.FIND_TICKET, "$", "no JSON", response, Option.none())
                        .kind())
                .isEqualTo(Kind.UNREADABLE_RESPONSE);
        assertThat(HelpdeskFailure.unreadable(Operation.SEND_MESSAGE, "$", "no JSON", response, Option.none())
                        .reason())
                .endsWith("the response cannot be read at $, no JSON");
    }

    @Test
    void anInterruptMayHaveAnEffectAfterUnsafeRequests() {
        assertThat(HelpdeskFailure.interrupted(Operation.SEND_MESSAGE, true).effect())
                .isEqualTo(Effect.UNKNOWN);
        assertThat(HelpdeskFailure.interrupted(Operation.SEND_MESSAGE, false).effect())
                .isEqualTo(Effect.NONE);
        assertThat(HelpdeskFailure.interrupted(Operation.FIND_TICKET, true).effect())
                .isEqualTo(Effect.NONE);
    }
}
