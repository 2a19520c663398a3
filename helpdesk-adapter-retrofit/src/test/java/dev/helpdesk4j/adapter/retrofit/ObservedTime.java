package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.retrofit.common.Time;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** The monotonic clock of the machine, which lets a test wait for waiters. */
final class ObservedTime implements Time {

    private final Semaphore waits = new Semaphore(0);

    @Override
    public long nanoTime() {
        return SYSTEM.nanoTime();
    }

    /** The lock is held until the wait has begun, so that a signal cannot precede the wait. */
    @Override
    public void await(Condition signal, long nanos) throws InterruptedException {
        waits.release();
        SYSTEM.await(signal, nanos);
    }

    /** Resets the count of waits. */
    void reset() {
        waits.drainPermits();
    }

    void awaitWaiters(int callers) throws InterruptedException {
        assertThat(waits.tryAcquire(callers, 20, TimeUnit.SECONDS))
                .as("%d callers wait", callers)
                .isTrue();
    }
}
