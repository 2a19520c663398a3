package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.ports.PageRequest;

/** Uses the fake without an emulator; prints the number of tickets. */
final class InMemoryOnly {

    private InMemoryOnly() {}

    public static void main(String[] args) {
        var fake = FakeHelpdesk.withSampleData(1, 50);
        fake.messages()
                .send(fake.guest("Lin").opensTicket().id(), OutgoingMessage.text("Hello"))
                .get();
        System.out.println(fake.tickets()
                .search(TicketCriteria.any(), PageRequest.first())
                .get()
                .total());
    }
}
