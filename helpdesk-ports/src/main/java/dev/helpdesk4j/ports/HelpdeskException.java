package dev.helpdesk4j.ports;

/**
 * A failure for those who throw: {@code helpdesk.tickets().find(id).getOrElseThrow(HelpdeskFailure::toException)}.
 *
 * <p>Nothing in this library throws it by itself.
 */
public final class HelpdeskException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient HelpdeskFailure failure;

    HelpdeskException(HelpdeskFailure failure) {
        super(failure.summary(), failure.cause().getOrNull());
        this.failure = failure;
    }

    /** What failed and why. */
    public HelpdeskFailure failure() {
        return failure;
    }
}
