package dev.helpdesk4j.ports;

import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.math.BigInteger;
import java.time.Duration;

/**
 * The failure of an operation.
 *
 * <p>Distinguish the kinds by a switch over {@link #kind()} or by {@code instanceof}. A minor release may add kinds: keep a
 * {@code default} branch.
 *
 * <p>The texts for people, from general to specific: {@link Kind#meaning()} and {@link Kind#advice()} of the kind, {@link
 * #reason()} of this failure, and {@link #summary()} with the operation and the response.
 */
public sealed interface HelpdeskFailure {

    /** Returns the operation that failed. */
    AnyOperation operation();

    /** Returns the response of the service; none if there was none. */
    Option<ServiceResponse> response();

    /** Returns the kind of failure. */
    Kind kind();

    /** Returns whether the operation may have changed anything; a {@linkplain Operation.Semantics#SAFE safe} one never did. */
    default Effect effect() {
        return Effect.NONE;
    }

    /** Returns the exception that caused it, of the network or of reading the response; none if there was none. */
    default Option<Throwable> cause() {
        return Option.none();
    }

    /** Returns why the operation failed: the meaning of the kind, with details if there are any. */
    default String reason() {
        return kind().meaning();
    }

    /** Returns the operation, the reason and the response, on one line of at most 2000 characters. */
    default String summary() {
        return ForeignText.oneLine(operation().displayName() + " failed: " + reason()
                + response().map(response -> ": " + response.summary()).getOrElse(""));
    }

    /** Returns this failure as an unchecked exception. */
    default HelpdeskException toException() {
        return new HelpdeskException(this);
    }

    /**
     * Returns the failure of a request that was sent, at least in part, and got no response: {@link Unreachable} if the
     * operation is safe, otherwise {@link OutcomeUnknown}. For authors of adapters.
     *
     * @param detail what happened instead of a response
     */
    static HelpdeskFailure noResponse(AnyOperation operation, String detail, Option<Throwable> cause) {
        return operation.semantics().isSafe()
                ? new Unreachable(operation, detail, cause)
                : new OutcomeUnknown(operation, detail, Option.none(), cause);
    }

    /**
     * Returns the failure of a request to which the service responded with an internal error: {@link ServiceUnavailable} if
     * the operation is safe, otherwise {@link OutcomeUnknown}. For authors of adapters.
     */
    static HelpdeskFailure internalError(AnyOperation operation, ServiceResponse response) {
        return operation.semantics().isSafe()
                ? new ServiceUnavailable(operation, Option.some(response))
                : new OutcomeUnknown(
                        operation, "the service had an internal error", Option.some(response), Option.none());
    }

    /**
     * Returns the failure of a request whose response reports success but cannot be read: {@link UnreadableResponse} if the
     * operation is safe, otherwise {@link OutcomeUnknown}. For authors of adapters.
     *
     * @param path the JSON path of the unreadable part
     * @param detail what is wrong there
     */
    static HelpdeskFailure unreadable(
            AnyOperation operation, String path, String detail, ServiceResponse response, Option<Throwable> cause) {
        return operation.semantics().isSafe()
                ? new UnreadableResponse(operation, path, detail, Option.some(response), cause)
                : new OutcomeUnknown(
                        operation,
                        "the response cannot be read at " + path + ", " + detail,
                        Option.some(response),
                        cause);
    }

    /**
     * Returns the failure of a call whose thread was interrupted. For authors of adapters.
     *
     * @param requestSent whether any part of the request may have reached the service
     */
    static HelpdeskFailure interrupted(AnyOperation operation, boolean requestSent) {
        return new Interrupted(
                operation, requestSent && !operation.semantics().isSafe() ? Effect.UNKNOWN : Effect.NONE);
    }

    /** The possible effects of an operation that failed. */
    enum Effect {
        /** The operation changed nothing. */
        NONE,
        /** The operation may have taken effect: check this before repeating it. */
        UNKNOWN
    }

