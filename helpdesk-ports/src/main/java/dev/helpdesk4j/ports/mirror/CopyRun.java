package dev.helpdesk4j.ports.mirror;

import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Done;
import dev.helpdesk4j.ports.HelpdeskFailure;
import io.vavr.control.Either;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The results of copying several tickets. A failure that may concern one ticket only does not keep the others from being
 * copied: the ticket is saved as failed. The run ends with a failure that concerns all tickets, or with the second one in a
 * row that may concern all: an outage.
 */
final class CopyRun {

    private final BiConsumer<TicketId, HelpdeskFailure> listener;
    private Copied copied = Copied.NOTHING;
    private boolean maybeOutage;

    /** @param listener is called with each ticket that was saved as failed */
    CopyRun(BiConsumer<TicketId, HelpdeskFailure> listener) {
        this.listener = listener;
    }

    /** Adds the result of a ticket; fails if the run ends with it. */
    private Either<HelpdeskFailure, Done> add(TicketId ticket, Either<HelpdeskFailure, Copied> result) {
        var scope = result.swap().map(FailureScope::of).toOption();
        result.forEach(more -> copied = copied.plus(more));
        if (scope.exists(concerned -> concerned != FailureScope.ALL_TICKETS)) {
            listener.accept(ticket, result.getLeft());
        }
        var isUncertain = scope.contains(FailureScope.UNCERTAIN);
        var isEnd = scope.contains(FailureScope.ALL_TICKETS) || (isUncertain && maybeOutage);
        maybeOutage = isUncertain;
        return isEnd ? Either.left(result.getLeft()) : Either.right(Done.DONE);
    }

    /** Copies each ticket; fails if the run ends with one. */
    <T> Either<HelpdeskFailure, Done> copyEach(
            Iterable<T> tickets, Function<T, TicketId> id, Function<T, Either<HelpdeskFailure, Copied>> copy) {
        for (var ticket : tickets) {
            var added = add(id.apply(ticket), copy.apply(ticket));
            if (added.isLeft()) {
                return added;
            }
        }
        return Either.right(Done.DONE);
    }

    /**
     * Copies each ticket that is in the queue at this time, up to a maximum. A ticket that is added while it is copied stays in
     * the queue. So does one that was neither copied nor saved as failed.
     */
    Either<HelpdeskFailure, Done> copyEach(
            TicketQueue queue, int max, Function<TicketId, Either<HelpdeskFailure, Copied>> copy) {
        for (var count = Math.min(max, queue.size()); count > 0; count--) {
            for (var ticket : queue.take()) {
                var added = copyTaken(queue, ticket, copy);
                if (added.isLeft()) {
                    return added;
                }
            }
        }
        return Either.right(Done.DONE);
    }

    private Either<HelpdeskFailure, Done> copyTaken(
            TicketQueue queue, TicketId ticket, Function<TicketId, Either<HelpdeskFailure, Copied>> copy) {
        var isDone = false;
        try {
            var result = copy.apply(ticket);
            isDone = result.isRight() || FailureScope.of(result.getLeft()) != FailureScope.ALL_TICKETS;
            return add(ticket, result);
        } finally {
            if (!isDone) {
                queue.putBack(ticket);
            }
        }
    }

    Copied copied() {
        return copied;
    }
}
