package dev.helpdesk4j.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.ports.EventSubscriptions.EventType;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Effect;
import dev.helpdesk4j.ports.HelpdeskFailure.Kind;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Operation.Resource;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.collection.List;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of failures: their kind, their response and their effect, with interruption and deadlines. */
public abstract class FailureContract extends HelpdeskContract<ProvokedFixture> {

    private static final TicketId TICKET = TicketId.of("6948728206392295444");
    private static final OutgoingMessage MESSAGE = OutgoingMessage.text("We are looking into it.");
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final Duration BOUND_IF_DECLARED = Duration.ofMillis(1500);

    @Override
    final String advice() {
        return "Make the adapter return this failure, with the response of the service and with its effect.";
    }

    @BeforeEach
    @WithinAMinute
    void arrange() {
        fixture().has(Examples.ticket(TICKET.value(), TicketStatus.PROCESSING, "2026-03-02T09:00:00Z"));
    }

    private Either<HelpdeskFailure, ?> call(Operation operation) {
        return call(fixture().helpdesk(), operation);
    }

    private Either<HelpdeskFailure, ?> call(Helpdesk helpdesk, Operation operation) {
        Either<HelpdeskFailure, ?> outcome = switch (operation) {
            case FIND_TICKET -> helpdesk.tickets().find(TICKET);
            case SEARCH_TICKETS -> helpdesk.tickets().search(TicketCriteria.any(), PageRequest.first());
            case LIST_MESSAGES -> helpdesk.messages().list(TICKET, MessageCriteria.any(), PageRequest.first());
            case SEND_MESSAGE -> helpdesk.messages().send(TICKET, MESSAGE);
            case SUBSCRIBE_EVENTS -> helpdesk.eventSubscriptions().subscribe(EventType.all());
            case UNSUBSCRIBE_EVENTS -> helpdesk.eventSubscriptions().unsubscribe(EventType.all());
        };
        shows(Law.supports(operation));
        return supported(outcome);
    }

    /** Returns the law that is broken if a call of this operation makes no request. */
    private static Law lawOfRequests(Operation operation) {
        return operation == Operation.SEND_MESSAGE ? Law.SENDS_AT_ONCE : Law.CALLS_REACH_THE_SERVICE;
    }

    /** Returns the failure of a call whose request cannot have succeeded. */
    private HelpdeskFailure failed(Operation operation, Either<HelpdeskFailure, ?> outcome, Law... others) {
        shows(lawOfRequests(operation));
        if (outcome.isRight()) {
            throw BrokenLaw.of(
                    operation.displayName() + " succeeded although the request cannot have succeeded",
                    lawOfRequests(operation),
                    others);
        }
        return outcome.getLeft();
    }

    /** How long to wait for an event that does not happen with every adapter. */
    private Duration bound(Law law) {
        return declared().containsKey(law) ? BOUND_IF_DECLARED : BOUND;
    }

    /** Makes a first call, which opens a connection. */
    private void warmUp(Operation operation) {
        result(call(operation));
        var before = fixture().calls(operation);
        result(call(operation));
        if (fixture().calls(operation) == before) {
            throw BrokenLaw.of(
                    operation.displayName() + " succeeded without a request to the service", lawOfRequests(operation));
        }
    }

    private HelpdeskFailure provoked(Operation operation, Kind kind) {
        fixture().nextFails(operation, kind);
        var failure = failed(operation, call(operation));
        assertThat(failure.operation()).as("operation of the failure").isEqualTo(operation);
        assertThat(failure.summary()).as("summary of the failure").startsWith(operation.displayName() + " failed: ");
        return failure;
    }

    private static <T extends HelpdeskFailure> T as(Class<T> type, HelpdeskFailure failure) {
        assertThat(failure).isInstanceOf(type);
        return type.cast(failure);
    }

    /** Every operation with each of its possible refusals, with code and HTTP status. */
    static Stream<Arguments> refusals() {
        return Stream.of(Operation.values())
                .flatMap(operation -> Stream.of(
                                arguments(operation, Kind.INVALID_REQUEST, 154000, 400),
                                arguments(operation, Kind.UNAUTHENTICATED, 154001, 401),
                                arguments(operation, Kind.PERMISSION_DENIED, 99991672, 400),
                                arguments(operation, Kind.NOT_FOUND, 154004, 404),
                                arguments(operation, Kind.TICKET_CLOSED, 154401, 401),
                                arguments(operation, Kind.PROHIBITED_URL, 154403, 401),
                                arguments(operation, Kind.RATE_LIMITED, 99991400, 429),
                                arguments(operation, Kind.REJECTED, 190001, 400))
                        .filter(refusal -> isPossible(operation, (Kind) refusal.get()[1])));
    }

    private static boolean isPossible(Operation operation, Kind refusal) {
        return switch (refusal) {
            case NOT_FOUND -> operation.resource() != Resource.HELP_DESK;
            case TICKET_CLOSED, PROHIBITED_URL -> operation == Operation.SEND_MESSAGE;
            default -> true;
        };
    }

