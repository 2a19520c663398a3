package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonAdapter;
import dev.helpdesk4j.adapter.retrofit.Exchange.Answered;
import dev.helpdesk4j.adapter.retrofit.Exchange.Broken;
import dev.helpdesk4j.adapter.retrofit.Exchange.Cut;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Effect;
import dev.helpdesk4j.ports.HelpdeskFailure.Interrupted;
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
import dev.helpdesk4j.ports.HelpdeskFailure.UnreadableResponse;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.ServiceAnswer;
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

/** What an exchange means for the operation that made it: by the platform's code first, by the HTTP status second. */
final class Classification {

    /** Access token missing, malformed, invalid or expired. */
    private static final Set<Integer> TOKEN_CODES =
            LinkedHashSet.of(99991661, 99991663, 99991664, 99991668, 99991671, 99991677);

    private static final Pattern SCOPES_IN_MESSAGE = Pattern.compile("\\[([^\\]]*)]");
    private static final Duration LONGEST_WAIT_TOLD = Duration.ofDays(365);

    private final Operation operation;
    private final Secrets secrets;

    Classification(Operation operation, Secrets secrets) {
        this.operation = operation;
        this.secrets = secrets;
    }

    /** Whether the service did not take the access token, so that the call had no effect and another token may help. */
    static boolean isTokenRefusal(HelpdeskFailure failure) {
        return failure.answer().flatMap(ServiceAnswer::code).exists(TOKEN_CODES::contains);
    }

    static Option<String> logId(Exchange exchange) {
        return exchange instanceof Answered answered ? answered.header("X-Tt-Logid") : Option.none();
    }

    /** The result or the failure of the operation's own request. */
    <T> Either<HelpdeskFailure, T> of(Exchange exchange, JsonAdapter<T> data) {
        if (exchange instanceof Answered answered) {
            var envelope = Envelope.read(answered, data);
            // A message that the service says it has taken, it has taken; of a listing nothing may seem to be missing.
            return envelope.data()
                    .filter(read ->
                            answered.isSuccessful() || !operation.semantics().isSafe())
                    .<Either<HelpdeskFailure, T>>map(Either::right)
                    .getOrElse(() -> Either.left(failure(answered, envelope)));
        }
        return Either.left(withoutAnswer(exchange, operation.semantics().isSafe()));
    }

    /** The access token in an answer of the token endpoint, where there is one. */
    static Option<TokenJson.Issued> issued(Exchange exchange) {
        return exchange instanceof Answered answered
                ? Envelope.readTop(answered, new TokenJson()).data()
                : Option.none();
    }

    /** A new access token, or why the operation that needs it cannot go on. Asking for a token has no effect. */
    Either<HelpdeskFailure, TokenJson.Issued> ofToken(Exchange exchange) {
        if (exchange instanceof Answered answered) {
            var envelope = Envelope.readTop(answered, new TokenJson());
            if (envelope.data().isDefined()) {
                return Either.right(envelope.data().get());
            }
            var told = told(answered, envelope);
            var code = envelope.code();
            if (code.contains(99991400) || answered.status() == 429) {
                return Either.left(new RateLimited(operation, Option.some(told), wait(answered)));
            }
            if (answered.status() >= 500) {
                return Either.left(new ServiceUnavailable(operation, Option.some(told)));
            }
            if (code.exists(refusal -> refusal != 0)) {
                return Either.left(new Unauthenticated(operation, Option.some(told)));
            }
            return Either.left(
                    answered.isSuccessful() ? unreadable(envelope, told) : new Rejected(operation, Option.some(told)));
        }
        return Either.left(withoutAnswer(exchange, true));
    }

    /** The one table of codes, then of statuses. */
    private HelpdeskFailure failure(Answered answered, Envelope<?> envelope) {
        var told = told(answered, envelope);
        var answer = Option.some(told);
        int code = envelope.code().getOrElse(0);
        if (TOKEN_CODES.contains(code)) {
            return new Unauthenticated(operation, answer);
        }
        return switch (code) {
            case 154000 -> new InvalidRequest(operation, HelpdeskFailure.Kind.INVALID_REQUEST.meaning(), answer);
            case 154001 -> new Unauthenticated(operation, answer);
            case 154003, 99991672 -> new PermissionDenied(operation, answer, scopes(envelope));
            case 154004 -> new NotFound(operation, answer);
            case 154401 -> new TicketClosed(operation, answer);
            case 154403 -> new ProhibitedUrl(operation, answer);
            case 155000 -> internalError(told);
            case 99991400 -> new RateLimited(operation, answer, wait(answered));
            default -> byStatus(answered, envelope, told);
        };
    }

