package dev.helpdesk4j.adapter.retrofit.common;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** A monotonic clock and timed waiting. Tests replace it by simulated time. */
public interface Time {

    /** The monotonic clock of the machine. */
    Time SYSTEM = new Time() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        @SuppressWarnings("WaitNotInLoop") // The callers loop.
        public void await(Condition signal, long nanos) throws InterruptedException {
            var unused = signal.await(nanos, TimeUnit.NANOSECONDS);
        }
    };

    /** Returns nanoseconds since an arbitrary origin, as {@link System#nanoTime}: only differences are meaningful. */
    long nanoTime();

    /** Waits for the signal, at most this long, and may return early. The caller holds the lock of the condition. */
    void await(Condition signal, long nanos) throws InterruptedException;
}
