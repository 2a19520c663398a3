package dev.helpdesk4j.ports.event;

import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import java.util.Objects;

/**
 * An event with its JSON, which an {@link EventInbox} stores.
 *
 * @param event the event
 * @param json the JSON from which an {@link EventDecoder} decodes the event: decrypted, and without secrets
 */
public record EventDelivery(HelpdeskEvent event, String json) {

    public EventDelivery {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(json, "json");
    }

    /** Returns the id of the event. */
    public EventId id() {
        return event.id();
    }

    /** Returns the event without its JSON: suitable for logs. */
    @Override
    public String toString() {
        return "EventDelivery[" + event + "]";
    }
}
