package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** The machine's time, of which a test can learn that somebody waits. */
final class ObservedTime implements Time {

    private final Semaphore waits = new Semaphore(0);

    @Override
    public long nanoTime() {
        return SYSTEM.nanoTime();
    }

    /** The lock is held until the wait has begun, so that whoever wakes the waiter comes after it. */
    @Override
    public void await(Condition signal, long nanos) throws InterruptedException {
        waits.release();
        SYSTEM.await(signal, nanos);
    }

    /** Forgets the waits so far. */
    void forget() {
        waits.drainPermits();
    }

    void untilSomebodyWaits(int callers) throws InterruptedException {
        assertThat(waits.tryAcquire(callers, 20, TimeUnit.SECONDS))
                .as("%d callers wait", callers)
                .isTrue();
    }
}
