package dev.helpdesk4j.adapter.retrofit.event;

import dev.helpdesk4j.adapter.retrofit.common.Time;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Lets one thread wait until others have changed something, or until a time has passed. */
final class StateChanges {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Makes the waiting thread check its condition again. */
    void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a condition.
     *
     * @param since when the wait began, by the clock
     * @param atMost how long after that the wait ends in any case
     */
    void await(BooleanSupplier condition, Time clock, long since, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var remaining = remaining(clock, since, atMost);
            while (!condition.getAsBoolean() && remaining > 0) {
                clock.await(changed, remaining);
                remaining = remaining(clock, since, atMost);
            }
        } finally {
            lock.unlock();
        }
    }

    private static long remaining(Time clock, long since, Duration atMost) {
        return atMost.toNanos() - (clock.nanoTime() - since);
    }
}
