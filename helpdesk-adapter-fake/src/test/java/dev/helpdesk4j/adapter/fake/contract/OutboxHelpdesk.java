package dev.helpdesk4j.adapter.fake.contract;

import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.ForwardingHelpdesk;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Messages;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Either;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Queues messages and returns at once; the application delivers the queue later. */
final class OutboxHelpdesk extends ForwardingHelpdesk {

    private final Queue<Queued> queue;

    OutboxHelpdesk(Helpdesk delegate) {
        this(delegate, new ConcurrentLinkedQueue<>());
    }

    private OutboxHelpdesk(Helpdesk delegate, Queue<Queued> queue) {
        super(delegate);
        this.queue = queue;
    }

    private record Queued(TicketId ticket, OutgoingMessage message) {}

    @Override
    protected Helpdesk wrap(Helpdesk other) {
        return new OutboxHelpdesk(other, queue);
    }

    /** Sends the queued messages. */
    void deliver() {
        for (var next = queue.poll(); next != null; next = queue.poll()) {
            delegate().messages().send(next.ticket(), next.message());
        }
    }

    @Override
    public Messages messages() {
        var messages = delegate().messages();
        return new Messages() {
            @Override
            public Either<HelpdeskFailure, Page<Message>> list(
                    TicketId ticket, MessageCriteria criteria, PageRequest page) {
                return messages.list(ticket, criteria, page);
            }

            @Override
            public Either<HelpdeskFailure, ChatMessageId> send(TicketId ticket, OutgoingMessage message) {
                queue.add(new Queued(Objects.requireNonNull(ticket), Objects.requireNonNull(message)));
                return Either.right(ChatMessageId.of(UUID.randomUUID().toString()));
            }
        };
    }
}
