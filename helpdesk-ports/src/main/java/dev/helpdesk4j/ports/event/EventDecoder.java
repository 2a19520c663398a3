package dev.helpdesk4j.ports.event;

import dev.helpdesk4j.domain.event.HelpdeskEvent;

/** Decodes the JSON of events that an {@link EventInbox} has stored. The adapter that received them has an implementation. */
@FunctionalInterface
public interface EventDecoder {

    /**
     * Returns the event of this JSON.
     *
     * @param json as in {@link EventDelivery#json()}
     * @throws IllegalArgumentException if it is not the JSON of an event
     */
    HelpdeskEvent decode(String json);
}
