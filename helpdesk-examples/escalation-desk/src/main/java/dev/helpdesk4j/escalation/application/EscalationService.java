package dev.helpdesk4j.escalation.application;

import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.escalation.domain.Rules;
import dev.helpdesk4j.escalation.ports.Ledger;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Watches a help desk: each run finds the tickets that need attention, and acts on each of them once. */
public final class EscalationService {

    private final Helpdesk helpdesk;
    private final Ledger ledger;
    private final Rules rules;
    private final Duration deadline;
    private final Clock clock;
    private volatile Option<HelpdeskFailure> lastFailure = Option.none();
    private volatile Option<Instant> lastRunAt = Option.none();

    /** @param deadline the time within which every call to the help desk ends */
    public EscalationService(Helpdesk helpdesk, Ledger ledger, Rules rules, Duration deadline, Clock clock) {
        this.helpdesk = helpdesk.within(deadline);
        this.ledger = ledger;
        this.rules = rules;
        this.deadline = deadline;
        this.clock = clock;
    }

    /** Runs once. A ticket that fails is skipped; a failure that affects all calls ends the run. */
    public synchronized void runOnce() {
        var run = new EscalationRun(helpdesk, ledger, rules, deadline, clock);
        run.run();
        lastFailure = run.lastFailure();
        lastRunAt = Option.some(run.startedAt());
    }

    /**
     * Attends to one ticket at once, without waiting for a run. Runs may take place meanwhile.
     *
     * @return the failure if it affects all calls, so that this is to be tried again; others are left to the runs
     */
    public Option<HelpdeskFailure> attendTo(TicketId ticket) {
        return new EscalationRun(helpdesk, ledger, rules, deadline, clock).attendTo(ticket);
    }

    /** Returns when the last run started; none before the first has ended. */
    public Option<Instant> lastRunAt() {
        return lastRunAt;
    }

    /** Returns what failed in the last run and what to do about it; none if nothing failed. */
    public Option<String> lastProblem() {
        return lastFailure.map(
                failure -> failure.summary() + " - " + failure.kind().advice());
    }
}
