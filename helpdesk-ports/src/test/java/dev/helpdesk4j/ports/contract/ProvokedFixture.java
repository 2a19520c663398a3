package dev.helpdesk4j.ports.contract;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import java.time.Duration;

/** A help desk under test that fails on demand. */
public interface ProvokedFixture extends ArrangedFixture {

    /**
     * The next call of the operation meets what makes it fail like this, as far as the service and the network can bring
     * that about; the one after does not.
     *
     * <ul>
     *   <li>{@code PERMISSION_DENIED}: the scope {@code helpdesk:all} is missing
     *   <li>{@code RATE_LIMITED}: the service asks to wait 1.5 seconds
     *   <li>{@code UNREACHABLE}: a read gets no answer
     *   <li>{@code OUTCOME_UNKNOWN}: the message is taken, and the answer is lost
     *   <li>{@code UNREADABLE_RESPONSE}: the answer is cut short
     *   <li>{@code REJECTED}: the code is 190001
     * </ul>
     */
    void nextFails(Operation operation, HelpdeskFailure.Kind kind);

    /** From now on nobody can reach the service: no call leaves, until {@link #recover}. */
    void outage();

    /** Ends the outage. */
    void recover();

    /** From now on every call takes at least this long, until it is set again. */
    void latency(Duration latency);

    /** How many calls of the operation have reached the service, those without an answer yet included. */
    int calls(Operation operation);
}
