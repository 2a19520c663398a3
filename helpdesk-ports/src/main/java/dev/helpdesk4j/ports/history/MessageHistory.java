package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.Messages;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** The complete conversations of tickets, however long, with the guarantees of {@link TicketHistory}. */
public final class MessageHistory {

    private final Messages messages;
    private final WalkOptions options;

    private MessageHistory(Messages messages, WalkOptions options) {
        this.messages = Objects.requireNonNull(messages);
        this.options = Objects.requireNonNull(options);
    }

    /** The conversations of this help desk, by its clock. */
    public static MessageHistory of(Helpdesk helpdesk) {
        return of(helpdesk, WalkOptions.defaults());
    }

    /** The conversations of this help desk, by its clock unless the options have one. */
    public static MessageHistory of(Helpdesk helpdesk, WalkOptions options) {
        return of(helpdesk.messages(), options.orClock(helpdesk.clock()));
    }

    /** The conversations of this port, by the system's clock. */
    public static MessageHistory of(Messages messages) {
        return of(messages, WalkOptions.defaults());
    }

    /** The conversations of this port, by the system's clock unless the options have one. */
    public static MessageHistory of(Messages messages, WalkOptions options) {
        return new MessageHistory(messages, options);
    }

    /**
     * Every message of the ticket, once, in the order in which the service lists them: the oldest first. What is younger
     * than the settle margin is left out.
     */
    public Walk<Message> thread(TicketId ticket) {
        var settled = options.settled().truncatedTo(ChronoUnit.SECONDS);
        return walk(ticket, Checkpoint.ofThread(ticket, Instant.EPOCH, settled));
    }

    /**
     * Resumes a walk through a thread from a checkpoint. What was handed out after that checkpoint is delivered again.
     *
     * @throws IllegalArgumentException if the checkpoint is of a walk through tickets
     */
    public Walk<Message> resume(Checkpoint checkpoint) {
        return walk(
                checkpoint
                        .ticket()
                        .getOrElseThrow(() -> new IllegalArgumentException(
                                "this checkpoint is of a walk through tickets: " + checkpoint)),
                checkpoint);
    }

    private Walk<Message> walk(TicketId ticket, Checkpoint start) {
        return new Walk<>(new MessageListing(messages, ticket), start, options);
    }
}
