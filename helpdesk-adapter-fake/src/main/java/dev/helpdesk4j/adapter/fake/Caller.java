package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A caller of the simulated network, with a deadline.
 *
 * @param deadline how long a call may take; none for no limit
 */
record Caller(SimulatedNetwork network, Option<Duration> deadline) {

    Caller within(Duration deadline) {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("deadline must be positive, got " + deadline);
        }
        return new Caller(network, Option.some(deadline));
    }

    <T> Either<HelpdeskFailure, T> call(Operation operation, Supplier<Either<HelpdeskFailure, T>> service) {
        return network.call(operation, deadline, service);
    }
}
