package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Effect;
import dev.helpdesk4j.ports.HelpdeskFailure.Interrupted;
import dev.helpdesk4j.ports.HelpdeskFailure.OutcomeUnknown;
import io.vavr.control.Either;

/**
 * The outermost layer: attempts until one succeeds, fails for good, or the policy, the retry budget or the deadline allows
 * no other.
 */
final class RetryLayer {

    private final RetryPolicy policy;
    private final RetryBudget budget;
    private final CloseSignal closeSignal;
    private final TokenLayer next;

    RetryLayer(RetryPolicy policy, RetryBudget budget, CloseSignal closeSignal, TokenLayer next) {
        this.policy = policy;
        this.budget = budget;
        this.closeSignal = closeSignal;
        this.next = next;
    }

    <T> Either<HelpdeskFailure, T> execute(HelpdeskCall<T> call) {
        budget.deposit();
        for (var failedAttempts = 1; ; failedAttempts++) {
            Either<HelpdeskFailure, T> outcome = attempt(call);
            if (outcome.isRight()) {
                return outcome;
            }
            var failure = outcome.getLeft();
            var pause = policy.pause(failure, failedAttempts, call.deadline());
            if (pause.isEmpty() || !budget.tryWithdraw()) {
                return Either.left(after(call.effect(), failure));
            }
            try {
                closeSignal.sleep(pause.get());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return Either.left(new Interrupted(call.operation(), call.effect()));
            }
        }
    }

    private <T> Either<HelpdeskFailure, T> attempt(HelpdeskCall<T> call) {
        if (closeSignal.isClosed()) {
            return Either.left(AppContext.closed(call.operation()));
        }
        if (Thread.currentThread().isInterrupted()) {
            return Either.left(HelpdeskFailure.interrupted(call.operation(), false));
        }
        return next.execute(call);
    }

    /** An earlier request of an idempotent call may have taken effect although the last one certainly did not. */
    private static HelpdeskFailure after(Effect earlier, HelpdeskFailure last) {
        if (earlier == Effect.NONE || last.effect() == Effect.UNKNOWN) {
            return last;
        }
        return last instanceof Interrupted
                ? new Interrupted(last.operation(), earlier)
                : new OutcomeUnknown(
                        last.operation(),
                        "an earlier request got no definite answer; the last one: " + last.reason(),
                        last.response(),
                        last.cause());
    }
}
