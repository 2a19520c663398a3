package dev.helpdesk4j.ports.event;

import dev.helpdesk4j.domain.event.EventId;
import java.time.Duration;

/**
 * A listener for logs and metrics of events. Its methods are called on the receiving thread or a handling one, and do nothing
 * unless overridden. If one throws, the exception is ignored.
 */
public interface EventListener {

    /** A listener that does nothing. */
    EventListener NONE = new EventListener() {};

    /**
     * A delivery was received.
     *
     * @param receipt the result
     * @param elapsed how long the receiver took
     */
    default void received(EventId event, EventReceiver.Receipt receipt, Duration elapsed) {}

    /**
     * A delivery was refused before it was decoded.
     *
     * @param reason a constant of the adapter, without any part of the delivery
     */
    default void refused(String reason) {}

    /**
     * The handler failed. The exception may contain what the handler put into it.
     *
     * @param attempt the number of the attempt in this process, from 1; always 1 if the platform repeats
     */
    default void handlerFailed(EventId event, int attempt, Throwable exception) {}

    /** A {@link SeenEvents} or an {@link EventInbox} threw this exception. */
    default void storeFailed(Exception exception) {}

    /** The number of events in the queue has changed: those that wait, are handled, or wait to be repeated. */
    default void queueDepth(int events) {}

    /** An event was dropped: no help desk of the application has its ticket. */
    default void dropped(EventId event) {}

    /** An event of the queue had not been handled when the receiver was closed: it is lost, unless its handler still ends. */
    default void lost(EventId event) {}

    /** A confirmed event was forgotten before {@link SeenEvents#MEMORY}, as there were too many: a duplicate may be handled. */
    default void forgotten(EventId event) {}
}
