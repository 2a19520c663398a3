package dev.helpdesk4j.ports.event;

import dev.helpdesk4j.ports.event.EventInbox.StoredEvent;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Acknowledges after storing, and handles what is in the inbox.
 *
 * <p>A worker takes and handles events until none is due. One is started whenever an event was stored or taken, up to the
 * maximum, and regularly, for the events that were postponed or that another process has taken and not handled.
 */
final class StoringReceiver implements EventReceiver {

    /** How often the inbox is searched for events that are due. */
    static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    private final EventInbox inbox;
    private final EventDecoder decoder;
    private final EventHandler handler;
    private final EventListener listener;
    private final int maxWorkers;
    private final ExecutorService threads;
    private final CloseTime closeTime;
    private final Scheduler scheduler;
    private final Backoff backoff;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition workerEnded = lock.newCondition();
    private int workers;
    /** Whether an event was stored or taken while all workers were busy. */
    private boolean moreDue;
    /** Whether the inbox has failed, so that no worker starts for a while. */
    private boolean pausing;

    private int storeFailures;
    private boolean closed;

    StoringReceiver(
            EventInbox inbox,
            EventDecoder decoder,
            EventHandler handler,
            EventListener listener,
            int maxWorkers,
            CloseTime closeTime,
            ExecutorService threads,
            Scheduler scheduler,
            Backoff backoff) {
        if (maxWorkers < 1) {
            throw new IllegalArgumentException("threads must be 1 or more, got " + maxWorkers);
        }
        this.inbox = Objects.requireNonNull(inbox);
        this.decoder = Objects.requireNonNull(decoder);
        this.handler = Objects.requireNonNull(handler);
        this.listener = listener;
        this.maxWorkers = maxWorkers;
        this.threads = threads;
        this.closeTime = closeTime;
        this.scheduler = scheduler;
        this.backoff = backoff;
    }

    /** Begins to handle what is in the inbox. */
    StoringReceiver start() {
        poll();
        return this;
    }

    @Override
    public Receipt receive(EventDelivery delivery) {
        if (isClosed()) {
            return Receipt.CLOSED;
        }
        try {
            if (!inbox.store(delivery.id(), delivery.json())) {
                return Receipt.DUPLICATE;
            }
        } catch (Exception storeFailed) {
            listener.storeFailed(storeFailed);
            return Receipt.FAILED;
        }
        startWorker();
        return Receipt.STORED;
    }

    private void poll() {
        startWorker();
        schedule(this::poll, POLL_INTERVAL);
    }

    private void schedule(Runnable task, Duration delay) {
        lock.lock();
        try {
            if (!closed) {
                scheduler.schedule(task, delay);
            }
        } finally {
            lock.unlock();
        }
    }

    private void startWorker() {
        lock.lock();
        try {
            if (closed || pausing) {
                return;
            }
            if (workers == maxWorkers) {
                moreDue = true;
                return;
            }
            workers++;
        } finally {
            lock.unlock();
        }
        try {
            threads.execute(this::work);
        } catch (RuntimeException | OutOfMemoryError noThread) {
            workerEnded();
        }
    }

    private void work() {
        try {
            while (mayTake() && takeAndHandle()) {
                // The next event may be due.
            }
        } finally {
            if (workerEnded()) {
                startWorker();
            }
        }
    }

    private boolean mayTake() {
        lock.lock();
        try {
            return !closed && !pausing;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether an event became due that no worker has looked for. */
    private boolean workerEnded() {
        lock.lock();
        try {
            workers--;
            workerEnded.signalAll();
            var more = moreDue;
            moreDue = false;
            return more;
        } finally {
            lock.unlock();
        }
    }

    /** Returns false if no event is due or the inbox fails. */
    private boolean takeAndHandle() {
        try {
            var taken = inbox.take();
            if (taken.isDefined()) {
                startWorker();
                handle(taken.get());
            }
            storeSucceeded();
            return taken.isDefined();
        } catch (Exception storeFailed) {
            listener.storeFailed(storeFailed);
            pause();
            return false;
        }
    }

    private void handle(StoredEvent stored) {
        try {
            handler.handle(decoder.decode(stored.json()));
        } catch (Exception thrown) {
            failed(stored, thrown);
            return;
        } catch (Error thrown) {
            failed(stored, thrown);
            throw thrown;
        } finally {
            endInterruption();
        }
        inbox.handled(stored.event());
    }

    private void failed(StoredEvent stored, Throwable thrown) {
        endInterruption();
        listener.handlerFailed(stored.event(), stored.attempts(), thrown);
        inbox.postpone(stored.event(), backoff.pause(stored.attempts()));
    }

    /** The thread is the receiver's own: neither the inbox nor the next event's handler is to be interrupted. */
    private static void endInterruption() {
        var unused = Thread.interrupted();
    }

    private void storeSucceeded() {
        lock.lock();
        try {
            storeFailures = 0;
        } finally {
            lock.unlock();
        }
    }

    private void pause() {
        lock.lock();
        try {
            if (!pausing) {
                pausing = true;
                storeFailures++;
                schedule(this::endPause, backoff.pause(storeFailures));
            }
        } finally {
            lock.unlock();
        }
    }

    private void endPause() {
        lock.lock();
        try {
            pausing = false;
        } finally {
            lock.unlock();
        }
        startWorker();
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            scheduler.close();
            closeTime.await(workerEnded, () -> workers > 0);
        } finally {
            lock.unlock();
        }
        threads.shutdownNow();
    }
}
