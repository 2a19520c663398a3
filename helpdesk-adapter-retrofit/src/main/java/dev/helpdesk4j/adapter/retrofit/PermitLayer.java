package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.adapter.retrofit.RateLimiter.Denial;
import dev.helpdesk4j.adapter.retrofit.RateLimiter.Permit;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.RateLimited;
import dev.helpdesk4j.ports.HelpdeskFailure.Unreachable;
import dev.helpdesk4j.ports.ServiceResponse;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * The third layer: makes an attempt with a permit of the operation's rate limiter. The response is decoded and classified
 * while the permit is held. The permit is always released, even after an exception.
 */
final class PermitLayer {

    private final AppContext app;

    PermitLayer(AppContext app) {
        this.app = app;
    }

    /**
     * Makes an attempt. If the server has closed the pooled connection, as servers close idle ones, a repeatable request is
     * sent again at once over a new connection.
     */
    <T> Either<HelpdeskFailure, T> execute(HelpdeskCall<T> call, String token) {
        var number = call.nextAttempt();
        var repeatable = call.operation().semantics().isRepeatable();
        var sent = send(call, number, new Attempt(call, token, !repeatable));
        return sent.onStaleConnection() && repeatable
                ? send(call, number, new Attempt(call, token, true)).outcome()
                : sent.outcome();
    }

    /** @param onStaleConnection whether the request failed because the server had closed the pooled connection */
    private record Sent<T>(Either<HelpdeskFailure, T> outcome, boolean onStaleConnection) {}

    private <T> Sent<T> send(HelpdeskCall<T> call, int number, Attempt attempt) {
        var acquireStarted = app.time().nanoTime();
        Either<HelpdeskFailure, Permit> acquired = acquire(call);
        if (acquired.isLeft()) {
            return new Sent<>(Either.left(acquired.getLeft()), false);
        }
        try (var permit = acquired.get()) {
            var started = app.time().nanoTime();
            var exchange = app.transport().exchange(call.request(), attempt, call.deadline());
            var outcome = outcome(call, attempt, exchange);
            release(permit, exchange);
            var failure = outcome.swap().toOption();
            failure.forEach(call::failed);
            failure.filter(RateLimited.class::isInstance)
                    .forEach(rejection ->
                            app.limiter(call.endpoint()).pause(app.retryPolicy().rateLimitPause(rejection)));
            var stale = exchange instanceof Exchange.Failed failed && failed.staleConnection();
            if (stale) {
                app.transport().evictIdleConnections();
            }
            app.report(new AttemptReport(
                    call.operation(),
                    number,
                    Duration.ofNanos(started - acquireStarted),
                    exchange instanceof Exchange.Responded responded ? Option.some(responded.status()) : Option.none(),
                    failure.flatMap(HelpdeskFailure::response).flatMap(ServiceResponse::code),
                    Classification.logId(exchange).map(app.secrets()::redact),
                    Duration.ofNanos(app.time().nanoTime() - started),
                    failure.map(HelpdeskFailure::kind),
                    stale));
            return new Sent<>(outcome, stale);
        }
    }

    private <T> Either<HelpdeskFailure, T> outcome(HelpdeskCall<T> call, Attempt attempt, Exchange exchange) {
        var classification = new Classification(call.operation(), app.secrets());
        if (!(exchange instanceof Exchange.Responded responded)) {
            return Either.left(classification.withoutResponse(exchange));
        }
        var envelope = call.reader().read(responded, call.deadline(), app.secrets());
        if (envelope.problem().exists(Envelope.Problem::ofAnotherRequest)) {
            attempt.dropConnection();
        }
        return classification.of(responded, envelope);
    }

    private Either<HelpdeskFailure, Permit> acquire(HelpdeskCall<?> call) {
        if (call.deadline().hasPassed()) {
            return Either.left(new Unreachable(call.operation(), "timed out", Option.none()));
        }
        try {
            return app.limiter(call.endpoint()).acquire(call.deadline()).mapLeft(denial -> failure(call, denial));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Either.left(HelpdeskFailure.interrupted(call.operation(), false));
        }
    }

    private static HelpdeskFailure failure(HelpdeskCall<?> call, Denial denial) {
        return denial.closed()
                ? AppContext.closed(call.operation())
                : RateLimited.locally(call.operation(), denial.retryAfter());
    }

    /** The permit of a sent request that was abandoned is released by closing it. */
    private static void release(Permit permit, Exchange exchange) {
        if (!exchange.requestSent()) {
            permit.releaseUnsent();
        } else if (exchange.isSettled()) {
            permit.releaseArrived();
        }
    }
}
