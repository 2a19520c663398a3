package dev.helpdesk4j.escalation.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.adapter.fake.TicketStory;
import dev.helpdesk4j.adapter.retrofit.event.FeishuEvents;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.domain.event.TicketOpened;
import dev.helpdesk4j.domain.event.TicketUpdated;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.escalation.MemoryLedger;
import dev.helpdesk4j.escalation.domain.Escalation.State;
import dev.helpdesk4j.escalation.domain.Reason;
import dev.helpdesk4j.escalation.domain.Rules;
import dev.helpdesk4j.escalation.ports.Ledger;
import dev.helpdesk4j.ports.HelpdeskException;
import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TicketEventsTest {

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-02T09:00:00Z"));
    private final FakeHelpdesk helpdesk = FakeHelpdesk.builder().clock(clock).build();
    private final Ledger ledger = new MemoryLedger();
    private final EscalationService service =
            new EscalationService(helpdesk, ledger, new Rules(DeskToKill.PATIENCE), Duration.ofSeconds(20), clock);
    private final TicketEvents events = new TicketEvents(service, helpdesk.helpdeskId());
    private final TicketStory story =
            helpdesk.guest("Lin").opensTicket().guestSays("Help!").botHandsOver();

    @BeforeEach
    void theGuestWaitsTooLong() {
        clock.advance(Duration.ofMinutes(15));
    }

    private static TicketUpdated updated(Ticket ticket) {
        return new TicketUpdated(
                EventId.of("1"),
                Option.none(),
                ticket,
                new TicketUpdated.Before(Option.none(), Option.none(), Option.none()),
                Option.none());
    }

    private void message(int senderType) {
        events.handle(FeishuEvents.decode("{\"schema\":\"2.0\",\"header\":{\"event_id\":\"1\",\"event_type\":"
                + "\"helpdesk.ticket_message.created_v1\"},\"event\":{\"ticket_message_id\":\"2\",\"sender_type\":"
                + senderType + ",\"ticket\":{\"ticket_id\":\"" + story.id().value() + "\"}}}"));
    }

    @Test
    void theTicketOfAnEventIsAttendedToOnce() {
        events.handle(updated(story.ticket()));
        events.handle(updated(story.ticket()));

        assertThat(helpdesk.sent()).hasSize(1);
        assertThat(ledger.find(story.id(), Reason.WAITS_FOR_AGENT).get().state())
                .isEqualTo(State.ANSWERED);
        assertThat(helpdesk.calls(Operation.SEARCH_TICKETS)).isZero();
    }

    @Test
    void aGuestWhoHasNotWaitedTooLongIsNotAnswered() {
        var other = helpdesk.guest("Ann").opensTicket().botHandsOver();

        events.handle(new TicketOpened(EventId.of("1"), Option.none(), other.ticket(), Option.none()));

        assertThat(helpdesk.sent()).isEmpty();
    }

    @Test
    void aTicketIsReadAgainAsEventsAreLate() {
        var before = story.ticket();
        story.agent("Mei").enters();

        events.handle(updated(before));

        assertThat(helpdesk.sent()).isEmpty();
    }

    @Test
    void messagesOfTheBotAreIgnored() {
        message(1);
        assertThat(helpdesk.calls(Operation.FIND_TICKET)).isZero();

        message(2);
        assertThat(helpdesk.sent()).hasSize(1);
    }

    @Test
    void ticketsOfOtherHelpDesksAreIgnored() {
        events.handle(updated(
                story.ticket().toBuilder().helpdesk(HelpdeskId.of("other")).build()));
        events.handle(updated(Ticket.builder(TicketId.of("42")).build()));

        assertThat(helpdesk.calls(Operation.FIND_TICKET)).isEqualTo(1);
        assertThat(helpdesk.sent()).isEmpty();
    }

    @Test
    void anEventThatCannotBeHandledFails() {
        helpdesk.outage();
        assertThatExceptionOfType(HelpdeskException.class).isThrownBy(() -> events.handle(updated(story.ticket())));

        helpdesk.recover();
        events.handle(updated(story.ticket()));
        assertThat(helpdesk.sent()).hasSize(1);
    }

    @Test
    void anUnknownOutcomeIsLeftToTheRuns() {
        helpdesk.on(Operation.SEND_MESSAGE).next(Fault.answerLost());

        events.handle(updated(story.ticket()));
        events.handle(updated(story.ticket()));

        assertThat(helpdesk.sent()).hasSize(1);
        assertThat(ledger.find(story.id(), Reason.WAITS_FOR_AGENT).get().state())
                .isEqualTo(State.CLAIMED);
    }
}
