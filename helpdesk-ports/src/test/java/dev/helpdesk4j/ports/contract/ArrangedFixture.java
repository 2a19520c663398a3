package dev.helpdesk4j.ports.contract;

import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import io.vavr.collection.Seq;

/** A help desk under test that starts empty and to which a test adds data. */
public interface ArrangedFixture extends HelpdeskFixture {

    /** Adds this ticket, or replaces the ticket with the same id. */
    void has(Ticket ticket);

    /** Adds this message to the ticket. */
    void has(TicketId ticket, Message message);

    /** Makes the service refuse messages with an address on this host. Not needed if the adapter does not send. */
    void prohibits(String host);

    /** Returns the messages that were sent to the ticket and have arrived, in order; empty if the adapter does not send. */
    Seq<OutgoingMessage> arrived(TicketId ticket);
}
