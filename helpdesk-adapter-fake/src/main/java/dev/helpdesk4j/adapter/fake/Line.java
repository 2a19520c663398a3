package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.adapter.fake.service.LogIds;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Effect;
import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The line from the caller to the service: what a call meets on its way, and how many got through. */
final class Line {

    private final LogIds logIds;
    private final Map<Operation, Provocation> provocations = new EnumMap<>(Operation.class);
    private final Map<Operation, AtomicInteger> calls = new EnumMap<>(Operation.class);
    private volatile boolean outage;
    private volatile Duration latency = Duration.ZERO;

    Line(LogIds logIds) {
        this.logIds = logIds;
        for (var operation : Operation.values()) {
            provocations.put(operation, new Provocation());
            calls.put(operation, new AtomicInteger());
        }
    }

    <T> Either<HelpdeskFailure, T> call(Operation operation, Supplier<Either<HelpdeskFailure, T>> service) {
        if (Thread.currentThread().isInterrupted()) {
            return interrupted(operation, Effect.NONE);
        }
        if (outage) {
            return waited() ? Either.left(Fault.unreachable(operation)) : interrupted(operation, Effect.NONE);
        }
        var met = on(operation).meet();
        var failure = met.map(fault -> fault.failure(operation, logIds.next()));
        var reached = met.forAll(Fault::isTaken)
                || failure.exists(told -> told.answer().isDefined());
        if (reached) {
            calls(operation).incrementAndGet();
        }
        if (!waited()) {
            return interrupted(operation, reached && !operation.isRead() ? Effect.UNKNOWN : Effect.NONE);
        }
        if (met.exists(fault -> !fault.isTaken())) {
            return Either.left(failure.get());
        }
        var result = service.get();
        return failure.<Either<HelpdeskFailure, T>>map(Either::left).getOrElse(result);
    }

    private static <T> Either<HelpdeskFailure, T> interrupted(Operation operation, Effect effect) {
        return Either.left(new HelpdeskFailure.Interrupted(operation, effect));
    }

    /** Takes the latency's time; false when the thread was interrupted in it. Its flag stays set. */
    private boolean waited() {
        var wait = latency;
        if (wait.isZero()) {
            return true;
        }
        try {
            Thread.sleep(wait.toMillis(), wait.toNanosPart() % 1_000_000);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Provocation on(Operation operation) {
        return Objects.requireNonNull(provocations.get(operation));
    }

    AtomicInteger calls(Operation operation) {
        return Objects.requireNonNull(calls.get(operation));
    }

    void outage() {
        outage = true;
    }

    void recover() {
        outage = false;
        provocations.values().forEach(Provocation::stop);
    }

    void latency(Duration newLatency) {
        if (newLatency.isNegative()) {
            throw new IllegalArgumentException("a latency is not negative, but was " + newLatency);
        }
        latency = newLatency;
    }
}