    private HelpdeskFailure byStatus(Answered answered, Envelope<?> envelope, ServiceAnswer told) {
        if (answered.status() == 429) {
            return new RateLimited(operation, Option.some(told), wait(answered));
        }
        if (answered.status() >= 500) {
            return internalError(told);
        }
        var saysDone = envelope.code().map(code -> code == 0).getOrElse(answered.isSuccessful());
        if (!operation.semantics().isSafe() && saysDone) {
            var problem = problem(envelope);
            return new OutcomeUnknown(
                    operation,
                    secrets.redact("the answer cannot be read at " + problem.path() + ", " + problem.detail()),
                    Option.some(told),
                    problem.cause().map(secrets::redact));
        }
        return answered.isSuccessful() && envelope.problem().isDefined()
                ? unreadable(envelope, told)
                : new Rejected(operation, Option.some(told));
    }

    private HelpdeskFailure internalError(ServiceAnswer told) {
        return operation.semantics().isSafe()
                ? new ServiceUnavailable(operation, Option.some(told))
                : new OutcomeUnknown(operation, "the service had an internal error", Option.some(told), Option.none());
    }

    private HelpdeskFailure unreadable(Envelope<?> envelope, ServiceAnswer told) {
        var problem = problem(envelope);
        return new UnreadableResponse(
                operation,
                secrets.redact(problem.path()),
                secrets.redact(problem.detail()),
                Option.some(told),
                problem.cause().map(secrets::redact));
    }

    private static Envelope.Problem problem(Envelope<?> envelope) {
        return envelope.problem().getOrElse(() -> new Envelope.Problem("$", "it has no result", Option.none()));
    }

    private HelpdeskFailure withoutAnswer(Exchange exchange, boolean isRead) {
        if (exchange instanceof Cut cut) {
            return new Interrupted(operation, cut.left() && !isRead ? Effect.UNKNOWN : Effect.NONE);
        }
        var broken = (Broken) exchange;
        var cause = secrets.redact(broken.cause());
        var reason = secrets.redact(inWords(broken.cause()));
        if (broken.left() && !isRead) {
            return new OutcomeUnknown(operation, reason, Option.none(), Option.some(cause));
        }
        return new Unreachable(operation, reason, Option.some(cause));
    }

    /** An exception in words: some, as that of an unknown host, say nothing without their name. */
    private static String inWords(Throwable cause) {
        if (cause instanceof InterruptedIOException) {
            return "timed out";
        }
        var name = cause.getClass().getSimpleName().replaceAll("Exception$", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return name.toLowerCase(Locale.ROOT)
                + Option.of(cause.getMessage())
                        .map(message -> ": " + message.lines().findFirst().orElse(""))
                        .getOrElse("");
    }

    private ServiceAnswer told(Answered answered, Envelope<?> envelope) {
        return new ServiceAnswer(
                answered.status(),
                envelope.code(),
                envelope.message().map(secrets::redact),
                logId(answered).orElse(envelope.logId()).map(secrets::redact));
    }

    private Set<String> scopes(Envelope<?> envelope) {
        var named = envelope.missingScopes();
        if (named.nonEmpty()) {
            return LinkedHashSet.ofAll(named.map(secrets::redact));
        }
        return LinkedHashSet.ofAll(List.ofAll(envelope.message())
                .flatMap(message ->
                        List.ofAll(SCOPES_IN_MESSAGE.matcher(message).results().map(found -> found.group(1))))
                .flatMap(inBrackets -> List.of(inBrackets.split(",")))
                .map(String::strip)
                .filter(scope -> scope.matches("[a-z_.-]+(:[a-z_.-]+)+"))
                .map(secrets::redact));
    }

    /** Seconds, perhaps with a fraction; what is no finite non-negative number tells nothing. */
    private static Option<Duration> wait(Answered answered) {
        return List.of("x-ogw-ratelimit-reset", "Retry-After")
                .flatMap(answered::header)
                .flatMap(text -> Try.of(() -> Double.parseDouble(text.strip())).toOption())
                .filter(seconds -> Double.isFinite(seconds) && seconds >= 0)
                .headOption()
                .map(seconds -> Duration.ofMillis(
                        (long) Math.ceil(Math.min(seconds, (double) LONGEST_WAIT_TOLD.toSeconds()) * 1000)));
    }
}
