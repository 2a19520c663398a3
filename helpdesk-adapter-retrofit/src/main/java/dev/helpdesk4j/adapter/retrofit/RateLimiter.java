package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.adapter.retrofit.common.Time;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Limits the rate of one operation: at most N requests reach the server in any window of length W, for each of its limits.
 * Every attempt waits for a permit; waiters are served in FIFO order.
 */
final class RateLimiter implements AutoCloseable {

    private final Time time;
    private final SlidingWindows windows;
    private final ReentrantLock lock = new ReentrantLock();
    /** In FIFO order. The first waiter waits until a permit is available, the others until they are first. */
    private final Set<Condition> waiters = new LinkedHashSet<>();

    private boolean closed;

    RateLimiter(List<RateLimit> limits, Time time) {
        this.windows = new SlidingWindows(limits);
        this.time = time;
    }

    /**
     * The reason why there is no permit.
     *
     * @param closed whether the limiter was closed
     * @param retryAfter how long there will certainly be no permit, if that is known
     */
    record Denial(boolean closed, Option<Duration> retryAfter) {}

    /**
     * Waits for a permit until the deadline. Returns a denial at once if there certainly is no permit before the deadline.
     */
    Either<Denial, Permit> acquire(Deadline deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var waiter = lock.newCondition();
            waiters.add(waiter);
            try {
                return await(waiter, deadline);
            } finally {
                waiters.remove(waiter);
                wakeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    private Either<Denial, Permit> await(Condition waiter, Deadline deadline) throws InterruptedException {
        while (!closed) {
            var now = time.nanoTime();
            var remaining = deadline.at() - now;
            var certainWait = windows.certainWait(now);
            if (certainWait >= remaining) {
                return Either.left(
                        new Denial(false, Option.when(certainWait > 0, () -> Duration.ofNanos(certainWait))));
            }
            var wait = remaining;
            if (waiters.iterator().next() == waiter) {
                wait = Math.min(remaining, windows.tryAcquire(now));
                if (wait == 0) {
                    return Either.right(new Permit());
                }
            }
            time.await(waiter, wait);
        }
        return Either.left(new Denial(true, Option.none()));
    }

    /** Pauses all calls after a rejection. Waiters whose deadline is earlier are denied at once. */
    void pause(Duration wait) {
        lock.lock();
        try {
            windows.pause(time.nanoTime(), wait);
            wakeAll();
        } finally {
            lock.unlock();
        }
    }

    /** Denies all waiters, and later callers. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            wakeAll();
        } finally {
            lock.unlock();
        }
    }

    private void wakeFirst() {
        if (!waiters.isEmpty()) {
            waiters.iterator().next().signal();
        }
    }

    private void wakeAll() {
        waiters.forEach(Condition::signal);
    }

    /** The right to send one request. It is released once. {@link #close} releases it if the request may still arrive. */
    final class Permit implements AutoCloseable {

        private boolean released;

        private Permit() {}

        /**
         * Releases the permit of a request that cannot arrive later: there was a response, or the server closed the
         * connection.
         */
        void releaseSettled() {
            release(() -> windows.releaseSettled(time.nanoTime()));
        }

        /** Releases the permit of a request that was certainly never sent. */
        void releaseUnsent() {
            release(windows::releaseUnsent);
        }

        /** Releases the permit of a request that was abandoned and may still arrive, unless it has been released before. */
        @Override
        public void close() {
            release(() -> windows.releaseAbandoned(time.nanoTime()));
        }

        private void release(Runnable release) {
            lock.lock();
            try {
                if (!released) {
                    released = true;
                    release.run();
                    wakeFirst();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
