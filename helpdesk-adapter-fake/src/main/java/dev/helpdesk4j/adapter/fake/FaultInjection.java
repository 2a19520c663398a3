package dev.helpdesk4j.adapter.fake;

import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The faults to inject into the calls of one operation: {@code helpdesk.on(SEND_MESSAGE).next(Fault.answerLost())}.
 *
 * <p>Faults of the next calls precede those of every n-th call, and these precede the fault of all calls.
 */
public final class FaultInjection {

    private final Deque<Fault> next = new ArrayDeque<>();
    private int period;
    private int untilPeriodic;
    private @Nullable Fault periodic;
    private @Nullable Fault permanent;

    FaultInjection() {}

    /** Adds a fault of the next call, after those already added for the next calls. */
    public FaultInjection next(Fault fault) {
        return next(1, fault);
    }

    /**
     * Adds a fault of the next calls, after those already added for the next calls.
     *
     * @param calls the number of calls that fail, 1 or more
     * @throws IllegalArgumentException if the number of calls is less than 1
     */
    public synchronized FaultInjection next(int calls, Fault fault) {
        requirePositive(calls);
        Objects.requireNonNull(fault);
        for (var i = 0; i < calls; i++) {
            next.add(fault);
        }
        return this;
    }

    /**
     * Makes every n-th call fail from now on: with 3, the next two calls succeed and the third fails.
     *
     * @param nth the period in calls, 1 or more
     * @throws IllegalArgumentException if the period is less than 1
     */
    public synchronized FaultInjection every(int nth, Fault fault) {
        requirePositive(nth);
        periodic = Objects.requireNonNull(fault);
        period = nth;
        untilPeriodic = nth;
        return this;
    }

    /** Makes every call fail from now on. */
    public synchronized FaultInjection always(Fault fault) {
        permanent = Objects.requireNonNull(fault);
        return this;
    }

    /** Removes all faults of this operation. */
    public synchronized void stop() {
        next.clear();
        periodic = null;
        permanent = null;
    }

    /** Counts a call and returns its fault, if there is one. */
    synchronized Option<Fault> nextFault() {
        var queued = next.poll();
        var due = periodicIfDue();
        if (queued != null) {
            return Option.some(queued);
        }
        return Option.of(due).orElse(() -> Option.of(permanent));
    }

    private @Nullable Fault periodicIfDue() {
        if (periodic == null || --untilPeriodic > 0) {
            return null;
        }
        untilPeriodic = period;
        return periodic;
    }

    private static void requirePositive(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("number of calls must be 1 or more, got " + calls);
        }
    }
}
