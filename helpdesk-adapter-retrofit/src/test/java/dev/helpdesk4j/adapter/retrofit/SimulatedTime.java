package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.adapter.retrofit.common.Time;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** A clock that a test advances. It can also advance at once by each wait. */
public final class SimulatedTime implements Time {

    /** A monotonic clock may wrap around; this one does after an hour. */
    private final AtomicLong now =
            new AtomicLong(Long.MAX_VALUE - Duration.ofHours(1).toNanos());

    private final Semaphore waits = new Semaphore(0);
    private volatile boolean advancesOnWait;

    /** Makes each wait advance the clock from now on. */
    public SimulatedTime advancingOnWait() {
        advancesOnWait = true;
        return this;
    }

    @Override
    public long nanoTime() {
        return now.get();
    }

    @Override
    public void await(Condition signal, long nanos) throws InterruptedException {
        waits.release();
        if (advancesOnWait) {
            now.addAndGet(nanos);
        } else {
            var unused = signal.await(Math.min(nanos, 1_000_000), TimeUnit.NANOSECONDS);
        }
    }

    /** Returns once a thread waits; one that waits already counts, too. */
    public void awaitWait() throws InterruptedException {
        waits.drainPermits();
        waits.acquire();
    }

    public void advance(Duration duration) {
        now.addAndGet(duration.toNanos());
    }

    Deadline in(Duration duration) {
        return Deadline.after(duration, this);
    }
}
