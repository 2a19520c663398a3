package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Effect;
import dev.helpdesk4j.ports.HelpdeskFailure.Interrupted;
import dev.helpdesk4j.ports.HelpdeskFailure.OutcomeUnknown;
import io.vavr.control.Either;

/**
 * The layer between an operation and {@link TokenLayer}: repeats attempts until one succeeds or fails permanently, or until the policy, the retry budget or
 * the deadline does not allow another one.
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

    /** Returns the failure of the call: an earlier request may have taken effect even if the last one certainly did not. */
    private static HelpdeskFailure after(Effect earlier, HelpdeskFailure last) {
        if (earlier == Effect.NONE || last.effect() == Effect.UNKNOWN) {
            return last;
        }
        return last instanceof Interrupted
                ? new Interrupted(last.operation(), earlier)
                : new OutcomeUnknown(
                        last.operation(),
                        "an earlier request had no definite response; the last one: " + last.reason(),
                        last.response(),
                        last.cause());
    }
}
