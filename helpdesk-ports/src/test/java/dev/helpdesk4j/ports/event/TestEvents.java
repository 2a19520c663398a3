package dev.helpdesk4j.ports.event;

import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.event.UnrecognizedEvent;
import io.vavr.control.Option;

/** Events that differ in their ids only. */
final class TestEvents {

    private TestEvents() {}

    static HelpdeskEvent event(String id) {
        return new UnrecognizedEvent(EventId.of(id), Option.none(), "test", "{}");
    }

    static EventDelivery delivery(String id) {
        return new EventDelivery(event(id), id);
    }
}
