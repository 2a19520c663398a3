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

/** Walks through a help desk's history and adds a line for each ticket. */
public final class Export {

    private final Helpdesk helpdesk;
    private final ExportOrder order;
    private final ExportTarget target;
    private final ExportProgress progress;

    public Export(Helpdesk helpdesk, ExportOrder order, ExportTarget target, ExportProgress progress) {
        this.helpdesk = helpdesk;
        this.order = order;
        this.target = target;
        this.progress = progress;
    }

    /**
     * Goes on to the end.
     *
     * @param atOnce how many calls may be under way
     * @param pool where they are made
     */
    public Either<ExportStopped, Checkpoint> run(int atOnce, ExecutorService pool) throws IOException {
        var history = TicketHistory.of(
                helpdesk,
                WalkOptions.defaults().pagesInFlight(atOnce, pool).listener(told -> progress.reached(told.fraction())));
        var conversations = Option.when(order.messages(), () -> MessageHistory.of(helpdesk));
        var lines = new TicketLines(conversations, atOnce, pool);
        try (var walk = target.begun().map(history::resume).getOrElse(() -> history.created(order.range()))) {
            return walk(walk, lines);
        }
    }

    private Either<ExportStopped, Checkpoint> walk(Walk<Ticket> walk, TicketLines lines) throws IOException {
        for (var marked = Option.<Checkpoint>none(); ; ) {
            if (!marked.contains(walk.checkpoint())) {
                target.mark(walk.checkpoint());
                marked = Option.some(walk.checkpoint());
            }
            var batch = walk.next();
            if (batch.isLeft()) {
                return Either.left(ExportStopped.of(batch.getLeft()));
            }
            if (batch.get().isEmpty()) {
                target.mark(walk.checkpoint());
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
                if (!target.has(ticket.id())) {
                    lines.ask(ticket);
                }
            }
            if (!lines.isEmpty()) {
                var line = lines.take();
                if (line.isLeft()) {
                    return Option.some(line.getLeft());
                }
                target.add(line.get());
                progress.wrote(target.lines());
            }
        }
        return Option.none();
    }
}
