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
 * A fault of a call, to be injected with {@link FakeHelpdesk#on}. Unless its description states otherwise, the call has no
 * effect.
 */
public final class Fault {

    private final String name;
    private final boolean takesEffect;
    private final Outcome outcome;

    private Fault(String name, boolean takesEffect, Outcome outcome) {
        this.name = name;
        this.takesEffect = takesEffect;
        this.outcome = outcome;
    }

    private static Fault answered(String name, Outcome outcome) {
        return new Fault(name, false, outcome);
    }

    /**
     * Returns a typical fault that a caller sees as a failure of this kind.
     *
     * @throws IllegalArgumentException if the kind is {@code UNSUPPORTED} or {@code INTERRUPTED}, which no fault causes
     */
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
                        "kind must be one that a fault causes, got UNSUPPORTED: the fake supports every operation");
            case INTERRUPTED ->
                throw new IllegalArgumentException(
                        "kind must be one that a fault causes, got INTERRUPTED: interrupt the calling thread instead");
        };
    }

    /** Returns the fault of an invalid request: code 154000. */
    public static Fault invalidRequest() {
        return answered(
                "invalid request",
                (operation, logId) -> new HelpdeskFailure.InvalidRequest(
                        operation,
                        HelpdeskFailure.Kind.INVALID_REQUEST.meaning(),
                        Option.some(ServiceCode.INVALID_REQUEST.answer(logId))));
    }

    /** Returns the fault of refused credentials: code 154001. */
    public static Fault unauthenticated() {
        return answered(
                "unauthenticated",
                (operation, logId) -> new HelpdeskFailure.Unauthenticated(
                        operation, Option.some(ServiceCode.UNAUTHORIZED.answer(logId))));
    }

    /**
     * Returns the fault of a missing permission: code 99991672 if scopes are given, of which the app needs one; a code of
     * the help desk without scopes, such as 154003 for a read.
     *
     * @param scopes names of scopes such as {@code helpdesk:all}
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

    /** Returns the fault of a ticket that does not exist: code 154004. */
    public static Fault notFound() {
        return answered(
                "not found",
                (operation, logId) ->
                        new HelpdeskFailure.NotFound(operation, Option.some(ServiceCode.NOT_FOUND.answer(logId))));
    }

    /** Returns the fault of a closed ticket: code 154401. */
    public static Fault ticketClosed() {
        return answered(
                "ticket closed",
                (operation, logId) -> new HelpdeskFailure.TicketClosed(
                        operation, Option.some(ServiceCode.TICKET_CLOSED.answer(logId))));
    }

    /** Returns the fault of a prohibited URL in a message: code 154403. */
    public static Fault prohibitedUrl() {
        return answered(
                "prohibited URL",
                (operation, logId) -> new HelpdeskFailure.ProhibitedUrl(
                        operation, Option.some(ServiceCode.PROHIBITED_URL.answer(logId))));
    }

    /**
     * Returns the fault of a rate limit that is exceeded: code 99991400 with a delay after which to retry.
     *
     * @param retryAfter the delay that the service requests, 0 or more
     * @throws IllegalArgumentException if the delay is negative
     */
    public static Fault rateLimited(Duration retryAfter) {
        if (retryAfter.isNegative()) {
            throw new IllegalArgumentException("delay before a retry must be 0 or more, got " + retryAfter);
        }
        return rateLimited(Option.some(retryAfter));
    }

    /** Returns the fault of a rate limit that is exceeded, without a delay after which to retry: code 99991400. */
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
     * Returns the fault of an internal error of the service: code 155000. A message is not delivered, but as its sender
     * cannot know that, a send is {@link HelpdeskFailure.OutcomeUnknown}.
     */
    public static Fault internalError() {
        return answered(
                "internal error",
                (operation, logId) ->
                        HelpdeskFailure.internalError(operation, ServiceCode.INTERNAL_ERROR.answer(logId)));
    }

    /** Returns the fault of a service that cannot be reached: no request is sent. */
    public static Fault unreachable() {
        return answered("unreachable", (operation, logId) -> unreachable(operation));
    }

    /**
     * Returns the fault of a lost answer. The call takes effect: a message <em>is</em> delivered, and its send is {@link
     * HelpdeskFailure.OutcomeUnknown}; a read is {@link HelpdeskFailure.Unreachable}.
     */
    public static Fault answerLost() {
        return new Fault("answer lost", true, (operation, logId) -> {
            var reason = "the connection was closed before the answer";
            return HelpdeskFailure.noResponse(operation, reason, Option.some(new IOException(reason)));
        });
    }

    /**
     * Returns the fault of an answer that ends early. The call takes effect: a message <em>is</em> delivered, and its send
     * is {@link HelpdeskFailure.OutcomeUnknown}; a read is {@link HelpdeskFailure.UnreadableResponse}.
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
     * Returns the fault of a call that is rejected with a code of no other fault: HTTP 400.
     *
     * @param code a code other than 0 and those of the other faults
     * @param message the {@code msg} of the answer
     * @throws IllegalArgumentException if the code is 0 or that of another fault
     */
    public static Fault rejected(int code, String message) {
        if (code == 0 || ServiceCode.isKnown(code)) {
            throw new IllegalArgumentException("code of a rejection must be that of no other fault, got " + code);
        }
        return answered(
                "rejected with code " + code,
                (operation, logId) -> new HelpdeskFailure.Rejected(
                        operation,
                        Option.some(new ServiceResponse(
                                400, Option.some(code), Option.some(message), Option.some(logId)))));
    }

    /** Returns the failure of a call that cannot reach the service. */
    static HelpdeskFailure unreachable(Operation operation) {
        var cause = new ConnectException("Connection refused");
        return new HelpdeskFailure.Unreachable(operation, "connection refused", Option.some(cause));
    }

    /** Returns whether the call takes effect although it fails. */
    boolean takesEffect() {
        return takesEffect;
    }

    /** Returns the failure that the caller receives. */
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
