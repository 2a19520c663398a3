package dev.helpdesk4j.ports.event;

import dev.helpdesk4j.domain.event.EventId;
import java.time.Duration;

/** Throws in each of its methods. */
final class ThrowingListener implements EventListener {

    private static IllegalStateException thrown() {
        return new IllegalStateException("listener");
    }

    @Override
    public void received(EventId event, EventReceiver.Receipt receipt, Duration elapsed) {
        throw thrown();
    }

    @Override
    public void refused(String reason) {
        throw thrown();
    }

    @Override
    public void handlerFailed(EventId event, int attempt, Throwable exception) {
        throw thrown();
    }

    @Override
    public void storeFailed(Exception exception) {
        throw thrown();
    }

    @Override
    public void queueDepth(int events) {
        throw thrown();
    }

    @Override
    public void dropped(EventId event) {
        throw thrown();
    }

    @Override
    public void lost(EventId event) {
        throw thrown();
    }

    @Override
    public void forgotten(EventId event) {
        throw thrown();
    }
}
