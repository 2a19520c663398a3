package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Messages;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The listing of one ticket's messages. */
final class MessageListing implements TimedListing<Message> {

    private final Messages messages;
    private final TicketId ticket;

    MessageListing(Messages messages, TicketId ticket) {
        this.messages = messages;
        this.ticket = ticket;
    }

    @Override
    public Duration granularity() {
        return Duration.ofSeconds(1);
    }

    @Override
    public boolean newestFirst() {
        return false;
    }

    @Override
    public Operation operation() {
        return Operation.LIST_MESSAGES;
    }

    @Override
    public Either<HelpdeskFailure, Page<Message>> page(Window window, PageRequest request) {
        return messages.list(
                ticket, MessageCriteria.any().from(start(window.from())).to(start(window.end())), request);
    }

    @Override
    public String id(Message message) {
        return message.id().value();
    }

    @Override
    public Option<Instant> time(Message message, TimeField field) {
        return message.sentAt();
    }

    @Override
    public Either<HelpdeskFailure, Option<Message>> select(Message message) {
        return Either.right(Option.some(message));
    }

    @Override
    public String describe(Window window) {
        return "ticket " + ticket.value() + ", " + TimedListing.super.describe(window);
    }

    /** The messages of one second cannot be split. */
    @Override
    public Parts<Message> parts(Window moment) {
        return new Parts<>() {
            @Override
            public void add(Message message) {}

            @Override
            public List<Window> windows() {
                return List.of();
            }
        };
    }
}
