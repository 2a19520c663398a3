package dev.helpdesk4j.ports.event;

import dev.helpdesk4j.domain.event.EventId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records each call as a line. */
class RecordingListener implements EventListener {

    final List<String> calls = new CopyOnWriteArrayList<>();

    @Override
    public void received(EventId event, EventReceiver.Receipt receipt, Duration elapsed) {
        calls.add("received " + event.value() + " " + receipt + (elapsed.isNegative() ? " " + elapsed : ""));
    }

    @Override
    public void refused(String reason) {
        calls.add("refused " + reason);
    }

    @Override
    public void handlerFailed(EventId event, int attempt, Throwable exception) {
        calls.add("handlerFailed " + event.value() + " " + attempt + " " + exception.getMessage());
    }

    @Override
    public void storeFailed(Exception exception) {
        calls.add("storeFailed " + exception.getMessage());
    }

    @Override
    public void queueDepth(int events) {
        calls.add("queueDepth " + events);
    }

    @Override
    public void dropped(EventId event) {
        calls.add("dropped " + event.value());
    }

    @Override
    public void lost(EventId event) {
        calls.add("lost " + event.value());
    }

    @Override
    public void forgotten(EventId event) {
        calls.add("forgotten " + event.value());
    }
}
