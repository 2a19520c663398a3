package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Somebody on the line, who waits for an answer so long.
 *
 * @param patience none for as long as it takes
 */
record Caller(Line line, Option<Duration> patience) {

    Caller within(Duration deadline) {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("deadline must be positive, got " + deadline);
        }
        return new Caller(line, Option.some(deadline));
    }

    <T> Either<HelpdeskFailure, T> call(Operation operation, Supplier<Either<HelpdeskFailure, T>> service) {
        return line.call(operation, patience, service);
    }
}