    /** The kinds of failures. A minor release may add more. */
    enum Kind {
        /** {@link InvalidRequest}. */
        INVALID_REQUEST("the request is not valid", "correct the request; repeating it will not help"),
        /** {@link Unauthenticated}. */
        UNAUTHENTICATED(
                "the credentials were refused",
                "check the app's id and secret and the help desk's id and token; all must be of one tenant"),
        /** {@link PermissionDenied}. */
        PERMISSION_DENIED(
                "the app lacks a permission",
                "grant the app the missing scopes in the developer console and publish a version of it"),
        /** {@link NotFound}. */
        NOT_FOUND("there is no such ticket or other resource", "check the id and that it belongs to this help desk"),
        /** {@link TicketClosed}. */
        TICKET_CLOSED("the ticket is closed", "no action needed; closed tickets do not accept messages"),
        /** {@link ProhibitedUrl}. */
        PROHIBITED_URL("an address in the message is not allowed", "remove the address from the message"),
        /** {@link RateLimited}. */
        RATE_LIMITED("the rate limit is reached", "retry after the indicated delay"),
        /** {@link ServiceUnavailable}. */
        SERVICE_UNAVAILABLE("the service has an internal error", "try again later"),
        /** {@link Unreachable}. */
        UNREACHABLE("the service cannot be reached", "check the network, the region and the base URL; try again later"),
        /** {@link OutcomeUnknown}. */
        OUTCOME_UNKNOWN(
                "it is unknown whether the request took effect",
                "check whether it took effect before repeating it; for a message, list the messages of the ticket"),
        /** {@link UnreadableResponse}. */
        UNREADABLE_RESPONSE(
                "the response cannot be read",
                "check that the base URL is that of the service and not of a proxy; report the problem with its log id"),
        /** {@link Unsupported}. */
        UNSUPPORTED("the adapter does not support this operation", "use an adapter that supports it"),
        /** {@link Interrupted}. */
        INTERRUPTED("the calling thread was interrupted", "stop the current task; its interruption was requested"),
        /** {@link Rejected}. */
        REJECTED(
                "the service refused the request",
                "look up the code in the platform's documents; support needs the log id");

        private final String meaning;
        private final String advice;

        Kind(String meaning, String advice) {
            this.meaning = meaning;
            this.advice = advice;
        }

        /** Returns what the failure means, in a few words: {@code the ticket is closed}. */
        public String meaning() {
            return meaning;
        }

        /** Returns what to do about the failure, in a few words. */
        public String advice() {
            return advice;
        }
    }

    /**
     * The request is not valid (code 154000), or was refused before it was sent.
     *
     * @param reason what is wrong with the request
     */
    record InvalidRequest(AnyOperation operation, String reason, Option<ServiceResponse> response)
            implements HelpdeskFailure {

        public InvalidRequest {
            reason = ForeignText.clean(reason);
        }

        /** Returns the failure of a request that was refused before it was sent. */
        public static InvalidRequest refusedLocally(AnyOperation operation, String reason) {
            return new InvalidRequest(operation, reason, Option.none());
        }

        /**
         * Returns the failure of a search whose page ends after {@link Tickets#MAX_SEARCH_ROWS}, or none for any other page.
         * Every adapter returns it without calling the service.
         */
        public static Option<HelpdeskFailure> pastMaxSearchRows(PageRequest page) {
            return page.lastRow() <= Tickets.MAX_SEARCH_ROWS
                    ? Option.none()
                    : Option.some(refusedLocally(
                            Operation.SEARCH_TICKETS,
                            "search must end at row " + Tickets.MAX_SEARCH_ROWS + " or before, got row "
                                    + page.lastRow() + " (page " + page.page() + " of size " + page.size()
                                    + "); narrow the criteria, for example by time of creation"));
        }

        @Override
        public Kind kind() {
            return Kind.INVALID_REQUEST;
        }
    }

    /**
     * A credential is wrong (code 154001), the app's id or secret was refused, or two access tokens in a row were refused.
     */
    record Unauthenticated(AnyOperation operation, Option<ServiceResponse> response) implements HelpdeskFailure {

        @Override
        public Kind kind() {
            return Kind.UNAUTHENTICATED;
        }
    }

    /**
     * The app may not do this (code 154003), or lacks a scope (code 99991672).
     *
     * @param missingScopes the scopes of which one is required; empty if the response does not contain them
     */
    record PermissionDenied(AnyOperation operation, Option<ServiceResponse> response, Set<String> missingScopes)
            implements HelpdeskFailure {

        public PermissionDenied {
            missingScopes = LinkedHashSet.ofAll(missingScopes.toList().map(ForeignText::oneLine));
        }

        @Override
        public Kind kind() {
            return Kind.PERMISSION_DENIED;
        }

        @Override
        public String reason() {
            return missingScopes.isEmpty()
                    ? kind().meaning()
                    : "the app lacks a scope, one of " + missingScopes.mkString(", ");
        }
    }

    /** There is no ticket, or other {@linkplain AnyOperation#resource resource}, with that id (code 154004). */
    record NotFound(AnyOperation operation, Option<ServiceResponse> response) implements HelpdeskFailure {

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String reason() {
            return "there is no such " + operation.resource().displayName();
        }
    }

    /** The ticket is closed and does not accept messages (code 154401). */
    record TicketClosed(AnyOperation operation, Option<ServiceResponse> response) implements HelpdeskFailure {

        @Override
        public Kind kind() {
            return Kind.TICKET_CLOSED;
        }
    }

    /** The message contains an address that is not allowed (code 154403). */
    record ProhibitedUrl(AnyOperation operation, Option<ServiceResponse> response) implements HelpdeskFailure {

        @Override
        public Kind kind() {
            return Kind.PROHIBITED_URL;
        }
    }

