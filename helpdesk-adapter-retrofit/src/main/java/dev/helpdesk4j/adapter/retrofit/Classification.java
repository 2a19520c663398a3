package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.adapter.retrofit.Exchange.Responded;
import dev.helpdesk4j.adapter.retrofit.common.Secrets;
import dev.helpdesk4j.adapter.retrofit.json.Limits;
import dev.helpdesk4j.ports.AnyOperation;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.InvalidRequest;
import dev.helpdesk4j.ports.HelpdeskFailure.NotFound;
import dev.helpdesk4j.ports.HelpdeskFailure.OutcomeUnknown;
import dev.helpdesk4j.ports.HelpdeskFailure.PermissionDenied;
import dev.helpdesk4j.ports.HelpdeskFailure.ProhibitedUrl;
import dev.helpdesk4j.ports.HelpdeskFailure.RateLimited;
import dev.helpdesk4j.ports.HelpdeskFailure.Rejected;
import dev.helpdesk4j.ports.HelpdeskFailure.ServiceUnavailable;
import dev.helpdesk4j.ports.HelpdeskFailure.TicketClosed;
import dev.helpdesk4j.ports.HelpdeskFailure.Unauthenticated;
import dev.helpdesk4j.ports.HelpdeskFailure.Unreachable;
import dev.helpdesk4j.ports.ServiceResponse;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.List;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Maps an exchange to the result or the failure of its operation, by the platform's code first, then by the HTTP status. */
final class Classification {

    /** Access token missing, malformed, invalid or expired. */
    private static final Set<Integer> TOKEN_CODES =
            LinkedHashSet.of(99991661, 99991663, 99991664, 99991668, 99991671, 99991677);

    private static final Pattern SCOPES_IN_MESSAGE = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Duration MAX_RETRY_AFTER = Duration.ofDays(365);

    private final AnyOperation operation;
    private final Secrets secrets;

    Classification(AnyOperation operation, Secrets secrets) {
        this.operation = operation;
        this.secrets = secrets;
    }

    /** Returns whether the service refused the access token. The call had no effect and may succeed with another token. */
    static boolean isTokenRefusal(HelpdeskFailure failure) {
        return failure.response().flatMap(ServiceResponse::code).exists(TOKEN_CODES::contains);
    }

    static Option<String> logId(Exchange exchange) {
        return exchange instanceof Responded responded
                ? responded.header("X-Tt-Logid").map(Excerpt::of)
                : Option.none();
    }

    /** Returns the result or the failure of a response. */
    <T> Either<HelpdeskFailure, T> of(Responded responded, Envelope<T> envelope) {
        // A success code counts even with an error status, but not for reads: the list might be incomplete.
        return envelope.data()
                .filter(data ->
                        responded.isSuccessful() || !operation.semantics().isSafe())
                .<Either<HelpdeskFailure, T>>map(Either::right)
                .getOrElse(() -> Either.left(failure(responded, envelope)));
    }

    /** Returns the failure of an exchange without a response. */
    HelpdeskFailure withoutResponse(Exchange exchange) {
        return exchange instanceof Exchange.Failed failed && failed.requestSent()
                ? HelpdeskFailure.noResponse(
                        operation, description(failed.cause()), Option.some(secrets.redact(failed.cause())))
                : withoutRequest(exchange);
    }

    /** Returns the failure of a request that was interrupted, or never sent. */
    private HelpdeskFailure withoutRequest(Exchange exchange) {
        return exchange instanceof Exchange.Failed failed
                ? new Unreachable(operation, description(failed.cause()), Option.some(secrets.redact(failed.cause())))
                : HelpdeskFailure.interrupted(operation, exchange.requestSent());
    }

    /**
     * Returns a new access token, or the failure of the operation that needs it. Requesting a token is safe.
     *
     * @param envelope the envelope of the response, if there is a response
     */
    Either<HelpdeskFailure, TokenJson.Issued> ofToken(Exchange exchange, Option<Envelope<TokenJson.Issued>> envelope) {
        if (!(exchange instanceof Responded responded) || envelope.isEmpty()) {
            return Either.left(withoutRequest(exchange));
        }
        return envelope.get()
                .data()
                .<Either<HelpdeskFailure, TokenJson.Issued>>map(Either::right)
                .getOrElse(() -> Either.left(tokenFailure(responded, envelope.get())));
    }

    /** Returns whether the service rejected the request because of its rate. */
    static boolean isRateLimited(Responded responded, Envelope<?> envelope) {
        return envelope.code().contains(99991400) || responded.status() == 429;
    }

    private HelpdeskFailure tokenFailure(Responded responded, Envelope<TokenJson.Issued> envelope) {
        var response = response(responded, envelope);
        if (isRateLimited(responded, envelope)) {
            return new RateLimited(operation, Option.some(response), retryAfter(responded));
        }
        if (responded.status() >= 500 || isTimeout(responded)) {
            return new ServiceUnavailable(operation, Option.some(response));
        }
        if (envelope.code().exists(code -> code != 0)) {
            return new Unauthenticated(operation, Option.some(response));
        }
        return responded.isSuccessful()
                ? unreadable(envelope, response)
                : new Rejected(operation, Option.some(response));
    }

