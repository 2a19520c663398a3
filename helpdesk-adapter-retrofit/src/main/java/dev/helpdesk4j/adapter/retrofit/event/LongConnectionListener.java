package dev.helpdesk4j.adapter.retrofit.event;

import java.time.Duration;

/**
 * A listener for the state of a {@link LongConnection}. Its methods are called on a thread of the connection, one at a time, and
 * do nothing unless overridden. They should return soon, as the connection waits for them. If one throws, the exception is
 * logged and ignored.
 */
public interface LongConnectionListener {

    /** A listener that does nothing. */
    LongConnectionListener NONE = new LongConnectionListener() {};

    /** An attempt to connect begins. */
    default void connecting() {}

    /** The connection is open: events can be received. */
    default void connected() {}

    /**
     * An attempt to connect failed, or the connection was lost.
     *
     * @param failure the reason, which is temporary
     * @param pause the time until the next attempt
     */
    default void lost(ConnectionFailure failure, Duration pause) {}

    /**
     * The connection has stopped permanently: no event will be received. It is called once.
     *
     * @param failure the reason, which is permanent; {@code CLOSED} after {@link LongConnection#close}
     */
    default void stopped(ConnectionFailure failure) {}
}
