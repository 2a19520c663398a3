package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.adapter.fake.service.ServiceCode;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.ServiceResponse;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;

/**
 * Something that goes wrong with a call, to be provoked with {@link FakeHelpdesk#on}. Unless its description says
 * otherwise, the call does nothing.
 */
public final class Fault {

    private final String name;
    private final boolean taken;
    private final Outcome outcome;

    private Fault(String name, boolean taken, Outcome outcome) {
        this.name = name;
        this.taken = taken;
        this.outcome = outcome;
    }

    private static Fault answered(String name, Outcome outcome) {
        return new Fault(name, false, outcome);
    }

    /** The typical fault that a caller sees as a failure of this kind. */
    public static Fault of(HelpdeskFailure.Kind kind) {
        return switch (kind) {
            case INVALID_REQUEST -> invalidRequest();
            case UNAUTHENTICATED -> unauthenticated();
            case PERMISSION_DENIED -> permissionDenied("helpdesk:all");
            case NOT_FOUND -> notFound();
            case TICKET_CLOSED -> ticketClosed();
            case PROHIBITED_URL -> prohibitedUrl();
            case RATE_LIMITED -> rateLimited(Duration.ofMillis(1500));
            case SERVICE_UNAVAILABLE -> internalError();
            case UNREACHABLE -> unreachable();
            case OUTCOME_UNKNOWN -> answerLost();
            case UNREADABLE_RESPONSE -> unreadableAnswer();
            case REJECTED -> rejected(190001, "Rejected");
            case UNSUPPORTED ->
                throw new IllegalArgumentException(
                        "no fault makes an operation unsupported: the fake supports them all");
            case INTERRUPTED ->
                throw new IllegalArgumentException(
                        "no fault interrupts a thread: interrupt the calling thread itself, in a latency for example");
        };
    }

    /** The service calls the request invalid: code 154000. */
    public static Fault invalidRequest() {
        return answered(
                "invalid request",
                (operation, logId) -> new HelpdeskFailure.InvalidRequest(
                        operation,
                        HelpdeskFailure.Kind.INVALID_REQUEST.meaning(),
                        Option.some(ServiceCode.INVALID_REQUEST.answer(logId))));
    }

    /** The service refuses the credentials: code 154001. */
    public static Fault unauthenticated() {
        return answered(
                "unauthenticated",
                (operation, logId) -> new HelpdeskFailure.Unauthenticated(
                        operation, Option.some(ServiceCode.UNAUTHORIZED.answer(logId))));
    }

    /**
     * The app may not do this: code 99991672 with the scopes of which one is needed, or 154003 without any.
     *
     * @param scopes names such as {@code helpdesk:all}
     */
    public static Fault permissionDenied(String... scopes) {
        Set<String> missing = LinkedHashSet.of(scopes);
        return answered("permission denied", (operation, logId) -> {
            var answer = missing.isEmpty()
                    ? (operation.semantics().isSafe() ? ServiceCode.NO_PERMISSION : ServiceCode.NO_PERMISSION_TO_SEND)
                            .answer(logId)
                    : ServiceCode.SCOPE_MISSING.answer(logId, missing.mkString("[", ", ", "]."));
            return new HelpdeskFailure.PermissionDenied(operation, Option.some(answer), missing);
        });
    }

    /** The service finds no such ticket: code 154004. */
    public static Fault notFound() {
        return answered(
                "not found",
                (operation, logId) ->
                        new HelpdeskFailure.NotFound(operation, Option.some(ServiceCode.NOT_FOUND.answer(logId))));
    }

    /** The service calls the ticket closed: code 154401. */
    public static Fault ticketClosed() {
        return answered(
                "ticket closed",
                (operation, logId) -> new HelpdeskFailure.TicketClosed(
                        operation, Option.some(ServiceCode.TICKET_CLOSED.answer(logId))));
    }

