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

    /**
     * @param timeout how long the call may take; none for no limit
     * @param serve what the service does if the request reaches it, with its result
     */
    <T> Either<HelpdeskFailure, T> call(
            Operation operation, Option<Duration> timeout, Supplier<Either<HelpdeskFailure, T>> serve) {
        if (Thread.currentThread().isInterrupted()) {
            return Either.left(HelpdeskFailure.interrupted(operation, false));
        }
        var injected = outage ? Option.some(Fault.unreachable()) : on(operation).nextFault();
        var failure = injected.map(fault -> fault.failure(operation, logIds.next()));
        var takesEffect = injected.forAll(Fault::takesEffect);
        var reached = takesEffect || failure.exists(known -> known.response().isDefined());
        if (reached) {
            calls(operation).incrementAndGet();
        }
        var wait = latency;
        var exceeded = timeout.filter(limit -> limit.compareTo(wait) <= 0);
        if (!slept(exceeded.getOrElse(wait))) {
            return Either.left(HelpdeskFailure.interrupted(operation, reached));
        }
        var result = takesEffect ? Option.some(serve.get()) : Option.<Either<HelpdeskFailure, T>>none();
        if (exceeded.isDefined()) {
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

    /** Returns whether the thread slept to the end; false if it was interrupted, with its interrupt flag set. */
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
