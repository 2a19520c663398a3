package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The app's tenant access token: fetched when it is first needed, and again when it has expired or is refused. */
final class TenantTokens {

    /** A token is not used for the last of its time, so that it does not expire on its way. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** No token lives longer, by the platform's documents. */
    private static final Duration LONGEST = Duration.ofHours(2);

    private final Transport transport;
    private final String appId;
    private final String appSecret;
    private final Secrets secrets;
    private final AtomicReference<@Nullable CompletableFuture<Exchange>> underWay = new AtomicReference<>();
    private volatile @Nullable Token current;

    TenantTokens(Transport transport, String appId, String appSecret, Secrets secrets) {
        this.transport = transport;
        this.appId = appId;
        this.appSecret = appSecret;
        this.secrets = secrets;
    }

    /**
     * A token that is valid now, for the operation that needs it. However many callers wait, one fetches it, and its
     * answer is everybody's, whether it brings a token or not.
     */
    Either<HelpdeskFailure, String> valid(Operation operation) {
        while (true) {
            var cached = current;
            if (cached != null && cached.isFresh()) {
                return Either.right(cached.value);
            }
            var own = new CompletableFuture<Exchange>();
            var joined = underWay.compareAndExchange(null, own);
            if (joined == null) {
                return read(operation, fetch(own));
            }
            try {
                var exchange = joined.get();
                // Where whoever fetched was interrupted, somebody else has to.
                if (!(exchange instanceof Exchange.Cut)) {
                    return read(operation, exchange);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return Either.left(new HelpdeskFailure.Interrupted(operation, HelpdeskFailure.Effect.NONE));
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** The service does not take this token: the next caller fetches another, unless somebody has already. */
    void refused(String token) {
        var cached = current;
        if (cached != null && cached.value.equals(token)) {
            current = null;
        }
    }

    private Exchange fetch(CompletableFuture<Exchange> everybodys) {
        Exchange exchange = new Exchange.Cut(false);
        try {
            var asked = System.nanoTime();
            var attempt = new Attempt(Map.of());
            exchange = transport.exchange(
                    transport.helpdeskApi().tenantAccessToken(attempt, TokenJson.request(appId, appSecret)), attempt);
            Classification.issued(exchange).forEach(issued -> {
                secrets.keepToken(issued.value());
                current = new Token(
                        issued.value(), asked + lifetime(issued).minus(MARGIN).toNanos());
            });
            return exchange;
        } finally {
            underWay.set(null);
            everybodys.complete(exchange);
        }
    }

    private static Duration lifetime(TokenJson.Issued issued) {
        return issued.lifetime().compareTo(LONGEST) < 0 ? issued.lifetime() : LONGEST;
    }

    private Either<HelpdeskFailure, String> read(Operation operation, Exchange exchange) {
        return new Classification(operation, secrets).ofToken(exchange).map(TokenJson.Issued::value);
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
