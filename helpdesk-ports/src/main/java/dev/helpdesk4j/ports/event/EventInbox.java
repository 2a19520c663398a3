package dev.helpdesk4j.ports.event;

import dev.helpdesk4j.domain.event.EventId;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * A durable store of events that are acknowledged before they are handled. It removes duplicates itself, so that it needs no
 * {@link SeenEvents}. Any method may throw an unchecked exception if its store fails.
 *
 * <p>Several processes may share an inbox: an event is taken by one of them at a time.
 */
public interface EventInbox {

    /**
     * Stores an event durably before it returns. An event with the same id that was stored within {@link SeenEvents#MEMORY}
     * is not stored again, also if it has been handled.
     *
     * @param event the id
     * @param json the event, as in {@link EventDelivery#json()}
     * @return whether it was stored; false if it is a duplicate
     */
    boolean store(EventId event, String json);

    /**
     * Takes the oldest event that is due: stored, not removed, and neither postponed nor taken by another caller. It
     * is due again after {@link SeenEvents#CLAIM_TIME}, unless it is removed or postponed before.
     */
    Option<StoredEvent> take();

    /** Removes an event that was handled; its id is remembered for {@link SeenEvents#MEMORY}. */
    void handled(EventId event);

    /** Makes an event due after this pause, by the clock of the inbox, after handling it failed. */
    void postpone(EventId event, Duration pause);

    /**
     * An event of an inbox.
     *
     * @param event the id
     * @param json the event, as in {@link EventDelivery#json()}
     * @param attempts how often it has been taken, from 1
     */
    record StoredEvent(EventId event, String json, int attempts) {

        /** Returns the id, without the content: suitable for logs. */
        @Override
        public String toString() {
            return "StoredEvent[event=" + event.value() + ", attempts=" + attempts + "]";
        }
    }
}