    /** Returns the operations that change nothing. */
    static Stream<Operation> safeOperations() {
        return Stream.of(Operation.values())
                .filter(operation -> operation.semantics().isSafe());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalHasNoEffectAndContainsTheResponse(Operation operation, Kind kind, int code, int httpStatus) {
        var failure = provoked(operation, kind);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.effect()).isEqualTo(Effect.NONE);
        var response = response(failure);
        assertThat(response.code()).contains(code);
        assertThat(response.httpStatus()).isEqualTo(httpStatus);
        assertThat(response.message()).isNotEmpty();
        assertThat(response.logId()).isNotEmpty();
        assertThat(fixture().arrived(TICKET)).as("messages that arrived").isEmpty();
    }

    @Test
    void theSummaryHasTheReasonAndTheServicesMessage() {
        var failure = provoked(Operation.FIND_TICKET, Kind.INVALID_REQUEST);

        assertThat(failure.reason()).isEqualTo("the request is not valid");
        assertThat(failure.summary())
                .startsWith("find ticket failed: the request is not valid: Bad request, please check")
                .contains("(code 154000, HTTP 400, log id ");
    }

    @Test
    void aMissingScopeIsNamed() {
        var failure = provoked(Operation.SEND_MESSAGE, Kind.PERMISSION_DENIED);

        assertThat(as(HelpdeskFailure.PermissionDenied.class, failure).missingScopes())
                .containsExactly("helpdesk:all");
        assertThat(failure.summary()).contains("helpdesk:all");
    }

    @Test
    void aReachedLimitHasARetryDelay() {
        var failure = provoked(Operation.FIND_TICKET, Kind.RATE_LIMITED);

        assertThat(as(HelpdeskFailure.RateLimited.class, failure).retryAfter()).contains(Duration.ofMillis(1500));
    }

    @ParameterizedTest
    @MethodSource("safeOperations")
    void aReadWithoutAResponseIsUnreachable(Operation read) {
        var failure = provoked(read, Kind.UNREACHABLE);

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure.effect()).isEqualTo(Effect.NONE);
        assertThat(failure.reason()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("safeOperations")
    void aTruncatedResponseToAReadIsUnreadable(Operation read) {
        var failure = provoked(read, Kind.UNREADABLE_RESPONSE);

        assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE_RESPONSE);
        assertThat(failure.effect()).isEqualTo(Effect.NONE);
        assertThat(as(HelpdeskFailure.UnreadableResponse.class, failure).path()).startsWith("$");
        assertThat(response(failure).httpStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "SERVICE_UNAVAILABLE, 0",
        "OUTCOME_UNKNOWN,    1",
        "UNREADABLE_RESPONSE, 1",
    })
    void aSendWithoutADefiniteResponseIsAnOutcomeUnknown(Kind kind, int arrived) {
        var failure = provoked(Operation.SEND_MESSAGE, kind);

        assertThat(failure).isInstanceOf(HelpdeskFailure.OutcomeUnknown.class);
        assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(failure.reason()).isNotBlank();
        assertThat(fixture().arrived(TICKET)).as("messages that arrived").hasSize(arrived);
        listedAfterSending(arrived, TICKET);
    }

