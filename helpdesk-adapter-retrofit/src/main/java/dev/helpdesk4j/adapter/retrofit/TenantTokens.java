package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.adapter.retrofit.common.Secrets;
import dev.helpdesk4j.adapter.retrofit.common.Time;
import dev.helpdesk4j.ports.AnyOperation;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.RateLimited;
import dev.helpdesk4j.ports.HelpdeskFailure.Unreachable;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The app's tenant access token. It is fetched on first use, and again when it has expired or is refused. */
final class TenantTokens implements AutoCloseable {

    /** A token is not used in the last minute of its lifetime, so that it does not expire in flight. */
    private static final Duration EXPIRY_MARGIN = Duration.ofMinutes(1);

    /** If a token expires in less than this, the platform issues a new one, and both are valid until each expires. */
    private static final Duration RENEWAL_PERIOD = Duration.ofMinutes(30);

    /** A failed renewal is repeated after this interval. */
    private static final Duration RENEWAL_INTERVAL = Duration.ofSeconds(10);

    /** The maximum lifetime of a token, according to the platform's documents. */
    private static final Duration MAX_LIFETIME = Duration.ofHours(2);

    private final Transport transport;
    private final String appId;
    private final String appSecret;
    private final Secrets secrets;
    private final RetryPolicy retryPolicy;
    private final Time time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition fetched = lock.newCondition();
    private volatile @Nullable Token current;
    private @Nullable Fetch inFlight;
    private long nextRenewal;
    private long rateLimitedUntil;
    private boolean closed;

    TenantTokens(
            Transport transport, String appId, String appSecret, Secrets secrets, RetryPolicy retryPolicy, Time time) {
        this.transport = transport;
        this.appId = appId;
        this.appSecret = appSecret;
        this.secrets = secrets;
        this.retryPolicy = retryPolicy;
        this.time = time;
        this.nextRenewal = time.nanoTime();
        this.rateLimitedUntil = nextRenewal;
    }

    /** A request for a token. All waiting callers share it and its result. */
    private static final class Fetch {
        private @Nullable Result result;
    }

    /** The result of a request for a token, decoded once for all waiting callers. */
    private record Result(Exchange exchange, Option<Envelope<TokenJson.Issued>> envelope) {

        private static Result of(Exchange exchange, Deadline deadline) {
            return new Result(
                    exchange,
                    exchange instanceof Exchange.Responded responded
                            ? Option.some(Envelope.readTop(responded, new TokenJson(), deadline))
                            : Option.none());
        }

        private Option<TokenJson.Issued> issued() {
            return envelope.flatMap(Envelope::data);
        }

        /** Returns the requested wait, if any, if the service rejected the request because of its rate. */
        private Option<Option<Duration>> rejection() {
            return exchange instanceof Exchange.Responded responded
                            && envelope.exists(read -> Classification.isRateLimited(responded, read))
                    ? Option.some(Classification.retryAfter(responded))
                    : Option.none();
        }

        private static Result failed(Exception cause) {
            return new Result(new Exchange.Failed(cause, false, true, false), Option.none());
        }
    }

