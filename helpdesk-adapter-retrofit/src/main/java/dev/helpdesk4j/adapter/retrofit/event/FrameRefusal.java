package dev.helpdesk4j.adapter.retrofit.event;

import dev.helpdesk4j.ports.event.EventListener;

/**
 * Why a {@link LongConnection} did not pass on what it received. Its name is the reason in {@link EventListener#refused}. A
 * minor release may add more.
 */
public enum FrameRefusal {

    /** A message of the WebSocket was not a frame, or lacked a header. It is ignored. */
    MALFORMED_FRAME,

    /** A message in several parts was dropped: parts were missing for five minutes, wrong, or too many. */
    INCOMPLETE,

    /** A frame was of another type than an event, such as {@code card}. It is acknowledged as a failure. */
    UNSUPPORTED_TYPE,

    /** The content of a frame was not the JSON of an event. It is acknowledged as a failure. */
    MALFORMED_EVENT,

    /** Too many events were being handled, or the connection was being closed. It is acknowledged as a failure. */
    BUSY
}
