package dev.helpdesk4j.ports.mirror;

import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.Done;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.history.Checkpoint;
import dev.helpdesk4j.ports.history.TicketHistory;
import dev.helpdesk4j.ports.history.Walk;
import io.vavr.collection.HashSet;
import io.vavr.collection.Iterator;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.time.Instant;

/**
 * One reconciliation. The mark moves to the end of a walk only after everything before that end was copied, apart from the
 * tickets that are saved as failed. During a long walk its checkpoints are saved as marks, and a later reconciliation resumes
 * it.
 *
 * <p>The tickets that failed before are skipped, and read at the end, when they cannot delay others any more.
 */
final class ReconciliationRun {

    private final TicketHistory history;
    private final MirrorStore store;
    private final TicketCopier copier;
    private final TicketQueue retries;
    private final CopyRun run;
    private final Set<TicketId> failedBefore;

    ReconciliationRun(TicketHistory history, MirrorStore store, TicketCopier copier, TicketQueue retries, CopyRun run) {
        this.history = history;
        this.store = store;
        this.copier = copier;
        this.retries = retries;
        this.run = run;
        this.failedBefore = HashSet.ofAll(store.failedTickets());
    }

    /**
     * Copies the tickets opened in the range if there is no mark yet, otherwise what changed since the mark.
     *
     * @return the new mark
     */
    Either<HelpdeskFailure, Checkpoint> copy(TimeRange first) {
        var mark = store.mark();
        if (mark.isEmpty()) {
            return copy(history.created(first));
        }
        return mark.get().isComplete()
                ? copy(history.changedSince(mark.get().end()))
                : copy(history.resume(mark.get())).flatMap(end -> copy(history.changedSince(end.end())));
    }

    /**
     * Reads the tickets again that failed before. If they fail again, the reconciliation has succeeded without them. Those that
     * were not reached are the first of the next reconciliation.
     */
    void retryFailed() {
        failedBefore.forEach(retries::add);
        var unused = run.copyEach(retries, TicketMirror.MAX_RETRIES, copier::retry);
    }

    /**
     * Copies what a walk covers. Its end is fixed already: a message that is sent after its ticket was copied is later than
     * that, and belongs to the next walk.
     */
    private Either<HelpdeskFailure, Checkpoint> copy(Walk<Ticket> walk) {
        try (walk) {
            return copyMessagesOfOpenTickets(walk.checkpoint().from())
                    .flatMap(done -> copyTickets(walk))
                    .map(done -> walk.checkpoint())
                    .peek(store::saveMark);
        }
    }

    /**
     * A message may not move its ticket's time of change: then the walk does not return the ticket. It precedes the walk, whose
     * checkpoints are saved as marks.
     */
    private Either<HelpdeskFailure, Done> copyMessagesOfOpenTickets(Instant since) {
        return run.copyEach(
                Iterator.ofAll(store.openTickets()).reject(failedBefore::contains),
                ticket -> ticket,
                ticket -> copier.copyMessages(ticket, since));
    }

    private Either<HelpdeskFailure, Done> copyTickets(Walk<Ticket> walk) {
        for (var batch = walk.next(); ; batch = walk.next()) {
            if (batch.isLeft()) {
                return Either.left(batch.getLeft().toFailure());
            }
            if (batch.get().isEmpty()) {
                return Either.right(Done.DONE);
            }
            var added = run.copyEach(
                    batch.get().get().reject(ticket -> failedBefore.contains(ticket.id())), Ticket::id, copier::copy);
            if (added.isLeft()) {
                return added;
            }
            store.saveMark(walk.checkpoint());
        }
    }
}
