package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Executes calls to the service over the simulated network, each within the same timeout.
 *
 * @param timeout how long each call may take; none for no limit
 */
record CallExecutor(SimulatedNetwork network, Option<Duration> timeout) {

    /** @throws IllegalArgumentException if the deadline is not positive */
    CallExecutor within(Duration deadline) {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("deadline must be positive, got " + deadline);
        }
        return new CallExecutor(network, Option.some(deadline));
    }

    /** @param serve what the service does if the request reaches it, with its result */
    <T> Either<HelpdeskFailure, T> execute(Operation operation, Supplier<Either<HelpdeskFailure, T>> serve) {
        return network.call(operation, timeout, serve);
    }
}
