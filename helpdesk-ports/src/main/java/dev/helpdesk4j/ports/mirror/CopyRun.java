package dev.helpdesk4j.ports.mirror;

import dev.helpdesk4j.ports.Done;
import dev.helpdesk4j.ports.HelpdeskFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * The results of copying several tickets. A failure that concerns one ticket only does not keep the others from being copied;
 * any other failure ends the run.
 */
final class CopyRun {

    private Copied copied = Copied.NOTHING;
    private Option<HelpdeskFailure> skipped = Option.none();

    /** Adds the result of a ticket; fails if the run ends with it. */
    Either<HelpdeskFailure, Done> add(Either<HelpdeskFailure, Copied> ticket) {
        ticket.forEach(more -> copied = copied.plus(more));
        if (ticket.isLeft() && !concernsOneTicket(ticket.getLeft())) {
            return Either.left(ticket.getLeft());
        }
        skipped = skipped.orElse(ticket.swap().toOption());
        return Either.right(Done.DONE);
    }

    /** Returns whether every ticket was copied. */
    boolean isComplete() {
        return skipped.isEmpty();
    }

    /** Returns what was copied; fails if any ticket was not. */
    Either<HelpdeskFailure, Copied> result() {
        return skipped.isEmpty() ? Either.right(copied) : Either.left(skipped.get());
    }

    private static boolean concernsOneTicket(HelpdeskFailure failure) {
        return switch (failure.kind()) {
            case INVALID_REQUEST, UNREADABLE_RESPONSE, REJECTED -> true;
            default -> false;
        };
    }
}