    @Test
    void aMessageOfUnknownOutcomeIsFoundOnceDelivered() {
        var since = Instant.now().minusSeconds(5);
        provoked(Operation.SEND_MESSAGE, Kind.SERVICE_UNAVAILABLE);
        assertThat(result(messages().findSent(TICKET, MESSAGE, since))).isEmpty();

        provoked(Operation.SEND_MESSAGE, Kind.OUTCOME_UNKNOWN);
        if (result(messages().findSent(TICKET, MESSAGE, since)).isEmpty()) {
            throw BrokenLaw.of("findSent does not find a message that has arrived", Law.OWN_WRITES_ARE_READ);
        }
        assertThat(result(messages().findSent(TICKET, OutgoingMessage.text("Something else."), since)))
                .isEmpty();
        assertThat(result(messages().findSent(TICKET, MESSAGE, since.plusSeconds(3600))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void theCallAfterAFailedOneSucceeds(Operation operation) {
        provoked(operation, Kind.INVALID_REQUEST);

        result(call(operation));
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void inAnOutageNothingLeavesAndNothingHappens(Operation operation) {
        fixture().outage();

        var failure = failed(operation, call(operation));

        assertThat(failure).isInstanceOf(HelpdeskFailure.Unreachable.class);
        assertThat(failure.effect()).isEqualTo(Effect.NONE);
        fixture().recover();
        assertThat(fixture().arrived(TICKET)).as("messages that arrived").isEmpty();
        result(call(operation));
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void inAnOutageAfterASuccessNothingHappensEither(Operation operation) {
        result(call(operation));
        var arrived = fixture().arrived(TICKET).size();
        fixture().outage();

        var failure = failed(operation, call(operation));

        assertThat(failure.kind()).isIn(Kind.UNREACHABLE, Kind.OUTCOME_UNKNOWN);
        assertThat(failure.kind() == Kind.UNREACHABLE || !operation.semantics().isSafe())
                .as("a read without a response is Unreachable")
                .isTrue();
        fixture().recover();
        assertThat(fixture().arrived(TICKET)).hasSize(arrived);
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void aCallEndsWithItsDeadlineAndNotBefore(Operation operation) throws Exception {
        shows(Law.DEADLINES);
        warmUp(operation);
        fixture().latency(Duration.ofMinutes(2));
        var before = fixture().calls(operation);
        var deadline = Duration.ofSeconds(1);

        var limited = fixture().helpdesk().within(deadline);
        var call = Await.start(() -> call(limited, operation));
        var end = call.end(
                operation.displayName() + " ends with its deadline of one second",
                bound(Law.DEADLINES),
                "within(deadline) must limit every wait: an adapter that wraps another help desk passes the deadline on.",
                Law.DEADLINES);

        var failure = failed(operation, end.result(), Law.DEADLINES);
        assertThat(call.until(end)).as("time until the call ended").isGreaterThanOrEqualTo(deadline);
        var safe = operation.semantics().isSafe();
        assertThat(failure.kind()).isEqualTo(safe ? Kind.UNREACHABLE : Kind.OUTCOME_UNKNOWN);
        assertThat(failure.effect()).isEqualTo(safe ? Effect.NONE : Effect.UNKNOWN);
        assertThat(failure.response()).isEmpty();
        assertThat(fixture().calls(operation)).as("requests at the service").isEqualTo(before + 1);
    }

    @Test
    void aMessageIsDeliveredAlthoughItsResponseIsTooLate() throws Exception {
        shows(Law.DEADLINES);
        call(Operation.FIND_TICKET);
        fixture().latency(Duration.ofSeconds(2));

        var limited = fixture().helpdesk().within(Duration.ofSeconds(1));
        var end = Await.start(() -> call(limited, Operation.SEND_MESSAGE))
                .end(
                        "send message ends with its deadline of one second",
                        bound(Law.DEADLINES),
                        "within(deadline) must be kept.",
                        Law.DEADLINES);

        assertThat(failed(Operation.SEND_MESSAGE, end.result(), Law.DEADLINES).kind())
                .isEqualTo(Kind.OUTCOME_UNKNOWN);
        Await.until(
                "the message arrives, although its response was too late",
                BOUND,
                () -> !fixture().arrived(TICKET).isEmpty(),
                "A request that was sent must not be reported as an unknown outcome if it was withdrawn.");
        fixture().latency(Duration.ZERO);
        listedAfterSending(1, TICKET);
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void aResponseWithinTheLastDeadlineIsReturned(Operation operation) {
        var limited = fixture().helpdesk().within(Duration.ofNanos(1));

        result(call(limited.within(Duration.ofSeconds(Long.MAX_VALUE)), operation));
    }

    @Test
    void aDeadlineIsPositive() {
        var helpdesk = fixture().helpdesk();

        for (var duration : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> helpdesk.within(duration))
                    .withMessage("deadline must be positive, got " + duration);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> helpdesk.within(Duration.ofSeconds(1)).within(duration))
                    .withMessage("deadline must be positive, got " + duration);
        }
    }

    @Test
    void aSearchAfterTheLastRowSendsNoRequest() {
        failure(tickets().search(TicketCriteria.any(), PageRequest.of(51, 200)));

        assertThat(fixture().calls(Operation.SEARCH_TICKETS))
                .as("requests at the service")
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void anInterruptedThreadSendsNoRequestAndStaysInterrupted(Operation operation) {
        shows(Law.INTERRUPTION);
        Thread.currentThread().interrupt();
        Either<HelpdeskFailure, ?> outcome;
        boolean stillInterrupted;
        try {
            outcome = call(operation);
        } finally {
            stillInterrupted = Thread.interrupted();
        }

        var failure = failed(operation, outcome, Law.INTERRUPTION);
        assertThat(failure).isInstanceOf(HelpdeskFailure.Interrupted.class);
        assertThat(failure.effect()).isEqualTo(Effect.NONE);
        assertThat(stillInterrupted).as("the thread is still interrupted").isTrue();
        assertThat(fixture().calls(operation)).as("requests at the service").isZero();
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void aCallThatIsUnderWayCanBeInterrupted(Operation operation) throws Exception {
        shows(Law.INTERRUPTION);
        warmUp(operation);
        fixture().latency(Duration.ofMinutes(2));
        var before = fixture().calls(operation);
        var call = Await.start(() -> call(operation));
        Await.until(
                operation.displayName() + " reaches the service",
                BOUND,
                () -> fixture().calls(operation) > before,
                "The fixture must count a call as soon as it arrives, and the adapter must make one for each call.");

        call.interrupt();

        var end = call.end(
                operation.displayName() + " ends after its thread was interrupted",
                bound(Law.INTERRUPTION),
                "A call must end with Interrupted as soon as its thread is interrupted.",
                Law.INTERRUPTION);
        var failure = failed(operation, end.result(), Law.INTERRUPTION);
        assertThat(end.interrupted()).as("the thread is still interrupted").isTrue();
        assertThat(failure.kind()).isEqualTo(Kind.INTERRUPTED);
        assertThat(failure.effect()).isEqualTo(operation.semantics().isSafe() ? Effect.NONE : Effect.UNKNOWN);
    }
}
