package dev.helpdesk4j.adapter.retrofit;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** Monotonic time, and waiting for it to pass. Tests replace it by simulated time. */
interface Time {

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

    /** Returns nanoseconds since any fixed moment; only differences have a meaning, as with {@link System#nanoTime}. */
    long nanoTime();

    /** Waits for the signal, at most so long; it may return early. The caller holds the condition's lock. */
    void await(Condition signal, long nanos) throws InterruptedException;
}
