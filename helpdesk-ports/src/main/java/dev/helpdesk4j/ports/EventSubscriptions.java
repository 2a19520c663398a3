package dev.helpdesk4j.ports;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;

/**
 * The events that a help desk sends to the app. Each event must also be added to the app in the developer console, in a
 * published version of the app.
 */
public interface EventSubscriptions {

    /**
     * Subscribes to events of this help desk. The request is idempotent: it is repeated if there is no response.
     *
     * <p>Source: the platform's document <em>subscribe to help desk events</em>. It requires the scope
     * {@code helpdesk:all:readonly}. The service cannot list subscriptions.
     *
     * @param events one or more
     * @return done; or {@link HelpdeskFailure.InvalidRequest} if an event is unknown to the service,
     *     {@link HelpdeskFailure.OutcomeUnknown} if no attempt got a definite response, or any other failure
     * @throws IllegalArgumentException if there are no events
     */
    default Either<HelpdeskFailure, Done> subscribe(Iterable<EventType> events) {
        return Either.left(new HelpdeskFailure.Unsupported(Operation.SUBSCRIBE_EVENTS));
    }

    /**
     * Unsubscribes from events of this help desk. Events without a subscription are accepted. The request is idempotent: it is
     * repeated if there is no response.
     *
     * <p>Source: the platform's document <em>unsubscribe from help desk events</em>. It requires the scope
     * {@code helpdesk:all:readonly}.
     *
     * @param events one or more
     * @return done; or {@link HelpdeskFailure.InvalidRequest} if an event is unknown to the service,
     *     {@link HelpdeskFailure.OutcomeUnknown} if no attempt got a definite response, or any other failure
     * @throws IllegalArgumentException if there are no events
     */
    default Either<HelpdeskFailure, Done> unsubscribe(Iterable<EventType> events) {
        return Either.left(new HelpdeskFailure.Unsupported(Operation.UNSUBSCRIBE_EVENTS));
    }

    /**
     * A type of event: one of the constants, or any other type of the platform.
     *
     * @param type the subject, as in {@code helpdesk.ticket}
     * @param subtype the event with its version, as in {@code ticket.created_v1}
     */
    record EventType(String type, String subtype) {

        /** A ticket was opened. */
        public static final EventType TICKET_CREATED = new EventType("helpdesk.ticket", "ticket.created_v1");

        /** The status or the stage of a ticket changed. */
        public static final EventType TICKET_UPDATED = new EventType("helpdesk.ticket", "ticket.updated_v1");

        /** A message was sent in a ticket. */
        public static final EventType MESSAGE_CREATED =
                new EventType("helpdesk.ticket_message", "ticket_message.created_v1");

        private static final Seq<EventType> ALL = List.of(TICKET_CREATED, TICKET_UPDATED, MESSAGE_CREATED);

        public EventType {
            if (type.isBlank() || subtype.isBlank()) {
                throw new IllegalArgumentException(
                        "type and subtype of an event must not be blank, got '" + type + "' and '" + subtype + "'");
            }
        }

        /** Returns the event types of the help desk: the constants. A minor release may add more. */
        public static Seq<EventType> all() {
            return ALL;
        }
    }
}
