package dev.helpdesk4j.adapter.retrofit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** Time that passes when a test says so, and also, if it is told to, at once when somebody waits for it to pass. */
final class SimulatedTime implements Time {

    /** A monotonic clock may wrap around, and this one does so after an hour. */
    private final AtomicLong now =
            new AtomicLong(Long.MAX_VALUE - Duration.ofHours(1).toNanos());

    private volatile boolean passesByWaiting;

    /** From now on who waits makes time pass. */
    SimulatedTime passingByWaiting() {
        passesByWaiting = true;
        return this;
    }

    @Override
    public long nanoTime() {
        return now.get();
    }

    @Override
    public void await(Condition signal, long nanos) throws InterruptedException {
        if (passesByWaiting) {
            now.addAndGet(nanos);
        } else {
            var unused = signal.await(Math.min(nanos, 1_000_000), TimeUnit.NANOSECONDS);
        }
    }

    void advance(Duration duration) {
        now.addAndGet(duration.toNanos());
    }

    Deadline in(Duration duration) {
        return Deadline.after(duration, this);
    }
}
