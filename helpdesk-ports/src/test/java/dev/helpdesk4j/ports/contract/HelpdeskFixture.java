package dev.helpdesk4j.ports.contract;

import dev.helpdesk4j.ports.Helpdesk;
import java.util.Map;

/** A help desk under test, of which nothing but reading is asked. Every test has one of its own. */
public interface HelpdeskFixture extends AutoCloseable {

    /** The help desk under test. */
    Helpdesk helpdesk();

    /**
     * The laws that this adapter by its nature cannot keep, each with the reason. Tests run all the same: one that finds such a
     * law broken is skipped with the reason. A law that all tests of a class find kept must not be here, and fails the class.
     */
    default Map<Law, String> notApplicable() {
        return Map.of();
    }

    @Override
    void close();
}
