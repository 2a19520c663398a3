package dev.helpdesk4j.escalation;

import dev.helpdesk4j.escalation.ports.Ledger;

class MemoryLedgerTest extends LedgerContract {

    @Override
    protected Ledger ledger() {
        return new MemoryLedger();
    }
}
