package dev.helpdesk4j.ports.contract;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import java.time.Duration;

/** A help desk under test that fails on demand. */
public interface ProvokedFixture extends ArrangedFixture {

    /**
     * Makes the next call of the operation fail like this, and only that one, as far as the service and the network can.
     *
     * <ul>
     *   <li>{@code PERMISSION_DENIED}: the scope {@code helpdesk:all} is missing
     *   <li>{@code RATE_LIMITED}: the service requires a delay of 1.5 seconds
     *   <li>{@code UNREACHABLE}: a read gets no response
     *   <li>{@code OUTCOME_UNKNOWN}: the message is accepted, and the response is lost
     *   <li>{@code UNREADABLE_RESPONSE}: the response is truncated
     *   <li>{@code REJECTED}: the code is 190001
     * </ul>
     */
    void nextFails(Operation operation, HelpdeskFailure.Kind kind);

    /** Makes the service unreachable until {@link #recover}: no request is sent. */
    void outage();

    /** Ends the outage. */
    void recover();

    /** Makes every call take at least this long, until it is set again. */
    void latency(Duration latency);

    /** Returns how many calls of the operation have reached the service, including those in flight. */
    int calls(Operation operation);
}
