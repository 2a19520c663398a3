package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    private final RetryBudget budget = new RetryBudget();

    private int withdrawals() {
        var withdrawn = 0;
        while (withdrawn < 100 && budget.tryWithdraw()) {
            withdrawn++;
        }
        return withdrawn;
    }

    @Test
    void tenRetriesAreAvailableAtFirst() {
        assertThat(withdrawals()).isEqualTo(10);
    }

    @Test
    void tenCallsPayForOneRetry() {
        withdrawals();
        for (var call = 0; call < 9; call++) {
            budget.deposit();
        }
        assertThat(withdrawals()).isZero();

        budget.deposit();
        assertThat(withdrawals()).isEqualTo(1);
    }

    @Test
    void theBalanceIsAtMostTenRetries() {
        for (var call = 0; call < 1000; call++) {
            budget.deposit();
        }

        assertThat(withdrawals()).isEqualTo(10);
    }
}
