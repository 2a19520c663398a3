package dev.helpdesk4j.examples.embedding;

import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.history.Checkpoint;
import dev.helpdesk4j.ports.history.TicketHistory;
import dev.helpdesk4j.ports.history.Walk;
import dev.helpdesk4j.ports.history.WalkStopped;
import io.vavr.control.Either;
import java.util.function.Consumer;

/**
 * Copies all tickets of a help desk and updates the copies, by walks alone: without messages, tags and events, which a {@link
 * dev.helpdesk4j.ports.mirror.TicketMirror} has. {@link #copy} copies the tickets once; each {@link #resume}
 * continues from the checkpoint of the call before it, whether that call has stopped or is complete.
 *
 * <p>The caller stores the checkpoint: that of a complete walk is the result of the call, that of a stopped one is {@link
 * WalkStopped#checkpoint()}. Its text can be kept in a file or a database and read with {@link Checkpoint#parse}.
 */
public final class TicketCopies {

    private final TicketHistory history;
    private final Consumer<Ticket> copies;

    /** @param copies where each ticket is stored; it replaces an earlier copy of the same ticket */
    public TicketCopies(TicketHistory history, Consumer<Ticket> copies) {
        this.history = history;
        this.copies = copies;
    }

    /** Copies the tickets opened in this range. */
    public Either<WalkStopped, Checkpoint> copy(TimeRange range) {
        return walk(history.created(range));
    }

    /** Resumes a walk that has stopped; after a complete one, copies the tickets opened or changed since. */
    public Either<WalkStopped, Checkpoint> resume(Checkpoint last) {
        return walk(last.isComplete() ? history.changedSince(last.end()) : history.resume(last));
    }

    private Either<WalkStopped, Checkpoint> walk(Walk<Ticket> walk) {
        try (walk) {
            return walk.forEachBatch(batch -> batch.forEach(copies));
        }
    }
}
