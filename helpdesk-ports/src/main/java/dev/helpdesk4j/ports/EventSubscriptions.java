package dev.helpdesk4j.ports;

import io.vavr.control.Either;

/**
 * Which events a help desk sends to the app. An event has to be added to the app in the developer console as well, and a
 * version of the app with it published.
 */
public interface EventSubscriptions {

    /**
     * Subscribes to events of this help desk. Subscribing once more changes nothing, so that a request without an answer is
     * repeated.
     *
     * <p>Source: the platform's document <em>subscribe to help desk events</em>. It needs the scope
     * {@code helpdesk:all:readonly}. There is no way to list subscriptions.
     *
     * @param events one or more
     * @return done; or {@link HelpdeskFailure.InvalidRequest} if the service does not know an event,
     *     {@link HelpdeskFailure.OutcomeUnknown} if there was no definite answer to any attempt, or any other failure
     * @throws IllegalArgumentException if there is no event
     */
    default Either<HelpdeskFailure, Done> subscribe(Iterable<EventType> events) {
        return Either.left(new HelpdeskFailure.Unsupported(Operation.SUBSCRIBE_EVENTS));
    }

    /**
     * A kind of event: one of the constants, or any other that the platform may have.
     *
     * @param type what it is about, as in {@code helpdesk.ticket}
     * @param subtype what happened, with a version, as in {@code ticket.created_v1}
     */
    record EventType(String type, String subtype) {

        /** A ticket was opened. */
        public static final EventType TICKET_CREATED = new EventType("helpdesk.ticket", "ticket.created_v1");

        /** The status or the stage of a ticket has changed. */
        public static final EventType TICKET_UPDATED = new EventType("helpdesk.ticket", "ticket.updated_v1");

        /** Somebody has written a message in a ticket. */
        public static final EventType MESSAGE_CREATED =
                new EventType("helpdesk.ticket_message", "ticket_message.created_v1");

        public EventType {
            if (type.isBlank() || subtype.isBlank()) {
                throw new IllegalArgumentException(
                        "type and subtype of an event must not be blank, got '" + type + "' and '" + subtype + "'");
            }
        }
    }
}
