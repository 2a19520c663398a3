package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonAdapter;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Effect;
import dev.helpdesk4j.ports.HelpdeskFailure.Interrupted;
import dev.helpdesk4j.ports.HelpdeskFailure.RateLimited;
import dev.helpdesk4j.ports.HelpdeskFailure.Unreachable;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.ServiceAnswer;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.ResponseBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retrofit2.Call;

/** A help desk's calls, each from the first attempt to its result, within its time. */
final class Calls {

    private static final Logger LOG = LoggerFactory.getLogger(FeishuApp.class);

    private final Service service;
    private final String helpdeskHeader;
    private final Duration deadline;

    /** What the calls of all help desks of an app share. */
    record Service(
            Transport transport,
            TenantTokens tokens,
            Map<Operation, Budget> budgets,
            Retries retries,
            AttemptListener listener,
            Secrets secrets) {

        @Override
        public String toString() {
            return "Service";
        }
    }

    Calls(Service service, String helpdeskHeader, Duration deadline) {
        this.service = service;
        this.helpdeskHeader = helpdeskHeader;
        this.deadline = deadline;
    }

    Calls within(Duration newDeadline) {
        return new Calls(service, helpdeskHeader, newDeadline);
    }

    /** Makes the request of an operation, anew for each attempt. */
    interface Request {
        Call<ResponseBody> of(Attempt attempt);
    }

    /**
     * Asks the service, again where that may help and do no harm. Where it refuses the access token, which has no effect,
     * a new one is fetched and the request is made once more.
     */
    <T> Either<HelpdeskFailure, T> call(Operation operation, Request request, JsonAdapter<T> data) {
        var until = System.nanoTime() + TimeUnit.NANOSECONDS.convert(deadline);
        var tokenRefused = false;
        var failed = 0;
        var number = 0;
        service.retries.called();
        while (true) {
            if (service.transport.isClosed()) {
                return Either.left(new Unreachable(operation, "the app is closed", Option.none()));
            }
            if (Thread.currentThread().isInterrupted()) {
                return Either.left(new Interrupted(operation, Effect.NONE));
            }
            var token = service.tokens.valid(operation, until);
            Either<HelpdeskFailure, T> outcome;
            if (token.isLeft()) {
                outcome = Either.left(token.getLeft());
            } else {
                outcome = attempt(operation, ++number, request, token.get(), data, until);
                if (!tokenRefused && outcome.isLeft() && Classification.isTokenRefusal(outcome.getLeft())) {
                    tokenRefused = true;
                    service.tokens.refused(token.get());
                    continue;
                }
            }
            if (outcome.isRight()) {
                return outcome;
            }
            var rest = Duration.ofNanos(until - System.nanoTime());
            var pause = service.retries.pause(operation, outcome.getLeft(), ++failed, rest);
            if (pause.isEmpty()) {
                return outcome;
            }
            if (!slept(pause.get())) {
                return Either.left(new Interrupted(operation, Effect.NONE));
            }
        }
    }

    private static boolean slept(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <T> Either<HelpdeskFailure, T> attempt(
            Operation operation, int number, Request request, String token, JsonAdapter<T> data, long until) {
        var asked = System.nanoTime();
        if (until - asked <= 0) {
            return Either.left(new Unreachable(operation, "timed out", Option.none()));
        }
        var budget = Objects.requireNonNull(service.budgets.get(operation), "every operation has a budget");
        Either<Duration, Budget.Permit> permit;
        try {
            permit = budget.acquire(until);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Either.left(new Interrupted(operation, Effect.NONE));
        }
        if (permit.isLeft()) {
            var wait = Option.some(permit.getLeft()).filter(known -> !known.isZero());
            return Either.left(new RateLimited(operation, Option.none(), wait));
        }
        var started = System.nanoTime();
        var attempt = new Attempt(
                Map.of("Authorization", "Bearer " + token, "X-Lark-Helpdesk-Authorization", helpdeskHeader));
        var exchange = service.transport.exchange(request.of(attempt), attempt, until);
        var outcome = new Classification(operation, service.secrets).of(exchange, data);
        giveBack(permit.get(), exchange, budget, outcome);
        tell(new AttemptReport(
                operation,
                number,
                Duration.ofNanos(started - asked),
                exchange instanceof Exchange.Answered answered ? Option.some(answered.status()) : Option.none(),
                outcome.swap().toOption().flatMap(HelpdeskFailure::answer).flatMap(ServiceAnswer::code),
                Classification.logId(exchange).map(service.secrets::redact),
                Duration.ofNanos(System.nanoTime() - started),
                outcome.swap().toOption().map(HelpdeskFailure::kind)));
        return outcome;
    }

    private void giveBack(Budget.Permit permit, Exchange exchange, Budget budget, Either<HelpdeskFailure, ?> outcome) {
        if (exchange instanceof Exchange.Answered) {
            if (outcome.isLeft() && outcome.getLeft() instanceof RateLimited limited) {
                budget.rejected(service.retries.asked(limited));
            }
            permit.answered();
        } else if (exchange.left()) {
            permit.lost();
        } else {
            permit.unused();
        }
    }

    private void tell(AttemptReport report) {
        LOG.debug(
                "{} attempt {}: {} in {} ms, log id {}",
                report.operation().displayName(),
                report.number(),
                report.failure().map(Enum::name).getOrElse("OK"),
                report.duration().toMillis(),
                report.logId().getOrElse("-"));
        try {
            service.listener.attempted(report);
        } catch (RuntimeException thrown) {
            LOG.warn("the attempt listener threw", service.secrets.redact(thrown));
        }
    }
}
