package dev.helpdesk4j.ports.contract;

import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import io.vavr.collection.Seq;

/** A help desk under test that starts empty and has what the test arranges. */
public interface ArrangedFixture extends HelpdeskFixture {

    /** From now on the help desk has this ticket, in place of an earlier one with its id. */
    void has(Ticket ticket);

    /** From now on the ticket has this message besides its others. */
    void has(TicketId ticket, Message message);

    /** From now on messages with an address on this host are refused; nothing to do where the adapter does not send. */
    void prohibits(String host);

    /** What has been sent to the ticket and has arrived, in order; empty where the adapter does not send. */
    Seq<OutgoingMessage> arrived(TicketId ticket);
}
