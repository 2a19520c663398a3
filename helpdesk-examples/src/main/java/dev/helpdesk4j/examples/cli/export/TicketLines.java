package dev.helpdesk4j.examples.cli.export;

import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.examples.cli.output.Json;
import dev.helpdesk4j.examples.cli.output.MessageDocument;
import dev.helpdesk4j.examples.cli.output.TicketDocument;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.history.MessageHistory;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import okio.Buffer;

/** Produces a line for each submitted ticket, in the same order. The messages of several tickets are read concurrently. */
final class TicketLines {

    private final Option<MessageHistory> conversations;
    private final int callsInFlight;
    private final ExecutorService pool;
    private final Deque<Future<Either<ExportStopped, Buffer>>> pending = new ArrayDeque<>();

    /**
     * Creates an empty queue.
     *
     * @param conversations the source of the tickets' messages, if they are to be included
     */
    TicketLines(Option<MessageHistory> conversations, int callsInFlight, ExecutorService pool) {
        this.conversations = conversations;
        this.callsInFlight = callsInFlight;
        this.pool = pool;
    }

    /** Returns whether a line must be taken before another ticket is submitted. */
    boolean isFull() {
        return pending.size() >= (conversations.isDefined() ? callsInFlight : 1);
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    void submit(Ticket ticket) {
        pending.add(
                conversations.isDefined()
                        ? pool.submit(() -> lineWithMessages(ticket, conversations.get()))
                        : CompletableFuture.completedFuture(Either.right(line(ticket, Option.none()))));
    }

    /** Waits for the line of the ticket that was submitted first. */
    Either<ExportStopped, Buffer> take() {
        try {
            return pending.remove().get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Either.left(ExportStopped.of(
                    new HelpdeskFailure.Interrupted(Operation.LIST_MESSAGES, HelpdeskFailure.Effect.NONE)));
        } catch (ExecutionException thrown) {
            throw new IllegalStateException(thrown.getCause());
        }
    }

    /** If the ticket does not exist any more, the line has no messages. */
    private static Either<ExportStopped, Buffer> lineWithMessages(Ticket ticket, MessageHistory conversations) {
        var messages = new ArrayList<Message>();
        try (var walk = conversations.thread(ticket.id())) {
            var end = walk.forEachBatch(batch -> batch.forEach(messages::add));
            if (end.isRight()) {
                return Either.right(line(ticket, Option.some(messages)));
            }
            var stopped = end.getLeft();
            return stopped.failure().exists(failure -> failure.kind() == HelpdeskFailure.Kind.NOT_FOUND)
                    ? Either.right(line(ticket, Option.none()))
                    : Either.left(ExportStopped.of(stopped).at(ticket.id()));
        }
    }

    private static Buffer line(Ticket ticket, Option<? extends Iterable<Message>> messages) {
        try {
            return Json.line(json -> {
                TicketDocument.write(json, ticket);
                for (var conversation : messages) {
                    json.objects("messages", conversation, message -> MessageDocument.write(json, message));
                }
            });
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }
}
