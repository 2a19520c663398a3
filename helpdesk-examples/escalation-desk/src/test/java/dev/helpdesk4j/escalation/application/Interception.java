package dev.helpdesk4j.escalation.application;

import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Messages;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.control.Either;
import java.time.Duration;

/** A help desk that runs an action just before and just after a message is sent. */
record Interception(Helpdesk helpdesk, Runnable before, Runnable after) implements Helpdesk, Messages {

    @Override
    public Helpdesk within(Duration deadline) {
        return new Interception(helpdesk.within(deadline), before, after);
    }

    @Override
    public Tickets tickets() {
        return helpdesk.tickets();
    }

    @Override
    public Messages messages() {
        return this;
    }

    @Override
    public Either<HelpdeskFailure, Page<Message>> list(TicketId ticket, MessageCriteria criteria, PageRequest page) {
        return helpdesk.messages().list(ticket, criteria, page);
    }

    @Override
    public Either<HelpdeskFailure, ChatMessageId> send(TicketId ticket, OutgoingMessage message) {
        before.run();
        var sent = helpdesk.messages().send(ticket, message);
        after.run();
        return sent;
    }
}
