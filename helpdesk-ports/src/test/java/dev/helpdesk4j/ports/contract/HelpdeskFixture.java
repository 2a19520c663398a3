package dev.helpdesk4j.ports.contract;

import dev.helpdesk4j.ports.Helpdesk;
import java.util.Map;

/** A help desk under test that is only read. Each test has its own. */
public interface HelpdeskFixture extends AutoCloseable {

    /** Returns the help desk under test. */
    Helpdesk helpdesk();

    /**
     * Returns the laws that this adapter cannot keep by its nature, each with the reason. Tests run all the same: a test that
     * finds such a law broken is skipped with the reason. If all tests of a class find the law kept, the class fails.
     */
    default Map<Law, String> notApplicable() {
        return Map.of();
    }

    @Override
    void close();
}
