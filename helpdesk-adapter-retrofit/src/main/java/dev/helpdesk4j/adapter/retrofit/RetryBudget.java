package dev.helpdesk4j.adapter.retrofit;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The retry budget of an app. It keeps retries from worsening an outage: after the first ten, there is at most one retry for
 * ten calls.
 */
final class RetryBudget {

    private static final int COST_OF_A_RETRY = 10;
    private static final int MAX_BALANCE = 10 * COST_OF_A_RETRY;

    private final AtomicInteger balance = new AtomicInteger(MAX_BALANCE);

    /** Deposits a tenth of the cost of a retry, for each new call. */
    void deposit() {
        balance.updateAndGet(before -> Math.min(before + 1, MAX_BALANCE));
    }

    /** Withdraws the cost of a retry. Returns false if the balance is too low. */
    boolean tryWithdraw() {
        return balance.getAndUpdate(before -> before < COST_OF_A_RETRY ? before : before - COST_OF_A_RETRY)
                >= COST_OF_A_RETRY;
    }
}
