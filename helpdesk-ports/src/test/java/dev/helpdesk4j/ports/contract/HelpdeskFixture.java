package dev.helpdesk4j.ports.contract;

import dev.helpdesk4j.ports.Helpdesk;

/** A help desk under test, of which nothing but reading is asked. Every test has one of its own. */
public interface HelpdeskFixture extends AutoCloseable {

    /** The help desk under test. */
    Helpdesk helpdesk();

    @Override
    void close();
}
