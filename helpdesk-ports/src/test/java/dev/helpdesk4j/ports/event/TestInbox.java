package dev.helpdesk4j.ports.event;

import dev.helpdesk4j.domain.event.EventId;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** An inbox in memory. It fails in the methods that the test has set, before they have an effect. */
final class TestInbox implements EventInbox {

    private static final class Row {

        final String json;
        final Instant storedAt;
        Instant dueAt;
        int attempts;
        boolean handled;

        Row(String json, Instant storedAt) {
            this.json = json;
            this.storedAt = storedAt;
            this.dueAt = storedAt;
        }
    }

    final Set<String> failing = new HashSet<>();
    private final Map<EventId, Row> rows = new LinkedHashMap<>();
    private final Clock clock;
    int takes;
    /** Runs after no event was due. */
    Runnable whenNoneIsDue = () -> {};

    Consumer<EventId> whenHandled = event -> {};

    TestInbox(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized boolean store(EventId event, String json) {
        failIfSet("store");
        var now = clock.instant();
        rows.values()
                .removeIf(row ->
                        row.handled && !row.storedAt.plus(SeenEvents.MEMORY).isAfter(now));
        return rows.putIfAbsent(event, new Row(json, now)) == null;
    }

    @Override
    public synchronized Option<StoredEvent> take() {
        takes++;
        failIfSet("take");
        var now = clock.instant();
        var due = Option.ofOptional(rows.entrySet().stream()
                .filter(row -> !row.getValue().handled && !row.getValue().dueAt.isAfter(now))
                .min(Comparator.comparing(row -> row.getValue().storedAt)));
        if (due.isEmpty()) {
            whenNoneIsDue.run();
        }
        return due.map(entry -> {
            var row = entry.getValue();
            row.dueAt = now.plus(SeenEvents.CLAIM_TIME);
            row.attempts++;
            return new StoredEvent(entry.getKey(), row.json, row.attempts);
        });
    }

    @Override
    public synchronized void handled(EventId event) {
        failIfSet("handled");
        rows.get(event).handled = true;
        whenHandled.accept(event);
    }

    @Override
    public synchronized void postpone(EventId event, Duration pause) {
        failIfSet("postpone");
        rows.get(event).dueAt = clock.instant().plus(pause);
    }

    private void failIfSet(String method) {
        if (failing.contains(method)) {
            throw new IllegalStateException(method + " failed");
        }
    }
}
