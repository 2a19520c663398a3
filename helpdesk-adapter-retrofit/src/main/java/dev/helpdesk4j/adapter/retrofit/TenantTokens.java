package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The app's tenant access token: fetched when it is first needed, and again when it has expired or is refused. */
final class TenantTokens {

    /** A token is not used for the last of its time, so that it does not expire on its way. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Transport transport;
    private final String appId;
    private final String appSecret;
    private final Secrets secrets;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Token current;

    TenantTokens(Transport transport, String appId, String appSecret, Secrets secrets) {
        this.transport = transport;
        this.appId = appId;
        this.appSecret = appSecret;
        this.secrets = secrets;
    }

    /** A token that is valid now, for the operation that needs it; however many callers wait, one fetches it. */
    Either<HelpdeskFailure, String> valid(Operation operation) {
        var cached = current;
        if (cached != null && cached.isFresh()) {
            return Either.right(cached.value);
        }
        try {
            fetching.lockInterruptibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Either.left(new HelpdeskFailure.Interrupted(operation, HelpdeskFailure.Effect.NONE));
        }
        try {
            var fetchedMeanwhile = current;
            return fetchedMeanwhile != null && fetchedMeanwhile.isFresh()
                    ? Either.right(fetchedMeanwhile.value)
                    : fetch(operation);
        } finally {
            fetching.unlock();
        }
    }

    /** The service does not take this token: the next caller fetches another, unless somebody has already. */
    void refused(String token) {
        var cached = current;
        if (cached != null && cached.value.equals(token)) {
            current = null;
        }
    }

    private Either<HelpdeskFailure, String> fetch(Operation operation) {
        var asked = System.nanoTime();
        var attempt = new Attempt();
        var exchange = Exchange.of(
                transport.helpdeskApi().tenantAccessToken(attempt, TokenJson.request(appId, appSecret)), attempt);
        return new Classification(operation, secrets).ofToken(exchange).map(issued -> {
            secrets.keep(issued.value());
            var replaced = current;
            current = new Token(
                    issued.value(), asked + issued.lifetime().minus(MARGIN).toNanos());
            if (replaced != null && !replaced.value.equals(issued.value())) {
                secrets.forget(replaced.value);
            }
            return issued.value();
        });
    }

    private record Token(String value, long expiresAtNanos) {

        boolean isFresh() {
            return System.nanoTime() - expiresAtNanos < 0;
        }

        @Override
        public String toString() {
            return "Token";
        }
    }
}
