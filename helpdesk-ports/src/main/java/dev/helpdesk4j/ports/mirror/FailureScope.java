package dev.helpdesk4j.ports.mirror;

import dev.helpdesk4j.ports.HelpdeskFailure;

/** Which tickets are concerned by the failure of a call for one ticket. */
enum FailureScope {

    /** The other tickets can be copied. */
    ONE_TICKET,

    /** The failure may be of this ticket, or of the service: the next call decides. */
    UNCERTAIN,

    /** The ticket is not the cause. */
    ALL_TICKETS;

    static FailureScope of(HelpdeskFailure failure) {
        return switch (failure.kind()) {
            case INVALID_REQUEST, UNREADABLE_RESPONSE, REJECTED -> ONE_TICKET;
            case UNAUTHENTICATED, RATE_LIMITED, INTERRUPTED -> ALL_TICKETS;
            default -> UNCERTAIN;
        };
    }
}
