package dev.helpdesk4j.ports;

import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.math.BigInteger;
import java.time.Duration;

/**
 * Why an operation gave no result, with what a person needs to act on it.
 *
 * <p>To tell the cases apart, switch over {@link #kind()} or use {@code instanceof}. More kinds may come in a minor
 * release: keep a {@code default} branch.
 */
public sealed interface HelpdeskFailure {

    /** What was asked: an {@link Operation} of the ports, or an {@link OtherOperation} of an adapter's own. */
    AnyOperation operation();

    /** What the service said, where it said anything. */
    Option<ServiceAnswer> answer();

    /** Which failure it is. */
    Kind kind();

    /** Whether the operation may have changed anything; a {@linkplain Operation.Semantics#SAFE safe} one never has. */
    default Effect effect() {
        return Effect.NONE;
    }

    /** The exception below it, where there is one: of the network, or of reading the answer. */
    default Option<Throwable> cause() {
        return Option.none();
    }

    /** What went wrong, in words. */
    default String reason() {
        return kind().meaning();
    }

    /** The operation, what went wrong and what the service said, on one line of 2000 characters at most. */
    default String summary() {
        return ForeignText.oneLine(operation().displayName() + " failed: " + reason()
                + answer().map(said -> ": " + said.inWords()).getOrElse(""));
    }

    /** This failure as an unchecked exception, for those who throw. */
    default HelpdeskException toException() {
        return new HelpdeskException(this);
    }

    /**
     * The failure of a request that was sent, at least in part, and got no answer: {@link Unreachable} where the operation is
     * safe, otherwise {@link OutcomeUnknown}. For those who write an adapter.
     *
     * @param detail what happened instead of an answer
     */
    static HelpdeskFailure unanswered(AnyOperation operation, String detail, Option<Throwable> cause) {
        return operation.semantics().isSafe()
                ? new Unreachable(operation, detail, cause)
                : new OutcomeUnknown(operation, detail, Option.none(), cause);
    }

    /**
     * The failure of a request that the service answered with an internal error: {@link ServiceUnavailable} where the
     * operation is safe, otherwise {@link OutcomeUnknown}. For those who write an adapter.
     */
    static HelpdeskFailure internalError(AnyOperation operation, ServiceAnswer answer) {
        return operation.semantics().isSafe()
                ? new ServiceUnavailable(operation, Option.some(answer))
                : new OutcomeUnknown(
                        operation, "the service had an internal error", Option.some(answer), Option.none());
    }

    /**
     * The failure of a request whose answer says that it was done, but cannot be read: {@link UnreadableResponse} where the
     * operation is safe, otherwise {@link OutcomeUnknown}. For those who write an adapter.
     *
     * @param path where in the answer it broke, as a JSON path
     * @param detail what is wrong there
     */
    static HelpdeskFailure unreadable(
            AnyOperation operation, String path, String detail, ServiceAnswer answer, Option<Throwable> cause) {
        return operation.semantics().isSafe()
                ? new UnreadableResponse(operation, path, detail, Option.some(answer), cause)
                : new OutcomeUnknown(
                        operation,
                        "the response cannot be read at " + path + ", " + detail,
                        Option.some(answer),
                        cause);
    }

    /**
     * The failure of a call whose thread was interrupted. For those who write an adapter.
     *
     * @param requestSent whether any of the request may have reached the service
     */
    static HelpdeskFailure interrupted(AnyOperation operation, boolean requestSent) {
        return new Interrupted(
                operation, requestSent && !operation.semantics().isSafe() ? Effect.UNKNOWN : Effect.NONE);
    }

    /** Whether an operation that failed may have changed anything. */
    enum Effect {
        /** It certainly changed nothing. */
        NONE,
        /** It may have done what it was asked, or not: look before doing it again. */
        UNKNOWN
    }

    /** The failures there are, with what each means and what to do about it. More may come in a minor release. */
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

        /** What went wrong, in a few words. */
        public String meaning() {
            return meaning;
        }