    /** The service does not allow an address in the message: code 154403. */
    public static Fault prohibitedUrl() {
        return answered(
                "prohibited URL",
                (operation, logId) -> new HelpdeskFailure.ProhibitedUrl(
                        operation, Option.some(ServiceCode.PROHIBITED_URL.answer(logId))));
    }

    /**
     * The service's rate limit is reached: code 99991400.
     *
     * @param retryAfter how long the service asks to wait, 0 or more
     */
    public static Fault rateLimited(Duration retryAfter) {
        if (retryAfter.isNegative()) {
            throw new IllegalArgumentException("nobody can wait for a negative time, but was asked for " + retryAfter);
        }
        return rateLimited(Option.some(retryAfter));
    }

    /** The service's rate limit is reached, and it does not say how long to wait: code 99991400. */
    public static Fault rateLimited() {
        return rateLimited(Option.none());
    }

    private static Fault rateLimited(Option<Duration> retryAfter) {
        return answered(
                "rate limited",
                (operation, logId) -> new HelpdeskFailure.RateLimited(
                        operation, Option.some(ServiceCode.RATE_LIMITED.answer(logId)), retryAfter));
    }

    /**
     * The service has an internal error: code 155000. A send does not arrive, but its caller cannot know and gets
     * {@link HelpdeskFailure.OutcomeUnknown}.
     */
    public static Fault internalError() {
        return answered(
                "internal error",
                (operation, logId) ->
                        HelpdeskFailure.internalError(operation, ServiceCode.INTERNAL_ERROR.answer(logId)));
    }

    /** The service cannot be reached: the call never leaves. */
    public static Fault unreachable() {
        return answered("unreachable", (operation, logId) -> unreachable(operation));
    }

    /**
     * The service does what it is asked, and its answer is lost: a message <em>is</em> taken, and its sender gets
     * {@link HelpdeskFailure.OutcomeUnknown}; a read is {@link HelpdeskFailure.Unreachable}.
     */
    public static Fault answerLost() {
        return new Fault("answer lost", true, (operation, logId) -> {
            var reason = "the connection was closed before the answer";
            return HelpdeskFailure.noResponse(operation, reason, Option.some(new IOException(reason)));
        });
    }

    /**
     * The service does what it is asked, and its answer is cut short: a message <em>is</em> taken, and its sender gets
     * {@link HelpdeskFailure.OutcomeUnknown}; a read is {@link HelpdeskFailure.UnreadableResponse}.
     */
    public static Fault unreadableAnswer() {
        return new Fault("unreadable answer", true, (operation, logId) -> {
            var reason = "the answer ends early";
            var answer = new ServiceResponse(200, Option.none(), Option.none(), Option.some(logId));
            return HelpdeskFailure.unreadable(
                    operation, "$.data", reason, answer, Option.some(new IOException(reason)));
        });
    }

    /**
     * The service refuses with a code that no other fault has: HTTP 400.
     *
     * @param code not 0, and none that stands for another failure
     */
    public static Fault rejected(int code, String message) {
        if (code == 0 || ServiceCode.knows(code)) {
            throw new IllegalArgumentException("code " + code + " is no rejection of its own: see the other faults");
        }
        return answered(
                "rejected with code " + code,
                (operation, logId) -> new HelpdeskFailure.Rejected(
                        operation,
                        Option.some(new ServiceResponse(
                                400, Option.some(code), Option.some(message), Option.some(logId)))));
    }

    /** What a call meets when nothing can be reached. */
    static HelpdeskFailure unreachable(Operation operation) {
        var cause = new ConnectException("Connection refused");
        return new HelpdeskFailure.Unreachable(operation, "connection refused", Option.some(cause));
    }

    /** Whether the service does what the call asks all the same. */
    boolean isTaken() {
        return taken;
    }

    /** What the caller is told. */
    HelpdeskFailure failure(Operation operation, String logId) {
        return outcome.of(operation, logId);
    }

    @Override
    public String toString() {
        return "Fault[" + name + "]";
    }

    private interface Outcome {
        HelpdeskFailure of(Operation operation, String logId);
    }
}