    /**
     * The rate limit is reached: the service refused the request (code 99991400, or HTTP 429), or the client's rate limiter had
     * no permit before the deadline: see {@link #isLocal()}. The call had no effect.
     *
     * @param response the refusal of the service; none if the client's rate limiter had no permit
     * @param retryAfter the minimum delay before a retry; none if it is unknown
     */
    record RateLimited(AnyOperation operation, Option<ServiceResponse> response, Option<Duration> retryAfter)
            implements HelpdeskFailure {

        /** Returns the failure of a call for which the client's rate limiter had no permit; no request was sent. */
        public static RateLimited locally(AnyOperation operation, Option<Duration> retryAfter) {
            return new RateLimited(operation, Option.none(), retryAfter);
        }

        /** Returns whether the client's rate limiter had no permit, so that no request was sent. */
        public boolean isLocal() {
            return response.isEmpty();
        }

        @Override
        public Kind kind() {
            return Kind.RATE_LIMITED;
        }

        /** Unlike {@link Duration#toMillis()}, does not overflow: the delay in a response may have any length. */
        private static BigInteger inMillis(Duration wait) {
            return BigInteger.valueOf(wait.toSeconds())
                    .multiply(BigInteger.valueOf(1000))
                    .add(BigInteger.valueOf(wait.toMillisPart()));
        }

        @Override
        public String reason() {
            return (isLocal() ? "the client's rate limiter has no permit before the deadline" : kind().meaning())
                    + retryAfter.map(wait -> ", wait " + inMillis(wait) + " ms").getOrElse("");
        }
    }

    /**
     * The service is temporarily unavailable (code 155000, any other HTTP 5xx, 408 or 425) and the call had no effect: the
     * operation is safe, or the request for an access token failed before it.
     */
    record ServiceUnavailable(AnyOperation operation, Option<ServiceResponse> response) implements HelpdeskFailure {

        @Override
        public Kind kind() {
            return Kind.SERVICE_UNAVAILABLE;
        }
    }

    /**
     * There was no response, and the call had no effect: the operation is safe, or its request was never sent.
     *
     * @param detail the error of the network
     */
    record Unreachable(AnyOperation operation, String detail, Option<Throwable> cause) implements HelpdeskFailure {

        public Unreachable {
            detail = ForeignText.clean(detail);
        }

        @Override
        public String reason() {
            return kind().meaning() + ": " + detail;
        }

        @Override
        public Kind kind() {
            return Kind.UNREACHABLE;
        }

        @Override
        public Option<ServiceResponse> response() {
            return Option.none();
        }
    }

    /**
     * A request that changes something was sent, and there is no definite response: an internal error, a broken connection, a
     * timeout, an unreadable response, or an undocumented status or code. The request may have taken effect.
     *
     * @param detail what happened instead of a definite response
     */
    record OutcomeUnknown(
            AnyOperation operation, String detail, Option<ServiceResponse> response, Option<Throwable> cause)
            implements HelpdeskFailure {

        public OutcomeUnknown {
            detail = ForeignText.clean(detail);
        }

        @Override
        public Kind kind() {
            return Kind.OUTCOME_UNKNOWN;
        }

        @Override
        public Effect effect() {
            return Effect.UNKNOWN;
        }

        @Override
        public String reason() {
            return kind().meaning() + ": " + detail;
        }
    }

    /**
     * A response reports success but is invalid: the response to a read or, before a send, to the request for an access token.
     *
     * @param path the JSON path of the unreadable part: {@code $.data.tickets[3].ticket_id}
     * @param detail what is wrong there
     */
    record UnreadableResponse(
            AnyOperation operation,
            String path,
            String detail,
            Option<ServiceResponse> response,
            Option<Throwable> cause)
            implements HelpdeskFailure {

        public UnreadableResponse {
            path = ForeignText.clean(path);
            detail = ForeignText.clean(detail);
        }

        @Override
        public Kind kind() {
            return Kind.UNREADABLE_RESPONSE;
        }

        @Override
        public String reason() {
            return kind().meaning() + " at " + path + ", " + detail;
        }
    }

    /** The adapter does not support the operation: the result of a port's default method. The call had no effect. */
    record Unsupported(AnyOperation operation) implements HelpdeskFailure {

        @Override
        public Kind kind() {
            return Kind.UNSUPPORTED;
        }

        @Override
        public Option<ServiceResponse> response() {
            return Option.none();
        }
    }

    /**
     * The calling thread was interrupted, before or during the call. Its interrupt flag remains set.
     *
     * @param effect {@link Effect#UNKNOWN} if a request that changes something had been sent
     */
    record Interrupted(AnyOperation operation, Effect effect) implements HelpdeskFailure {

        @Override
        public Kind kind() {
            return Kind.INTERRUPTED;
        }

        @Override
        public Option<ServiceResponse> response() {
            return Option.none();
        }
    }

    /** The service refused the request for another reason: a code that no other failure has, or a redirect. */
    record Rejected(AnyOperation operation, Option<ServiceResponse> response) implements HelpdeskFailure {

        @Override
        public Kind kind() {
            return Kind.REJECTED;
        }
    }
}
