package dev.helpdesk4j.ports.event;

import dev.helpdesk4j.domain.event.HelpdeskEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records the events that it handles, and throws where the test has set it. */
final class ScriptedHandler implements EventHandler {

    final List<String> handled = new ArrayList<>();
    private final Map<String, Throwable> failures = new HashMap<>();

    void fails(String event, Throwable thrown) {
        failures.put(event, thrown);
    }

    void recovers(String event) {
        failures.remove(event);
    }

    @Override
    public void handle(HelpdeskEvent event) throws Exception {
        var thrown = failures.get(event.id().value());
        if (thrown instanceof Exception exception) {
            throw exception;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        handled.add(event.id().value());
    }
}
