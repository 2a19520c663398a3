package dev.helpdesk4j.adapter.fake;

import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls of one operation fail as told: {@code helpdesk.on(SEND_MESSAGE).next(Fault.answerLost())}.
 *
 * <p>What is told for the next calls goes before what is told for every n-th, and that before what is told for all.
 */
public final class Provocation {

    private final Deque<Fault> next = new ArrayDeque<>();
    private int period;
    private int untilPeriodic;
    private @Nullable Fault periodic;
    private @Nullable Fault permanent;

    Provocation() {}

    /** The next call fails, after those that were told to before. */
    public Provocation next(Fault fault) {
        return next(1, fault);
    }

    /**
     * The next calls fail, after those that were told to before.
     *
     * @param calls how many, 1 or more
     */
    public synchronized Provocation next(int calls, Fault fault) {
        requirePositive(calls);
        Objects.requireNonNull(fault);
        for (var i = 0; i < calls; i++) {
            next.add(fault);
        }
        return this;
    }

    /**
     * From now on every n-th call fails: with 3, the two coming calls do not and the third does.
     *
     * @param nth 1 or more
     */
    public synchronized Provocation every(int nth, Fault fault) {
        requirePositive(nth);
        periodic = Objects.requireNonNull(fault);
        period = nth;
        untilPeriodic = nth;
        return this;
    }

    /** From now on every call fails. */
    public synchronized Provocation always(Fault fault) {
        permanent = Objects.requireNonNull(fault);
        return this;
    }

    /** From now on no call fails, whatever was told before. */
    public synchronized void stop() {
        next.clear();
        periodic = null;
        permanent = null;
    }

    /** A call happens: what it meets. */
    synchronized Option<Fault> meet() {
        var told = next.poll();
        var due = periodicIfDue();
        if (told != null) {
            return Option.some(told);
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
            throw new IllegalArgumentException("1 call or more can be told to fail, but not " + calls);
        }
    }
}