    /**
     * Returns a valid token. The caller waits only if there is none: a token that expires soon is renewed in the background.
     */
    Either<HelpdeskFailure, String> get(AnyOperation operation, Deadline deadline) {
        var token = current;
        if (token != null && token.isFresh(time.nanoTime())) {
            return Either.right(token.value());
        }
        try {
            lock.lockInterruptibly();
            try {
                return renewOrAwait(operation, deadline);
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Either.left(HelpdeskFailure.interrupted(operation, false));
        }
    }

    private Either<HelpdeskFailure, String> renewOrAwait(AnyOperation operation, Deadline deadline)
            throws InterruptedException {
        while (true) {
            var token = current;
            var now = time.nanoTime();
            if (token != null && token.isValid(now)) {
                if (!token.isFresh(now) && inFlight == null && nextRenewal - now <= 0) {
                    start();
                }
                return Either.right(token.value());
            }
            if (closed) {
                return Either.left(AppContext.closed(operation));
            }
            var pause = rateLimitedUntil - now;
            if (inFlight != null || pause <= 0) {
                return await(inFlight != null ? inFlight : start(), operation, deadline);
            }
            if (pause >= deadline.remainingNanos()) {
                return Either.left(RateLimited.locally(operation, Option.some(Duration.ofNanos(pause))));
            }
            time.await(fetched, pause);
        }
    }

    private Either<HelpdeskFailure, String> await(Fetch fetch, AnyOperation operation, Deadline deadline)
            throws InterruptedException {
        while (fetch.result == null && !closed && !deadline.hasPassed()) {
            time.await(fetched, deadline.remainingNanos());
        }
        var result = fetch.result;
        // Closing the app interrupts the thread that fetches: the caller was not interrupted.
        if (closed && (result == null || !(result.exchange() instanceof Exchange.Responded))) {
            return Either.left(AppContext.closed(operation));
        }
        return result == null
                ? Either.left(new Unreachable(operation, "timed out waiting for an access token", Option.none()))
                : new Classification(operation, secrets)
                        .ofToken(result.exchange(), result.envelope())
                        .map(TokenJson.Issued::value);
    }

    /**
     * Drops a token that the service has refused, unless it has been replaced already. The next caller fetches another one.
     */
    void refused(String token) {
        lock.lock();
        try {
            var cached = current;
            if (cached != null && cached.value().equals(token)) {
                current = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Starts to fetch a token on another thread, as the callers may time out. */
    private Fetch start() {
        var fetch = new Fetch();
        inFlight = fetch;
        nextRenewal = time.nanoTime() + RENEWAL_INTERVAL.toNanos();
        try {
            transport.executor().execute(() -> fetch(fetch));
        } catch (RuntimeException | Error noThread) {
            finish(fetch, Result.failed(new IOException("no thread to fetch an access token on", noThread)), null);
        }
        return fetch;
    }

    private void fetch(Fetch fetch) {
        var requestedAt = time.nanoTime();
        var result = Result.failed(new IOException("the request for an access token failed"));
        @Nullable Token token = null;
        try {
            var deadline = Deadline.after(transport.attemptTimeout(), time);
            result = Result.of(exchange(deadline), deadline);
            token = result.issued()
                    .map(issued -> new Token(
                            issued.value(), requestedAt + lifetime(issued).toNanos()))
                    .getOrNull();
        } finally {
            if (token != null) {
                secrets.keepToken(token.value());
            }
            finish(fetch, result, token);
        }
    }

    /** Requesting a token is safe: if a pooled connection was stale, the request is sent again over a new one. */
    private Exchange exchange(Deadline deadline) {
        var first = exchange(deadline, false);
        return first instanceof Exchange.Failed failed && failed.staleConnection() ? exchange(deadline, true) : first;
    }

    private Exchange exchange(Deadline deadline, boolean newConnection) {
        return transport.exchange(
                (api, state) -> api.tenantAccessToken(state, TokenJson.request(appId, appSecret)),
                RequestState.withoutCredentials(newConnection),
                deadline);
    }

    private void finish(Fetch fetch, Result result, @Nullable Token token) {
        lock.lock();
        try {
            if (token != null) {
                current = token;
            }
            result.rejection()
                    .forEach(retryAfter -> rateLimitedUntil = time.nanoTime()
                            + retryPolicy.rateLimitPause(retryAfter).toNanos());
            fetch.result = result;
            inFlight = null;
            fetched.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static Duration lifetime(TokenJson.Issued issued) {
        return issued.lifetime().compareTo(MAX_LIFETIME) < 0 ? issued.lifetime() : MAX_LIFETIME;
    }

    /** Ends the waiting of all callers. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            fetched.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private record Token(String value, long expiresAt) {

        boolean isValid(long now) {
            return expiresAt - EXPIRY_MARGIN.toNanos() - now > 0;
        }

        /** Returns whether the token is not due for renewal. */
        boolean isFresh(long now) {
            return expiresAt - RENEWAL_PERIOD.toNanos() - now > 0;
        }

        @Override
        public String toString() {
            return "Token";
        }
    }
}
