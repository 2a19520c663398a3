package dev.helpdesk4j.examples.embedding;

import static dev.helpdesk4j.ports.Operation.SEARCH_TICKETS;
import static dev.helpdesk4j.ports.Operation.SEND_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.ports.HelpdeskFailure;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ApologyServiceTest {

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-02T09:00:00Z"));
    private final FakeHelpdesk helpdesk = FakeHelpdesk.builder().clock(clock).build();
    private final ApologyService service = new ApologyService(helpdesk, clock);

    @Test
    void aGuestWaitingLongReceivesAnApology() {
        var ticket =
                helpdesk.guest("Lin").opensTicket().guestSays("The VPN is down").botHandsOver();
        clock.advance(Duration.ofMinutes(20));
        helpdesk.guest("Anna").opensTicket().guestSays("My screen flickers").botHandsOver();

        var notified = service.apologizeForWaitsOver(Duration.ofMinutes(15)).get();

        assertThat(notified).containsExactly(ticket.id());
        assertThat(helpdesk.sent().single().message().plainText()).startsWith("Thank you for your patience");
    }

    @Test
    void failuresDoNotLookLikeSuccess() {
        helpdesk.guest("Lin").opensTicket().botHandsOver();
        clock.advance(Duration.ofMinutes(20));

        helpdesk.on(SEND_MESSAGE).next(Fault.internalError());
        assertThat(service.apologizeForWaitsOver(Duration.ofMinutes(15)).get()).isEmpty();

        helpdesk.on(SEARCH_TICKETS).next(Fault.rateLimited(Duration.ofSeconds(2)));
        assertThat(service.apologizeForWaitsOver(Duration.ofMinutes(15)).getLeft())
                .isInstanceOf(HelpdeskFailure.RateLimited.class);
    }
}
