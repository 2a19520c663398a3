package dev.helpdesk4j.ports.event;

import dev.helpdesk4j.domain.event.EventId;
import java.time.Duration;
import java.util.Objects;

/** Calls another listener and ignores its exceptions, so that no event is lost because of them. */
final class IgnoringExceptions implements EventListener {

    private final EventListener listener;

    IgnoringExceptions(EventListener listener) {
        this.listener = Objects.requireNonNull(listener);
    }

    @Override
    public void received(EventId event, EventReceiver.Receipt receipt, Duration elapsed) {
        call(() -> listener.received(event, receipt, elapsed));
    }

    @Override
    public void refused(String reason) {
        call(() -> listener.refused(reason));
    }

    @Override
    public void handlerFailed(EventId event, int attempt, Throwable exception) {
        call(() -> listener.handlerFailed(event, attempt, exception));
    }

    @Override
    public void storeFailed(Exception exception) {
        call(() -> listener.storeFailed(exception));
    }

    @Override
    public void queueDepth(int events) {
        call(() -> listener.queueDepth(events));
    }

    @Override
    public void dropped(EventId event) {
        call(() -> listener.dropped(event));
    }

    @Override
    public void lost(EventId event) {
        call(() -> listener.lost(event));
    }

    @Override
    public void forgotten(EventId event) {
        call(() -> listener.forgotten(event));
    }

    private static void call(Runnable method) {
        try {
            method.run();
        } catch (RuntimeException thrown) {
            // A listener for logs must not decide whether an event counts as handled.
        }
    }
}
