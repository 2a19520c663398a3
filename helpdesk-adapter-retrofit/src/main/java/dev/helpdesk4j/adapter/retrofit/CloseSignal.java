package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.adapter.retrofit.common.Time;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The state of an app, open or closed. Closing the app ends the pauses between attempts. */
final class CloseSignal implements AutoCloseable {

    private final Time time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private volatile boolean closed;

    CloseSignal(Time time) {
        this.time = time;
    }

    boolean isClosed() {
        return closed;
    }

    /** Sleeps for this duration, or until the app is closed. */
    void sleep(Duration pause) throws InterruptedException {
        var end = Deadline.after(pause, time);
        lock.lockInterruptibly();
        try {
            while (!closed && !end.hasPassed()) {
                time.await(closing, end.remainingNanos());
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            closing.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
