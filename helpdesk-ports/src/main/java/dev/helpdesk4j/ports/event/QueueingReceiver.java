package dev.helpdesk4j.ports.event;

import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Acknowledges after queueing. An event stays in the queue until it has been handled, however often that fails.
 *
 * <p>An event is claimed when its handling begins and not before, as it may wait longer than a claim is valid. Until then
 * duplicates are recognized by the queue itself.
 */
final class QueueingReceiver implements EventReceiver {

    private final Deduplication deduplication;
    private final Executor executor;
    private final int capacity;
    private final CloseTime closeTime;
    private final Scheduler scheduler;
    private final Backoff backoff;
    private final EventListener listener;

    private final ReentrantLock reporting = new ReentrantLock();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition becameInactive = lock.newCondition();
    private final Map<EventId, QueuedEvent> queue = new LinkedHashMap<>();
    /** The number of events that are with the executor. The others wait to be repeated. */
    private int active;

    private boolean closed;

    private static final class QueuedEvent {

        final HelpdeskEvent event;
        int attempts;
        /** Whether the executor has accepted it, so that the delivery is acknowledged. */
        boolean accepted;
        /** Whether the receiver was closed before. */
        boolean discarded;

        QueuedEvent(HelpdeskEvent event) {
            this.event = event;
        }
    }

    QueueingReceiver(
            Deduplication deduplication,
            Executor executor,
            int capacity,
            CloseTime closeTime,
            Scheduler scheduler,
            Backoff backoff,
            EventListener listener) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be 1 or more, got " + capacity);
        }
        this.deduplication = deduplication;
        this.executor = Objects.requireNonNull(executor);
        this.capacity = capacity;
        this.closeTime = closeTime;
        this.scheduler = scheduler;
        this.backoff = backoff;
        this.listener = listener;
    }

    @Override
    public Receipt receive(EventDelivery delivery) {
        var queued = new QueuedEvent(delivery.event());
        var refusal = add(queued);
        if (refusal.isDefined()) {
            return refusal.get();
        }
        reportDepth();
        if (!execute(queued)) {
            remove(queued);
            return Receipt.FULL;
        }
        return accept(queued);
    }

    /** Adds an event, or returns why it cannot be added. */
    private Option<Receipt> add(QueuedEvent queued) {
        lock.lock();
        try {
            if (closed) {
                return Option.some(Receipt.CLOSED);
            }
            var earlier = queue.get(queued.event.id());
            if (earlier != null) {
                return Option.some(earlier.accepted ? Receipt.DUPLICATE : Receipt.IN_PROGRESS);
            }
            if (queue.size() >= capacity) {
                return Option.some(Receipt.FULL);
            }
            queue.put(queued.event.id(), queued);
            active++;
            return Option.none();
        } finally {
            lock.unlock();
        }
    }

    /** Returns false if the executor rejects it. */
    private boolean execute(QueuedEvent queued) {
        try {
            executor.execute(() -> handle(queued));
            return true;
        } catch (RuntimeException | OutOfMemoryError noThread) {
            return false;
        }
    }

    private Receipt accept(QueuedEvent queued) {
        lock.lock();
        try {
            queued.accepted = true;
            return queued.discarded ? Receipt.CLOSED : Receipt.QUEUED;
        } finally {
            lock.unlock();
        }
    }

    private void handle(QueuedEvent queued) {
        if (!isInQueue(queued)) {
            return;
        }
        var receipt = Receipt.FAILED;
        try {
            receipt = deduplication.handle(queued.event, queued.attempts + 1);
        } finally {
            if (receipt.isAcknowledged()) {
                remove(queued);
            } else {
                repeatLater(queued);
            }
        }
    }

    private boolean isInQueue(QueuedEvent queued) {
        lock.lock();
        try {
            return queue.get(queued.event.id()) == queued;
        } finally {
            lock.unlock();
        }
    }

    private void remove(QueuedEvent queued) {
        lock.lock();
        try {
            if (queue.remove(queued.event.id(), queued)) {
                becameInactive();
            }
        } finally {
            lock.unlock();
        }
        reportDepth();
    }

    private void becameInactive() {
        active--;
        becameInactive.signalAll();
    }

    private void repeatLater(QueuedEvent queued) {
        lock.lock();
        try {
            if (isInQueue(queued)) {
                becameInactive();
                queued.attempts++;
                if (!closed) {
                    scheduler.schedule(() -> repeat(queued), backoff.pause(queued.attempts));
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void repeat(QueuedEvent queued) {
        lock.lock();
        try {
            if (closed || !isInQueue(queued)) {
                return;
            }
            active++;
        } finally {
            lock.unlock();
        }
        if (!execute(queued)) {
            repeatLater(queued);
        }
    }

    /** Reports are in order, so that the last one is right. */
    private void reportDepth() {
        reporting.lock();
        try {
            listener.queueDepth(size());
        } finally {
            reporting.unlock();
        }
    }

    private int size() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        var lost = end();
        lost.forEach(listener::lost);
        if (!lost.isEmpty()) {
            reportDepth();
        }
    }

    /** Waits for the events that are with the executor, and returns the acknowledged ones that are lost. */
    private List<EventId> end() {
        lock.lock();
        try {
            closed = true;
            scheduler.close();
            closeTime.await(becameInactive, () -> active > 0);
            var lost = new ArrayList<EventId>();
            for (var queued : queue.values()) {
                queued.discarded = true;
                if (queued.accepted) {
                    lost.add(queued.event.id());
                }
            }
            queue.clear();
            return lost;
        } finally {
            lock.unlock();
        }
    }
}
