package dev.helpdesk4j.domain.event;

import dev.helpdesk4j.domain.HelpdeskId;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An event of another type, or one whose content could not be read.
 *
 * @param id the event's id
 * @param createdAt when the platform created the event, truncated to milliseconds
 * @param type the platform's name of the type, as in {@code im.message.receive_v1}; empty if it is missing
 * @param raw the JSON of the event as it was delivered, without its header
 */
public record UnrecognizedEvent(EventId id, Option<Instant> createdAt, String type, String raw)
        implements HelpdeskEvent {

    public UnrecognizedEvent {
        createdAt = createdAt.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public Option<HelpdeskId> helpdesk() {
        return Option.none();
    }

    @Override
    public Kind kind() {
        return Kind.UNRECOGNIZED;
    }

    /** Returns the id and the type, without the content: suitable for logs. */
    @Override
    public String toString() {
        return "UnrecognizedEvent[id=" + id.value() + ", type=" + type + "]";
    }
}
