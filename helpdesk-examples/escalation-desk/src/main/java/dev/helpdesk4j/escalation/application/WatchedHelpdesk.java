package dev.helpdesk4j.escalation.application;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.ports.Helpdesk;

/**
 * The help desk that is watched, by whichever adapter.
 *
 * @param label its name for people
 * @param sample whether it has sample data
 * @param closing closes the adapter
 */
public record WatchedHelpdesk(HelpdeskId id, Helpdesk helpdesk, String label, boolean sample, Runnable closing)
        implements AutoCloseable {

    @Override
    public void close() {
        closing.run();
    }
}
