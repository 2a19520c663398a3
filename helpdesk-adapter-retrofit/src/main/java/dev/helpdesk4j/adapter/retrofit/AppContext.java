package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.adapter.retrofit.common.Secrets;
import dev.helpdesk4j.adapter.retrofit.common.Time;
import dev.helpdesk4j.ports.AnyOperation;
import dev.helpdesk4j.ports.HelpdeskFailure;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state that all calls of an app share: connections, access token, rate limiters and retry budget. */
final class AppContext implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AppContext.class);

    private final Time time;
    private final Transport transport;
    private final TenantTokens tokens;
    private final RetryPolicy retryPolicy;
    private final RetryBudget retryBudget = new RetryBudget();
    private final Map<AnyOperation, List<RateLimit>> limits;
    private final Map<AnyOperation, RateLimiter> limiters = new ConcurrentHashMap<>();
    private final AttemptListener listener;
    private final Secrets secrets;
    private final CloseSignal closeSignal;

    /** @param limits the limits of these operations, instead of the default ones */
    AppContext(
            Time time,
            Transport transport,
            TenantTokens tokens,
            RetryPolicy retryPolicy,
            Map<AnyOperation, List<RateLimit>> limits,
            AttemptListener listener,
            Secrets secrets) {
        this.time = time;
        this.transport = transport;
        this.tokens = tokens;
        this.retryPolicy = retryPolicy;
        this.limits = Map.copyOf(limits);
        this.listener = listener;
        this.secrets = secrets;
        this.closeSignal = new CloseSignal(time);
    }

    /** Returns the layers of a call, the outermost one first. */
    RetryLayer layers() {
        return new RetryLayer(retryPolicy, retryBudget, closeSignal, new TokenLayer(tokens, new PermitLayer(this)));
    }

    Time time() {
        return time;
    }

    Transport transport() {
        return transport;
    }

    RetryPolicy retryPolicy() {
        return retryPolicy;
    }

    Secrets secrets() {
        return secrets;
    }

    /** Returns the rate limiter of this operation; there is one per app. */
    RateLimiter limiter(Endpoint<?, ?> endpoint) {
        return limiters.computeIfAbsent(
                endpoint.operation(),
                operation -> new RateLimiter(limits.getOrDefault(operation, endpoint.defaultLimits()), time));
    }

    /** Logs an attempt and calls the listener with it. */
    void report(AttemptReport report) {
        LOG.debug(
                "{} attempt {}: {} in {} ms, log id {}",
                report.operation().displayName(),
                report.number(),
                report.staleConnection()
                        ? "stale connection"
                        : report.failure().map(Enum::name).getOrElse("OK"),
                report.duration().toMillis(),
                report.logId().getOrElse("-"));
        try {
            listener.onAttempt(report);
        } catch (RuntimeException thrown) {
            LOG.warn("the attempt listener threw an exception", secrets.redact(thrown));
        }
    }

    /** Returns the failure of a call after {@link #close}. */
    static HelpdeskFailure closed(AnyOperation operation) {
        return new HelpdeskFailure.Unreachable(operation, "the app is closed", Option.none());
    }

    /** Ends all waits for permits, tokens and retries, and cancels requests in flight. */
    @Override
    public void close() {
        closeSignal.close();
        limiters.values().forEach(RateLimiter::close);
        tokens.close();
        transport.close();
    }

    @Override
    public String toString() {
        return "AppContext";
    }
}
