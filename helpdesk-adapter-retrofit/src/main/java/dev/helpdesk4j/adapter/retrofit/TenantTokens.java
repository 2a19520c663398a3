package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The app's tenant access token: fetched when it is first needed, and again when it has expired or is refused. */
final class TenantTokens {

    /** A token is not used for the last of its time, so that it does not expire on its way. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** With so much time left the platform gives a new token, and both are valid until each expires. */
    private static final Duration RENEWAL = Duration.ofMinutes(30);

    /** A renewal that failed is tried again after this. */
    private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(10);

    /** No token lives longer, by the platform's documents. */
    private static final Duration LONGEST = Duration.ofHours(2);

    private final Transport transport;
    private final String appId;
    private final String appSecret;
    private final Secrets secrets;
    private final AtomicReference<@Nullable CompletableFuture<Exchange>> underWay = new AtomicReference<>();
    private final LongSupplier nanoTime;
    private volatile @Nullable Token current;
    private volatile long renewalAfter;

    TenantTokens(Transport transport, String appId, String appSecret, Secrets secrets, LongSupplier nanoTime) {
        this.transport = transport;
        this.appId = appId;
        this.appSecret = appSecret;
        this.secrets = secrets;
        this.nanoTime = nanoTime;
        this.renewalAfter = nanoTime.getAsLong();
    }

    /**
     * A token that is valid now, for the operation that needs it until then. However many callers wait, it is fetched
     * once, and the answer is everybody's, whether it brings a token or not. While there is a valid one nobody waits: it
     * is renewed in the background.
     */
    Either<HelpdeskFailure, String> valid(Operation operation, long until) {
        while (true) {
            var seen = current;
            var now = nanoTime.getAsLong();
            if (seen != null && seen.isValid(now)) {
                if (seen.isToBeRenewed(now) && renewalAfter - now <= 0) {
                    var unused = fetch(seen);
                }
                return Either.right(seen.value);
            }
            try {
                var rest = Math.max(0, until - System.nanoTime());
                var exchange = fetch(seen).get(rest, TimeUnit.NANOSECONDS);
                if (!(exchange instanceof Exchange.Cut)) {
                    return new Classification(operation, secrets)
                            .ofToken(exchange)
                            .map(TokenJson.Issued::value);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return Either.left(new HelpdeskFailure.Interrupted(operation, HelpdeskFailure.Effect.NONE));
            } catch (TimeoutException late) {
                return Either.left(unreachable(operation, "timed out waiting for an access token", late));
            } catch (ExecutionException failed) {
                return Either.left(unreachable(operation, "the access token could not be asked for", failed));
            }
        }
    }

    private HelpdeskFailure unreachable(Operation operation, String detail, Throwable cause) {
        return new HelpdeskFailure.Unreachable(operation, detail, Option.some(secrets.redact(cause)));
    }

    /** The service does not take this token: the next caller fetches another, unless somebody has already. */
    void refused(String token) {
        var cached = current;
        if (cached != null && cached.value.equals(token)) {
            current = null;
        }
    }

    /**
     * The answer that is under way, or a new one; a cut one if somebody else has brought another token since. It is
     * fetched on a thread of its own, as whoever waits may give up.
     */
    private CompletableFuture<Exchange> fetch(@Nullable Token seen) {
        var own = new CompletableFuture<Exchange>();
        var joined = underWay.compareAndExchange(null, own);
        if (joined != null) {
            return joined;
        }
        if (!Objects.equals(current, seen)) {
            underWay.set(null);
            own.complete(new Exchange.Cut(false));
            return own;
        }
        try {
            return own.completeAsync(this::fetched, transport.executor());
        } catch (RejectedExecutionException closed) {
            underWay.set(null);
            own.complete(new Exchange.Broken(new IOException("the app is closed"), false));
            return own;
        }
    }

    private Exchange fetched() {
        try {
            var asked = nanoTime.getAsLong();
            renewalAfter = asked + BETWEEN_RENEWALS.toNanos();
            var attempt = new Attempt(Map.of());
            var exchange = transport.exchange(
                    transport.helpdeskApi().tenantAccessToken(attempt, TokenJson.request(appId, appSecret)),
                    attempt,
                    System.nanoTime() + transport.patience().toNanos());
            Classification.issued(exchange).forEach(issued -> {
                secrets.keepToken(issued.value());
                current = new Token(issued.value(), asked + lifetime(issued).toNanos());
            });
            return exchange;
        } finally {
            underWay.set(null);
        }
    }

    private static Duration lifetime(TokenJson.Issued issued) {
        return issued.lifetime().compareTo(LONGEST) < 0 ? issued.lifetime() : LONGEST;
    }

    private record Token(String value, long expiresAt) {

        boolean isValid(long now) {
            return expiresAt - MARGIN.toNanos() - now > 0;
        }

        boolean isToBeRenewed(long now) {
            return expiresAt - RENEWAL.toNanos() - now <= 0;
        }

        @Override
        public String toString() {
            return "Token";
        }
    }
}
