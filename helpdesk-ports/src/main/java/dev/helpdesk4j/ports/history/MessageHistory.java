package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.Messages;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** The complete messages of a ticket, any number of them: begins and resumes walks, as {@link TicketHistory} does. */
public final class MessageHistory {

    private final Messages messages;
    private final WalkOptions options;

    private MessageHistory(Messages messages, WalkOptions options) {
        this.messages = Objects.requireNonNull(messages);
        this.options = Objects.requireNonNull(options);
    }

    /** Returns the messages of this help desk, with its clock. */
    public static MessageHistory of(Helpdesk helpdesk) {
        return of(helpdesk, WalkOptions.defaults());
    }

    /** Returns the messages of this help desk, with its clock unless the options have one. */
    public static MessageHistory of(Helpdesk helpdesk, WalkOptions options) {
        return of(helpdesk.messages(), options.orClock(helpdesk.clock()));
    }

    /** Returns the messages of this port, with the system clock. */
    public static MessageHistory of(Messages messages) {
        return of(messages, WalkOptions.defaults());
    }

    /** Returns the messages of this port, with the system clock unless the options have one. */
    public static MessageHistory of(Messages messages, WalkOptions options) {
        return new MessageHistory(messages, options);
    }

    /**
     * Returns a walk through every message of the ticket. It returns each message once, in the order of the service: the oldest
     * first. It ends before now by the settle margin.
     */
    public Walk<Message> thread(TicketId ticket) {
        var settled = options.settled().truncatedTo(ChronoUnit.SECONDS);
        return walk(ticket, Checkpoint.ofThread(ticket, Instant.EPOCH, settled));
    }

    /**
     * Resumes a walk through the messages of a ticket. What was returned after the checkpoint is returned again.
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
