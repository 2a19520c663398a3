package dev.helpdesk4j.ports;

/**
 * A failure as an exception: {@code helpdesk.tickets().find(id).getOrElseThrow(HelpdeskFailure::toException)}.
 *
 * <p>No port throws it.
 */
public final class HelpdeskException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient HelpdeskFailure failure;

    HelpdeskException(HelpdeskFailure failure) {
        super(failure.summary(), failure.cause().getOrNull());
        this.failure = failure;
    }

    /** Returns the failure. */
    public HelpdeskFailure failure() {
        return failure;
    }
}