        /** What to do about it, in a few words. */
        public String advice() {
            return advice;
        }
    }

    /**
     * The request is not valid (code 154000), or was refused before it was sent.
     *
     * @param reason what is wrong with it
     */
    record InvalidRequest(AnyOperation operation, String reason, Option<ServiceAnswer> answer)
            implements HelpdeskFailure {

        public InvalidRequest {
            reason = ForeignText.clean(reason);
        }

        /** A request that need not be sent to know the answer. */
        public static InvalidRequest refusedLocally(AnyOperation operation, String reason) {
            return new InvalidRequest(operation, reason, Option.none());
        }

        /**
         * Returns the failure of a search whose page reaches past {@link Tickets#MAX_SEARCH_ROWS}, or none for a page within.
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
     * A credential is wrong (code 154001), the app's id or secret were refused, or an access token was, and a fresh one
     * too.
     */
    record Unauthenticated(AnyOperation operation, Option<ServiceAnswer> answer) implements HelpdeskFailure {

        @Override
        public Kind kind() {
            return Kind.UNAUTHENTICATED;
        }
    }

    /**
     * The app may not do this (code 154003), or lacks a scope (code 99991672).
     *
     * @param missingScopes the scopes of which one is needed, where the service names them
     */
    record PermissionDenied(AnyOperation operation, Option<ServiceAnswer> answer, Set<String> missingScopes)
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
    record NotFound(AnyOperation operation, Option<ServiceAnswer> answer) implements HelpdeskFailure {

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String reason() {
            return "there is no such " + operation.resource().displayName();
        }
    }

    /** The ticket is closed and takes no message (code 154401). */
    record TicketClosed(AnyOperation operation, Option<ServiceAnswer> answer) implements HelpdeskFailure {

        @Override
        public Kind kind() {
            return Kind.TICKET_CLOSED;
        }
    }

    /** The message holds an address that is not allowed (code 154403). */
    record ProhibitedUrl(AnyOperation operation, Option<ServiceAnswer> answer) implements HelpdeskFailure {

        @Override
        public Kind kind() {
            return Kind.PROHIBITED_URL;
        }
    }

    /**
     * Too many calls: the service refused one (code 99991400, or HTTP 429), or the client's own rate limiter had no permit
     * for it before its deadline: see {@link #isLocal()}. Nothing was done.
     *
     * @param answer the service's refusal; none where the client's own rate limiter had no permit
     * @param retryAfter how long to wait at least, where that is known
     */
    record RateLimited(AnyOperation operation, Option<ServiceAnswer> answer, Option<Duration> retryAfter)
            implements HelpdeskFailure {

        /** The client's own rate limiter had no permit in time; the service was not asked. */
        public static RateLimited locally(AnyOperation operation, Option<Duration> retryAfter) {
            return new RateLimited(operation, Option.none(), retryAfter);
        }

        /** Whether the call waited for the client's own rate limiter in vain, and the service was not asked. */
        public boolean isLocal() {
            return answer.isEmpty();
        }

        @Override
        public Kind kind() {
            return Kind.RATE_LIMITED;
        }

        /** Duration's own conversion throws on waits that a long cannot hold, and a service may ask for any. */
        private static BigInteger inMillis(Duration wait) {
            return BigInteger.valueOf(wait.toSeconds())
                    .multiply(BigInteger.valueOf(1000))
                    .add(BigInteger.valueOf(wait.toMillisPart()));
        }

        @Override
        public String reason() {
            return (isLocal() ? "the client's own rate limiter has no permit before the deadline" : kind().meaning())
                    + retryAfter.map(wait -> ", wait " + inMillis(wait) + " ms").getOrElse("");
        }
    }

    /**
     * The service is unavailable for now (code 155000, any other HTTP 5xx, 408 or 425) and nothing was done: the operation is
     * safe, or the request for an access token before it failed.
     */
    record ServiceUnavailable(AnyOperation operation, Option<ServiceAnswer> answer) implements HelpdeskFailure {

        @Override
        public Kind kind() {
            return Kind.SERVICE_UNAVAILABLE;
        }
    }

    /**
     * There was no answer, and the call certainly had no effect: the operation is safe, or its request was never sent.
     *
     * @param detail what the network said
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
        public Option<ServiceAnswer> answer() {
            return Option.none();
        }
    }

    /**
     * A request that changes something was sent, and there is no definite answer: an internal error, a broken connection, a
     * timeout, an answer that cannot be read, or a status or code that no document gives. It may have taken effect or not.
     *
     * @param detail what came instead of an answer
     */
    record OutcomeUnknown(AnyOperation operation, String detail, Option<ServiceAnswer> answer, Option<Throwable> cause)
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
     * The service says that it did what it was asked, but its answer is no valid one: to a read or, before a send, to the
     * request for an access token.
     *
     * @param path where in the answer it broke, as a JSON path: {@code $.data.tickets[3].ticket_id}
     * @param detail what is wrong there
     */
    record UnreadableResponse(
            AnyOperation operation, String path, String detail, Option<ServiceAnswer> answer, Option<Throwable> cause)
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

    /** The adapter does not do this: the answer of a port's default method. Nothing was done. */
    record Unsupported(AnyOperation operation) implements HelpdeskFailure {

        @Override
        public Kind kind() {
            return Kind.UNSUPPORTED;
        }

        @Override
        public Option<ServiceAnswer> answer() {
            return Option.none();
        }
    }

    /**
     * The calling thread was interrupted, before the call or in it. Its interrupt flag stays set.
     *
     * @param effect {@link Effect#UNKNOWN} where a request that changes something had been sent
     */
    record Interrupted(AnyOperation operation, Effect effect) implements HelpdeskFailure {

        @Override
        public Kind kind() {
            return Kind.INTERRUPTED;
        }

        @Override
        public Option<ServiceAnswer> answer() {
            return Option.none();
        }
    }

    /** The service refused for a reason of its own: a code that is not in this list, or a redirect. */
    record Rejected(AnyOperation operation, Option<ServiceAnswer> answer) implements HelpdeskFailure {

        @Override
        public Kind kind() {
            return Kind.REJECTED;
        }
    }
}
