package dev.helpdesk4j.adapter.retrofit;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many retries an app can afford, so that they do not multiply an outage: after the first ten, retries add a tenth to
 * the load at most.
 */
final class RetryBudget {

    private static final int COST_OF_A_RETRY = 10;
    private static final int MAX_BALANCE = 10 * COST_OF_A_RETRY;

    private final AtomicInteger balance = new AtomicInteger(MAX_BALANCE);

    /** A call begins, and pays in a tenth of what a retry costs. */
    void deposit() {
        balance.updateAndGet(before -> Math.min(before + 1, MAX_BALANCE));
    }

    /** Pays for a retry; false where the balance does not suffice. */
    boolean tryWithdraw() {
        return balance.getAndUpdate(before -> before < COST_OF_A_RETRY ? before : before - COST_OF_A_RETRY)
                >= COST_OF_A_RETRY;
    }
}
