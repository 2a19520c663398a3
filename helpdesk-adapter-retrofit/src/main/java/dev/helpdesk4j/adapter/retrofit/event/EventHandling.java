package dev.helpdesk4j.adapter.retrofit.event;

import dev.helpdesk4j.adapter.retrofit.json.JsonText;
import dev.helpdesk4j.ports.event.EventReceiver;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import okio.ByteString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes events to the receiver, each on a thread of its own, and not more than a maximum of events and of bytes at a time. */
final class EventHandling {

    /** The JSON of all events that are being handled. An event has 150 KB at most. */
    static final int MAX_BYTES = 1 << 23;

    private static final Logger LOG = LoggerFactory.getLogger(LongConnection.class);

    private final EventReceiver receiver;
    private final int maxEvents;
    private final Executor threads;
    private final Consumer<FrameRefusal> refusals;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private int events;
    private int bytes;
    private boolean closed;
    private boolean warned;

    EventHandling(EventReceiver receiver, int maxEvents, Executor threads, Consumer<FrameRefusal> refusals) {
        this.receiver = receiver;
        this.maxEvents = maxEvents;
        this.threads = threads;
        this.refusals = refusals;
    }

    /** Is called with whether an event is acknowledged. */
    interface Acknowledgement {
        void send(boolean acknowledged);
    }

    /** Begins to handle an event. If there is no place for it, it is refused at once. */
    void handle(ByteString json, Acknowledgement acknowledgement) {
        if (!enter(json)) {
            refuse(FrameRefusal.BUSY, acknowledgement);
            return;
        }
        try {
            threads.execute(() -> {
                try {
                    acknowledgement.send(receive(json));
                } finally {
                    leave(json);
                }
            });
        } catch (RuntimeException | OutOfMemoryError noThread) {
            leave(json);
            refuse(FrameRefusal.BUSY, acknowledgement);
        }
    }

    void refuse(FrameRefusal reason, Acknowledgement acknowledgement) {
        refusals.accept(reason);
        acknowledgement.send(false);
    }

    private boolean enter(ByteString json) {
        lock.lock();
        try {
            if (closed || events == maxEvents || bytes + json.size() > MAX_BYTES) {
                warnOnce();
                return false;
            }
            events++;
            bytes += json.size();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Handlers that never return refuse every further event, with nothing else in the log. */
    private void warnOnce() {
        if (!closed && !warned) {
            warned = true;
            LOG.warn("long connection: events are refused, as {} of them are being handled", events);
        }
    }

    private void leave(ByteString json) {
        lock.lock();
        try {
            events--;
            bytes -= json.size();
            warned &= events > 0;
            idle.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean receive(ByteString json) {
        var envelope = EventEnvelope.read(JsonText.of(json));
        if (envelope.isEmpty()) {
            refusals.accept(FrameRefusal.MALFORMED_EVENT);
            return false;
        }
        try {
            return receiver.receive(envelope.get().delivery()).isAcknowledged();
        } catch (RuntimeException | Error thrown) {
            LOG.warn("long connection: the receiver of events threw an exception", thrown);
            return false;
        }
    }

    /** Accepts no further events, and waits for those that are being handled, at most this long. An interrupt ends the wait. */
    void close(Duration atMost) {
        lock.lock();
        try {
            closed = true;
            var remaining = atMost.toNanos();
            while (events > 0 && remaining > 0) {
                remaining = idle.awaitNanos(remaining);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
