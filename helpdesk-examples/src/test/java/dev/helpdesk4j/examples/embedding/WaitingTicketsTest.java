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
    void onlyWaitingTicketsAreListed() {
        var waiting =
                helpdesk.guest("Lin").opensTicket().guestSays("The VPN is down").botHandsOver();
        helpdesk.guest("Anna").opensTicket().agent("Mei").enters();

        assertThat(FirstProgram.waiting(helpdesk).get())
                .containsExactly(waiting.id().value());
    }

    @Test
    void aRejectionBecauseOfTheRateIsReturned() {
        helpdesk.on(Operation.SEARCH_TICKETS).next(Fault.rateLimited());

        assertThat(FirstProgram.waiting(helpdesk).getLeft()).isInstanceOf(HelpdeskFailure.RateLimited.class);
    }
}
