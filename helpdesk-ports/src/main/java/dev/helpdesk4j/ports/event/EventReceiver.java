package dev.helpdesk4j.ports.event;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Receives deliveries from an adapter and returns whether they are acknowledged. Safe from any number of threads. It never
 * throws an exception for a delivery.
 *
 * <p>There are three: they acknowledge a delivery {@linkplain #afterHandling after handling}, {@linkplain
 * #afterQueueing(EventHandler, SeenEvents, Executor, int, EventListener) after queueing} or {@linkplain
 * #afterStoring(EventInbox, EventDecoder, EventHandler, EventListener) after storing} it. An {@link Error} of the handler
 * counts as a failure of the event, and is then thrown on.
 */
public interface EventReceiver extends AutoCloseable {

    /** How long closing a receiver waits for events that are being handled, unless set otherwise: ten seconds. */
    Duration CLOSE_TIME = Duration.ofSeconds(10);

    /** How many events of an inbox are handled at the same time, unless set otherwise: 4. */
    int INBOX_THREADS = 4;

    /**
     * Returns a receiver that handles an event on the adapter's thread and acknowledges it afterwards. If the handler fails, the
     * platform delivers the event again: after 15 seconds, 5 minutes, an hour and 6 hours. It is lost if all of these fail.
     *
     * <p>The platform waits three seconds. A handler that takes longer causes deliveries that are not acknowledged ({@link
     * Receipt#IN_PROGRESS}), or are duplicates.
     *
     * <p>Closing it does not wait for handlers: the adapter's server does.
     */
    static EventReceiver afterHandling(EventHandler handler, SeenEvents seen, EventListener listener) {
        var quiet = new IgnoringExceptions(listener);
        return new ReportingReceiver(new HandlingReceiver(new Deduplication(handler, seen, quiet)), quiet);
    }

    /**
     * Returns a receiver whose queue is closed within {@link #CLOSE_TIME}: {@link #afterQueueing(EventHandler, SeenEvents,
     * Executor, int, EventListener, Duration)}.
     */
    static EventReceiver afterQueueing(
            EventHandler handler, SeenEvents seen, Executor executor, int capacity, EventListener listener) {
        return afterQueueing(handler, seen, executor, capacity, listener, CLOSE_TIME);
    }

    /**
     * Returns a receiver that acknowledges an event as soon as it is in a queue in memory, and handles it on an executor. What is
     * in the queue is lost if the process ends; a walk of changes finds the tickets.
     *
     * <p>If the handler or {@code seen} fails, the event is repeated after a second, and then after pauses that double up to a
     * minute, each shortened at random by up to a half, until it succeeds. Meanwhile it blocks no thread and no other event, but
     * keeps its place in the queue. So a handler should return normally from an event that it can never handle.
     *
     * <p>Of an event that is in the queue, another delivery is a duplicate. An event is claimed when its handling begins: one that
     * was handled before is queued too, and then removed without being handled.
     *
     * <p>Closing it handles the events that wait for the executor, and waits for the handlers. Events that wait to be repeated,
     * and what is not handled in time, are lost: {@link EventListener#lost} reports each. Close it before the executor.
     *
     * @param executor runs the handlers, and limits how many run at the same time. It must run or reject each task. If it rejects
     *     one, the receipt is {@link Receipt#FULL}
     * @param capacity the maximum of events in the queue, 1 or more: those that wait, are handled, or wait to be repeated
     * @param closeTime how long closing waits at most, zero or more
     */
    static EventReceiver afterQueueing(
            EventHandler handler,
            SeenEvents seen,
            Executor executor,
            int capacity,
            EventListener listener,
            Duration closeTime) {
        var quiet = new IgnoringExceptions(listener);
        var queueing = new QueueingReceiver(
                new Deduplication(handler, seen, quiet),
                executor,
                capacity,
                CloseTime.of(closeTime),
                Scheduler.ofDaemonThread(),
                Backoff.random(),
                quiet);
        return new ReportingReceiver(queueing, quiet);
    }

    /**
     * Returns a receiver with {@link #INBOX_THREADS} that is closed within {@link #CLOSE_TIME}: {@link #afterStoring(EventInbox,
     * EventDecoder, EventHandler, EventListener, int, Duration)}.
     */
    static EventReceiver afterStoring(
            EventInbox inbox, EventDecoder decoder, EventHandler handler, EventListener listener) {
        return afterStoring(inbox, decoder, handler, listener, INBOX_THREADS, CLOSE_TIME);
    }

    /**
     * Returns a receiver that acknowledges an event as soon as it is in an inbox, and handles it afterwards, at least once. It
     * begins with the events that are in the inbox already.
     *
     * <p>An event is handled at once after it was stored. If the handler fails, the event is postponed by a second, and then by
     * pauses that double up to a minute, each shortened at random by up to a half, until it succeeds. Every second the inbox is
     * searched for events that are due, also for those of other processes. If the inbox fails, taking events pauses in the same
     * way.
     *
     * <p>Closing it waits for the handlers and then interrupts them. What has not been handled stays in the inbox.
     *
     * @param decoder decodes what was stored
     * @param threads how many events are handled at the same time, each on a daemon thread; 1 or more
     * @param closeTime how long closing waits at most, zero or more
     */
    static EventReceiver afterStoring(
            EventInbox inbox,
            EventDecoder decoder,
            EventHandler handler,
            EventListener listener,
            int threads,
            Duration closeTime) {
        var quiet = new IgnoringExceptions(listener);
        var storing = new StoringReceiver(
                inbox,
                decoder,
                handler,
                quiet,
                threads,
                CloseTime.of(closeTime),
                DaemonThreads.pool("helpdesk4j-event"),
                Scheduler.ofDaemonThread(),
                Backoff.random());
        return new ReportingReceiver(storing.start(), quiet);
    }

    /** Receives a delivery. */
    Receipt receive(EventDelivery delivery);

    /** Receives no further deliveries, and ends within a bounded time. */
    @Override
    void close();

    /** The result of a delivery. A minor release may add more. */
    enum Receipt {

        /** The event has been handled. */
        HANDLED(true),

        /** The event is in the queue; it is lost if the process ends before it is handled. */
        QUEUED(true),

        /** The event has been stored durably. */
        STORED(true),

        /** The event was handled, queued or stored before. */
        DUPLICATE(true),

        /** An earlier delivery of the event is being handled. */
        IN_PROGRESS(false),

        /** Handling or storing failed. */
        FAILED(false),

        /** The queue is full. */
        FULL(false),

        /** The receiver is closed. */
        CLOSED(false);

        private final boolean acknowledged;

        Receipt(boolean acknowledged) {
            this.acknowledged = acknowledged;
        }

        /** Returns whether the delivery is acknowledged. The platform delivers an event again if it is not. */
        public boolean isAcknowledged() {
            return acknowledged;
        }
    }
}
