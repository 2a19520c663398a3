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
 * The layer between {@link TokenLayer} and {@link Transport}: makes an attempt with a permit of the operation's rate limiter
 * for each of its requests. The permit is always released, even after an exception.
 */
final class PermitLayer {

    private final AppContext app;

    PermitLayer(AppContext app) {
        this.app = app;
    }

    /**
     * Makes an attempt. If the server has closed the pooled connection, as servers close idle ones, a repeatable request is
     * sent again at once over a new connection: with the same number, and with a permit of its own.
     */
    <T> Either<HelpdeskFailure, T> execute(HelpdeskCall<T> call, String token) {
        var number = call.nextAttempt();
        var first = send(call, number, RequestState.first(call, token));
        return first.onStaleConnection() && call.operation().semantics().isRepeatable()
                ? send(call, number, RequestState.second(call, token)).outcome()
                : first.outcome();
    }

    /**
     * The result of one request, also if it was not sent.
     *
     * @param onStaleConnection whether the request failed because the server had closed the pooled connection
     */
    private record RequestResult<T>(Either<HelpdeskFailure, T> outcome, boolean onStaleConnection) {}

    private <T> RequestResult<T> send(HelpdeskCall<T> call, int number, RequestState state) {
        var acquireStarted = app.time().nanoTime();
        Either<HelpdeskFailure, Permit> acquired = acquire(call);
        if (acquired.isLeft()) {
            return new RequestResult<>(Either.left(acquired.getLeft()), false);
        }
        try (var permit = acquired.get()) {
            var started = app.time().nanoTime();
            var exchange = app.transport().exchange(call.request(), state, call.deadline());
            var outcome = classify(call, state, exchange);
            var failure = outcome.swap().toOption();
            // A rejection pauses the limiter before the permit is released, so that no waiter acquires it in between.
            failure.filter(RateLimited.class::isInstance)
                    .forEach(rejection ->
                            app.limiter(call.endpoint()).pause(app.retryPolicy().rateLimitPause(rejection)));
            release(permit, exchange);
            failure.forEach(call::failed);
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
            return new RequestResult<>(outcome, stale);
        }
    }

    /** Decodes the response, if there is one, and returns the result or the failure. */
    private <T> Either<HelpdeskFailure, T> classify(HelpdeskCall<T> call, RequestState state, Exchange exchange) {
        var classification = new Classification(call.operation(), app.secrets());
        if (!(exchange instanceof Exchange.Responded responded)) {
            return Either.left(classification.withoutResponse(exchange));
        }
        var envelope = call.reader().read(responded, call.deadline(), app.secrets());
        if (envelope.problem().exists(Envelope.Problem::belongsToAnotherRequest)) {
            state.dropConnection();
        }
        return classification.of(responded, envelope);
    }

    private Either<HelpdeskFailure, Permit> acquire(HelpdeskCall<?> call) {
        // The layers above have used up the time: this is no wait for the rate limiter, which would be RateLimited.
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

    /** Releases the permit, except that of a request which may still arrive: {@link Permit#close} releases it. */
    private static void release(Permit permit, Exchange exchange) {
        if (!exchange.requestSent()) {
            permit.releaseUnsent();
        } else if (exchange.isSettled()) {
            permit.releaseSettled();
        }
    }
}
