package dev.helpdesk4j.ports.contract;

import dev.helpdesk4j.ports.Helpdesk;
import java.util.Map;

/** A help desk under test, of which nothing but reading is asked. Every test has one of its own. */
public interface HelpdeskFixture extends AutoCloseable {

    /** The help desk under test. */
    Helpdesk helpdesk();

    /**
     * The laws that this adapter by its nature cannot keep, each with the reason. A test that meets one is skipped with the
     * reason; a test that can be run all the same is run.
     */
    default Map<Law, String> notApplicable() {
        return Map.of();
    }

    @Override
    void close();
}
