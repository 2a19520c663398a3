package dev.helpdesk4j.ports.mirror;

import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.Done;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.history.Checkpoint;
import dev.helpdesk4j.ports.history.TicketHistory;
import dev.helpdesk4j.ports.history.Walk;
import io.vavr.control.Either;
import java.time.Instant;

/**
 * One reconciliation. The mark moves to the end of a walk only after everything before that end was copied. During a long walk
 * its checkpoints are saved as marks, and a later reconciliation resumes it.
 */
final class ReconciliationRun {

    private final TicketHistory history;
    private final MirrorStore store;
    private final TicketCopier copier;
    private final CopyRun run;

    ReconciliationRun(TicketHistory history, MirrorStore store, TicketCopier copier, CopyRun run) {
        this.history = history;
        this.store = store;
        this.copier = copier;
        this.run = run;
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
     * Copies what a walk covers. Its end is fixed already: a message that is sent after its ticket was copied is later than
     * that, and belongs to the next walk.
     */
    private Either<HelpdeskFailure, Checkpoint> copy(Walk<Ticket> walk) {
        try (walk) {
            return copyMessagesOfOpenTickets(walk.checkpoint().from())
                    .flatMap(done -> copyTickets(walk))
                    .flatMap(done -> run.result())
                    .map(copied -> save(walk.checkpoint()));
        }
    }

    /** A message may not move its ticket's time of change: then the walk does not return the ticket. */
    private Either<HelpdeskFailure, Done> copyMessagesOfOpenTickets(Instant since) {
        for (var ticket : store.openTickets()) {
            var added = run.add(copier.copyMessages(ticket, since));
            if (added.isLeft()) {
                return added;
            }
        }
        return Either.right(Done.DONE);
    }

    private Either<HelpdeskFailure, Done> copyTickets(Walk<Ticket> walk) {
        var saved = walk.checkpoint();
        for (var batch = walk.next(); ; batch = walk.next()) {
            if (batch.isLeft()) {
                return Either.left(batch.getLeft().toFailure());
            }
            if (batch.get().isEmpty()) {
                return Either.right(Done.DONE);
            }
            for (var ticket : batch.get().get()) {
                var added = run.add(copier.copy(ticket));
                if (added.isLeft()) {
                    return added;
                }
            }
            var reached = walk.checkpoint();
            if (run.isComplete() && !reached.equals(saved)) {
                saved = save(reached);
            }
        }
    }

    private Checkpoint save(Checkpoint mark) {
        store.saveMark(mark);
        return mark;
    }
}
