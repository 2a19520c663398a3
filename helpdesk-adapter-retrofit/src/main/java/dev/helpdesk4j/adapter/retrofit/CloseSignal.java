package dev.helpdesk4j.adapter.retrofit;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Whether the app is closed; wakes those who pause between two attempts. */
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

    /** Returns after so long, or as soon as the app is closed. */
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
