package dev.helpdesk4j.examples.embedding;

import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.event.EventListener;
import dev.helpdesk4j.ports.event.EventReceiver;
import dev.helpdesk4j.ports.event.InMemorySeenEvents;
import dev.helpdesk4j.ports.history.WalkOptions;
import dev.helpdesk4j.ports.mirror.MirrorListener;
import dev.helpdesk4j.ports.mirror.MirrorStore;
import dev.helpdesk4j.ports.mirror.TicketMirror;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a copy of a help desk in a store: a second behind with events, and without them six minutes and the duration of two
 * reconciliations, as the pause begins when the last one has ended. Give the {@link #receiver} to the adapter that receives the
 * events.
 */
public final class MirroredHelpdesk implements AutoCloseable {

    /** One thread for events, so that they do not wait for a reconciliation. */
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);

    private final EventReceiver receiver;

    /**
     * @param from when the tickets to copy were opened at the earliest
     * @param listener is called with each result
     */
    @SuppressWarnings("FutureReturnValueIgnored") // The mirror throws nothing: the listener receives its failures.
    public MirroredHelpdesk(Helpdesk helpdesk, MirrorStore store, Instant from, MirrorListener listener) {
        var mirror = TicketMirror.of(helpdesk, store, from, WalkOptions.defaults(), listener);
        receiver = EventReceiver.afterHandling(mirror, new InMemorySeenEvents(), EventListener.NONE);
        scheduler.scheduleWithFixedDelay(mirror::refresh, 1, 1, TimeUnit.SECONDS);
        scheduler.scheduleWithFixedDelay(mirror::reconcile, 0, 300, TimeUnit.SECONDS);
    }

    /** Returns the receiver of the help desk's events. */
    public EventReceiver receiver() {
        return receiver;
    }

    /** Interrupts what is being copied: the next process continues it. */
    @Override
    public void close() {
        receiver.close();
        scheduler.shutdownNow();
    }
}
