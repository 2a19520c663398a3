package dev.helpdesk4j.examples.embedding;

import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.history.Checkpoint;
import dev.helpdesk4j.ports.history.TicketHistory;
import dev.helpdesk4j.ports.history.Walk;
import dev.helpdesk4j.ports.history.WalkStopped;
import io.vavr.control.Either;
import java.util.function.Consumer;

/** Copies all tickets of a help desk and keeps the copies up to date. */
public final class TicketMirror {

    private final TicketHistory history;
    private final Consumer<Ticket> copies;

    /** @param copies stores a ticket in place of an earlier copy of it */
    public TicketMirror(TicketHistory history, Consumer<Ticket> copies) {
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
