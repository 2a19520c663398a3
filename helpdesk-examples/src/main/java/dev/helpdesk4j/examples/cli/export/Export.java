package dev.helpdesk4j.examples.cli.export;

import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.history.Checkpoint;
import dev.helpdesk4j.ports.history.MessageHistory;
import dev.helpdesk4j.ports.history.TicketHistory;
import dev.helpdesk4j.ports.history.Walk;
import dev.helpdesk4j.ports.history.WalkOptions;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.concurrent.ExecutorService;

/** Walks through a help desk's history and appends a line for each ticket. */
public final class Export {

    private final Helpdesk helpdesk;
    private final ExportRequest request;
    private final ExportTarget target;
    private final ExportProgress progress;

    public Export(Helpdesk helpdesk, ExportRequest request, ExportTarget target, ExportProgress progress) {
        this.helpdesk = helpdesk;
        this.request = request;
        this.target = target;
        this.progress = progress;
    }

    /**
     * Exports all tickets that the target does not contain yet.
     *
     * @param callsInFlight the maximum number of concurrent calls
     * @param pool the threads that make the calls
     */
    public Either<ExportStopped, Checkpoint> run(int callsInFlight, ExecutorService pool) throws IOException {
        var history = TicketHistory.of(
                helpdesk,
                WalkOptions.defaults()
                        .pagesInFlight(callsInFlight, pool)
                        .listener(position -> progress.reached(position.fraction())));
        var conversations = Option.when(request.messages(), () -> MessageHistory.of(helpdesk));
        var lines = new TicketLines(conversations, callsInFlight, pool);
        try (var walk = target.checkpoint().map(history::resume).getOrElse(() -> history.created(request.range()))) {
            return walk(walk, lines);
        }
    }

    private Either<ExportStopped, Checkpoint> walk(Walk<Ticket> walk, TicketLines lines) throws IOException {
        for (var saved = Option.<Checkpoint>none(); ; ) {
            if (!saved.contains(walk.checkpoint())) {
                target.save(walk.checkpoint());
                saved = Option.some(walk.checkpoint());
            }
            var batch = walk.next();
            if (batch.isLeft()) {
                return Either.left(ExportStopped.of(batch.getLeft()));
            }
            if (batch.get().isEmpty()) {
                target.save(walk.checkpoint());
                return Either.right(walk.checkpoint());
            }
            var stopped = add(batch.get().get(), lines);
            if (stopped.isDefined()) {
                return Either.left(stopped.get());
            }
        }
    }

    private Option<ExportStopped> add(Seq<Ticket> batch, TicketLines lines) throws IOException {
        for (var tickets = batch.iterator(); tickets.hasNext() || !lines.isEmpty(); ) {
            while (tickets.hasNext() && !lines.isFull()) {
                var ticket = tickets.next();
                if (!target.contains(ticket.id())) {
                    lines.submit(ticket);
                }
            }
            if (!lines.isEmpty()) {
                var line = lines.take();
                if (line.isLeft()) {
                    return Option.some(line.getLeft());
                }
                target.append(line.get());
                progress.wrote(target.lines());
            }
        }
        return Option.none();
    }
}