    /** Returns the failure of a platform code. This is the only table of codes. */
    private HelpdeskFailure failure(Responded responded, Envelope<?> envelope) {
        var response = response(responded, envelope);
        var known = Option.some(response);
        int code = envelope.code().getOrElse(0);
        if (TOKEN_CODES.contains(code)) {
            return new Unauthenticated(operation, known);
        }
        return switch (code) {
            case 154000, 99992402 ->
                new InvalidRequest(operation, HelpdeskFailure.Kind.INVALID_REQUEST.meaning(), known);
            case 154001 -> new Unauthenticated(operation, known);
            case 154003, 99991672 -> new PermissionDenied(operation, known, scopes(envelope));
            case 154004 -> new NotFound(operation, known);
            case 154401 -> new TicketClosed(operation, known);
            case 154403 -> new ProhibitedUrl(operation, known);
            case 155000 -> HelpdeskFailure.internalError(operation, response);
            case 99991400 -> new RateLimited(operation, known, retryAfter(responded));
            default -> byStatus(responded, envelope, response);
        };
    }

    /** Returns the failure of an HTTP status, for undocumented codes and responses without a code. */
    private HelpdeskFailure byStatus(Responded responded, Envelope<?> envelope, ServiceResponse response) {
        var status = responded.status();
        if (status == 429) {
            return new RateLimited(operation, Option.some(response), retryAfter(responded));
        }
        if (status >= 500) {
            return HelpdeskFailure.internalError(operation, response);
        }
        if (isTimeout(responded)) {
            // A gateway may have timed out waiting for the service; 425 (Too Early) is sent before the request is
            // processed.
            return status == 425 || operation.semantics().isSafe()
                    ? new ServiceUnavailable(operation, Option.some(response))
                    : unknown("the server stopped waiting", response);
        }
        var successCode = envelope.code().map(code -> code == 0).getOrElse(responded.isSuccessful());
        if (successCode
                && envelope.problem().isDefined()
                && (responded.isSuccessful() || !operation.semantics().isSafe())) {
            return unreadable(envelope, response);
        }
        return status < 400 && !operation.semantics().isSafe()
                ? unknown("undocumented status or code", response)
                : new Rejected(operation, Option.some(response));
    }

    /** Returns whether the status requests a retry, as servers send it before they close a connection. */
    private static boolean isTimeout(Responded responded) {
        return responded.status() == 408 || responded.status() == 425;
    }

    private HelpdeskFailure unknown(String detail, ServiceResponse response) {
        return new OutcomeUnknown(operation, detail, Option.some(response), Option.none());
    }

    private HelpdeskFailure unreadable(Envelope<?> envelope, ServiceResponse response) {
        var problem = problem(envelope);
        return HelpdeskFailure.unreadable(
                operation,
                secrets.redact(problem.path()),
                secrets.redact(problem.detail()),
                response,
                problem.cause().map(secrets::redact));
    }

    private static Envelope.Problem problem(Envelope<?> envelope) {
        return envelope.problem().getOrElse(() -> new Envelope.Problem("$", "it has no result", Option.none()));
    }

    /**
     * Returns the message of an exception with the exception's name: some messages, as of an unknown host, are unclear
     * alone.
     */
    private String description(Throwable cause) {
        if (cause instanceof InterruptedIOException) {
            return "timed out";
        }
        var name = cause.getClass().getSimpleName().replaceAll("Exception$", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return secrets.redact(name.toLowerCase(Locale.ROOT)
                + Option.of(cause.getMessage())
                        .map(message -> ": " + message.lines().findFirst().orElse(""))
                        .getOrElse(""));
    }

    private ServiceResponse response(Responded responded, Envelope<?> envelope) {
        return response(responded, envelope, secrets);
    }

    /** Returns the response without secrets. */
    static ServiceResponse response(Responded responded, Envelope<?> envelope, Secrets secrets) {
        return new ServiceResponse(
                responded.status(),
                envelope.code(),
                envelope.message().map(secrets::redact),
                logId(responded).orElse(envelope.logId()).map(secrets::redact));
    }

    private Set<String> scopes(Envelope<?> envelope) {
        var named = envelope.missingScopes();
        if (named.nonEmpty()) {
            return LinkedHashSet.ofAll(named.map(secrets::redact));
        }
        return LinkedHashSet.ofAll(List.ofAll(envelope.message())
                .flatMap(message -> SCOPES_IN_MESSAGE
                        .matcher(message)
                        .results()
                        .map(found -> found.group(1))
                        .toList())
                .flatMap(inBrackets -> List.of(inBrackets.split(",")))
                .map(String::strip)
                .filter(scope -> scope.matches("[a-z_.-]+(:[a-z_.-]+)+"))
                .take(Limits.SCOPES)
                .map(secrets::redact));
    }

    /** Returns the requested wait in seconds, possibly with a fraction; all but finite non-negative numbers are ignored. */
    static Option<Duration> retryAfter(Responded responded) {
        return List.of("x-ogw-ratelimit-reset", "Retry-After")
                .flatMap(responded::header)
                .flatMap(text -> Try.of(() -> Double.parseDouble(text.strip())).toOption())
                .filter(seconds -> Double.isFinite(seconds) && seconds >= 0)
                .headOption()
                .map(seconds -> Duration.ofMillis(
                        (long) Math.ceil(Math.min(seconds, (double) MAX_RETRY_AFTER.toSeconds()) * 1000)));
    }
}
