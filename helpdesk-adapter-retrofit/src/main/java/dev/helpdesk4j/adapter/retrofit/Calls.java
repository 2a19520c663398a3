package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonAdapter;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.ResponseBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retrofit2.Call;

/** A help desk's calls, each from the first attempt to its result. */
final class Calls {

    private static final Logger LOG = LoggerFactory.getLogger(FeishuApp.class);

    private final Transport transport;
    private final TenantTokens tokens;
    private final Secrets secrets;

    private final String helpdeskHeader;

    Calls(Transport transport, TenantTokens tokens, Secrets secrets, String helpdeskHeader) {
        this.transport = transport;
        this.tokens = tokens;
        this.secrets = secrets;
        this.helpdeskHeader = helpdeskHeader;
    }

    /** Makes the request of an operation, anew for each attempt. */
    interface Request {
        Call<ResponseBody> of(Attempt attempt);
    }

    /**
     * Asks the service. Where it refuses the access token, which has no effect, a new one is fetched and the request is
     * made once more.
     */
    <T> Either<HelpdeskFailure, T> call(Operation operation, Request request, JsonAdapter<T> data) {
        if (transport.isClosed()) {
            return Either.left(new HelpdeskFailure.Unreachable(operation, "the app is closed", Option.none()));
        }
        if (Thread.currentThread().isInterrupted()) {
            return Either.left(new HelpdeskFailure.Interrupted(operation, HelpdeskFailure.Effect.NONE));
        }
        return tokens.valid(operation).flatMap(token -> {
            var first = attempt(operation, 1, request, token, data);
            if (!first.isLeft() || !Classification.isTokenRefusal(first.getLeft())) {
                return first;
            }
            tokens.refused(token);
            return tokens.valid(operation).flatMap(fresh -> attempt(operation, 2, request, fresh, data));
        });
    }

    private <T> Either<HelpdeskFailure, T> attempt(
            Operation operation, int number, Request request, String token, JsonAdapter<T> data) {
        var started = System.nanoTime();
        var attempt = new Attempt(
                Map.of("Authorization", "Bearer " + token, "X-Lark-Helpdesk-Authorization", helpdeskHeader));
        var exchange = transport.exchange(request.of(attempt), attempt);
        var outcome = new Classification(operation, secrets).of(exchange, data);
        if (LOG.isDebugEnabled()) {
            LOG.debug(
                    "{} attempt {}: {} in {} ms, log id {}",
                    operation.phrase(),
                    number,
                    outcome.fold(failure -> failure.kind().name(), result -> "OK"),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started),
                    Classification.logId(exchange).map(secrets::redact).getOrElse("-"));
        }
        return outcome;
    }
}
