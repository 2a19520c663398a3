package dev.helpdesk4j.ports;

/**
 * The operations of the ports. A minor release may add more. Other operations of an adapter are {@link OtherOperation}s.
 */
public enum Operation implements AnyOperation {
    /** {@link Tickets#find}. */
    FIND_TICKET("find ticket", Resource.TICKET, Semantics.SAFE),
    /** {@link Tickets#search}. */
    SEARCH_TICKETS("search tickets", Resource.HELP_DESK, Semantics.SAFE),
    /** {@link Messages#list}. */
    LIST_MESSAGES("list messages", Resource.TICKET, Semantics.SAFE),
    /** {@link Messages#send}. */
    SEND_MESSAGE("send message", Resource.TICKET, Semantics.NOT_REPEATABLE),
    /** {@link EventSubscriptions#subscribe}. */
    SUBSCRIBE_EVENTS("subscribe to events", Resource.HELP_DESK, Semantics.IDEMPOTENT),
    /** {@link EventSubscriptions#unsubscribe}. */
    UNSUBSCRIBE_EVENTS("unsubscribe from events", Resource.HELP_DESK, Semantics.IDEMPOTENT);

    private final String displayName;
    private final Resource resource;
    private final Semantics semantics;

    Operation(String displayName, Resource resource, Semantics semantics) {
        this.displayName = displayName;
        this.resource = resource;
        this.semantics = semantics;
    }

    @Override
    public String displayName() {
        return displayName;
    }

    @Override
    public Resource resource() {
        return resource;
    }

    @Override
    public Semantics semantics() {
        return semantics;
    }

    /** The types of resources that operations are about. */
    public enum Resource {
        HELP_DESK("help desk"),
        TICKET("ticket"),
        /** The unknown resource of an {@link OtherOperation}. */
        OTHER("resource");

        private final String displayName;

        Resource(String displayName) {
            this.displayName = displayName;
        }

        /** Returns the name for people: {@code help desk}. */
        public String displayName() {
            return displayName;
        }
    }

    /** The semantics of a request in the terms of HTTP (RFC 9110, section 9.2), by the operation's document rather than its method. */
    public enum Semantics {
        /** The request changes nothing. It may always be repeated, and a failure never has an effect. */
        SAFE,
        /** The request changes something, and several identical ones have the effect of one: it may be repeated. */
        IDEMPOTENT,
        /** The request changes something each time: it is not repeated once it may have arrived. */
        NOT_REPEATABLE;

        /** Returns whether the request changes nothing. */
        public boolean isSafe() {
            return this == SAFE;
        }

        /** Returns whether the request may be repeated even if an earlier one may have arrived: safe or idempotent. */
        public boolean isRepeatable() {
            return this != NOT_REPEATABLE;
        }
    }
}
