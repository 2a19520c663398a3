package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.adapter.fake.service.LogIds;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The network between callers and the service, with its faults and latency; counts the calls that reach the service. */
final class SimulatedNetwork {

    private final LogIds logIds;
    private final Map<Operation, FaultInjection> injections = new EnumMap<>(Operation.class);
    private final Map<Operation, AtomicInteger> calls = new EnumMap<>(Operation.class);
    private volatile boolean outage;
    private volatile Duration latency = Duration.ZERO;

    SimulatedNetwork(LogIds logIds) {
        this.logIds = logIds;
        for (var operation : Operation.values()) {
            injections.put(operation, new FaultInjection());
            calls.put(operation, new AtomicInteger());
        }
    }

    /** @param deadline how long the call may take; none for no limit */
    <T> Either<HelpdeskFailure, T> call(
            Operation operation, Option<Duration> deadline, Supplier<Either<HelpdeskFailure, T>> service) {
        if (Thread.currentThread().isInterrupted()) {
            return Either.left(HelpdeskFailure.interrupted(operation, false));
        }
        var injected = outage ? Option.some(Fault.unreachable()) : on(operation).nextFault();
        var failure = injected.map(fault -> fault.failure(operation, logIds.next()));
        var taken = injected.forAll(Fault::isTaken);
        var reached = taken || failure.exists(known -> known.response().isDefined());
        if (reached) {
            calls(operation).incrementAndGet();
        }
        var wait = latency;
        var late = deadline.filter(most -> most.compareTo(wait) <= 0);
        if (!slept(late.getOrElse(wait))) {
            return Either.left(HelpdeskFailure.interrupted(operation, reached));
        }
        var result = taken ? Option.some(service.get()) : Option.<Either<HelpdeskFailure, T>>none();
        if (late.isDefined()) {
            return Either.left(timedOut(operation, reached));
        }
        return failure.<Either<HelpdeskFailure, T>>map(Either::left).getOrElse(result::get);
    }

    private static HelpdeskFailure timedOut(Operation operation, boolean reached) {
        var cause = Option.<Throwable>some(new InterruptedIOException("timeout"));
        return reached
                ? HelpdeskFailure.noResponse(operation, "timed out", cause)
                : new HelpdeskFailure.Unreachable(operation, "timed out", cause);
    }

    /** Returns false if the thread was interrupted; its flag stays set. */
    private static boolean slept(Duration wait) {
        try {
            TimeUnit.NANOSECONDS.sleep(TimeUnit.NANOSECONDS.convert(wait));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    FaultInjection on(Operation operation) {
        return Objects.requireNonNull(injections.get(operation));
    }

    AtomicInteger calls(Operation operation) {
        return Objects.requireNonNull(calls.get(operation));
    }

    void outage() {
        outage = true;
    }

    void recover() {
        outage = false;
        injections.values().forEach(FaultInjection::stop);
    }

    void latency(Duration newLatency) {
        if (newLatency.isNegative()) {
            throw new IllegalArgumentException("latency must be 0 or more, got " + newLatency);
        }
        latency = newLatency;
    }
}
