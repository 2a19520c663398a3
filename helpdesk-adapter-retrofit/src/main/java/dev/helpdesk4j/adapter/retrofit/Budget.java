package dev.helpdesk4j.adapter.retrofit;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The permits of one operation: each attempt waits for one, in the order in which they asked. */
final class Budget {

    private final Slots slots;
    /** Who holds it is next and waits for time to pass; the others wait for their turn. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    Budget(List<RateLimit> limits) {
        slots = new Slots(limits);
    }

    /**
     * Waits for a permit until the deadline at the latest, and not at all where none can be had by then.
     *
     * @param deadline as {@link System#nanoTime} tells time
     * @return a permit; or for how long none can be had whatever happens, zero where that is not known
     */
    Either<Duration, Permit> acquire(long deadline) throws InterruptedException {
        if (certainWait() > Math.max(0, deadline - System.nanoTime())
                || !turn.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            return Either.left(Duration.ofNanos(certainWait()));
        }
        try {
            lock.lockInterruptibly();
            try {
                while (true) {
                    var now = System.nanoTime();
                    var certainWait = slots.certainWait(now);
                    if (certainWait >= deadline - now) {
                        return Either.left(Duration.ofNanos(certainWait));
                    }
                    var wait = slots.take(now);
                    if (wait == 0) {
                        return Either.right(new Permit());
                    }
                    changed.awaitNanos(Math.min(wait, deadline - now));
                }
            } finally {
                lock.unlock();
            }
        } finally {
            turn.unlock();
        }
    }

    private long certainWait() {
        lock.lock();
        try {
            return slots.certainWait(System.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    /** The service says that the limit is reached: everybody waits. */
    void rejected(Duration wait) {
        change(() -> slots.rejected(System.nanoTime(), wait));
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Leave for one attempt; given back once, however often it is said. */
    final class Permit {

        private final AtomicBoolean givenBack = new AtomicBoolean();

        /** The answer has come. */
        void answered() {
            giveBack(() -> slots.answered(System.nanoTime()));
        }

        /** There is no answer, but the request may be under way all the same. */
        void lost() {
            giveBack(() -> slots.lost(System.nanoTime()));
        }

        /** The request certainly never left. */
        void unused() {
            giveBack(slots::unused);
        }

        private void giveBack(Runnable change) {
            if (givenBack.compareAndSet(false, true)) {
                change(change);
            }
        }
    }
}
