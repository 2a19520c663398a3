package dev.helpdesk4j.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import org.junit.jupiter.api.Test;

class WaitingTicketsTest {
    private final FakeHelpdesk helpdesk = FakeHelpdesk.empty();

    @Test
    void theOldestWaitingTicketReceivesTheText() {
        helpdesk.guest("Anna").opensTicket().agent("Mei").enters();
        var oldest = helpdesk.guest("Lin").opensTicket().botHandsOver();
        var newest = helpdesk.guest("Omar").opensTicket().botHandsOver();

        assertThat(FirstProgram.waiting(helpdesk).get()).containsExactly(newest.id(), oldest.id());
        var id = FirstProgram.sendToOldest(helpdesk, "We are on it").get().single();
        var sent = helpdesk.sent().single();
        assertThat(sent.ticket()).isEqualTo(oldest.id());
        assertThat(sent.message().plainText()).isEqualTo("We are on it");
        assertThat(sent.id()).isEqualTo(id);
    }

    @Test
    void aRejectionBecauseOfTheRateIsReturned() {
        helpdesk.on(Operation.SEARCH_TICKETS).next(Fault.rateLimited());
        assertThat(FirstProgram.waiting(helpdesk).getLeft()).isInstanceOf(HelpdeskFailure.RateLimited.class);
    }
}
