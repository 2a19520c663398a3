package dev.helpdesk4j.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helpdesk4j.domain.LocalizedText;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Satisfaction;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Tag;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TicketStoryTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final ManualClock clock = ManualClock.at(NINE);
    private final FakeHelpdesk helpdesk = FakeHelpdesk.builder().clock(clock).build();

    @Test
    void anOpenedTicketIsWithTheBot() {
        var ticket = helpdesk.guest("Lin").opensTicket(Channel.QR_CODE).ticket();

        assertThat(ticket.id().value()).isEqualTo("7000000000000000001");
        assertThat(ticket.status()).contains(TicketStatus.CREATED);
        assertThat(ticket.stage()).contains(Stage.BOT);
        assertThat(ticket.channel()).contains(Channel.QR_CODE);
        assertThat(ticket.guest().flatMap(Person::name)).contains("Lin");
        assertThat(ticket.helpdesk()).contains(helpdesk.helpdeskId());
        assertThat(ticket.timeline().createdAt()).contains(NINE);
    }

    @Test
    void aStoryContinuesAnExistingTicket() {
        helpdesk.put(Ticket.builder(TicketId.of("42"))
                .guest(Person.empty().withName("Lin"))
                .status(TicketStatus.AWAITING_GUEST)
                .build());

        var ticket = helpdesk.story(TicketId.of("42"))
                .get()
                .guestSays("Here it is")
                .guestCloses()
                .ticket();

        assertThat(ticket.status()).contains(TicketStatus.CLOSED_BY_GUEST);
        assertThat(ticket.closedBy().flatMap(Person::name)).contains("Lin");
        assertThat(helpdesk.messages()
                        .list(ticket.id(), MessageCriteria.any(), PageRequest.first())
                        .get()
                        .items()
                        .single()
                        .sender())
                .contains(Person.empty().withName("Lin"));
        assertThat(helpdesk.story(TicketId.of("43"))).isEmpty();
    }

    @Test
    void aWholeStoryHasAConsistentTimelineAndServiceTimes() {
        var story = helpdesk.guest("Lin").opensTicket().guestSays("The VPN is down");
        clock.advance(Duration.ofMinutes(1));
        story.botReplies("Have you tried another network?").botHandsOver();
        clock.advance(Duration.ofMinutes(2));
        story.agent("Mei").enters();
        clock.advance(Duration.ofMinutes(4));
        story.replies("I am looking into it").pends();
        clock.advance(Duration.ofMinutes(30));
        story.resumes();
        clock.advance(Duration.ofMinutes(8));
        story.replies("It is back");
        clock.advance(Duration.ofMinutes(16));
        story.closes();

        var ticket = story.ticket();
        assertThat(ticket.status()).contains(TicketStatus.CLOSED_BY_AGENT);
        assertThat(ticket.stage()).contains(Stage.AGENT);
        assertThat(ticket.timeline().agentEnteredAt()).contains(Instant.parse("2026-03-02T09:03:00Z"));
        assertThat(ticket.timeline().agentFirstRespondedAt()).contains(Instant.parse("2026-03-02T09:07:00Z"));
        assertThat(ticket.timeline().agentLastRespondedAt()).contains(Instant.parse("2026-03-02T09:45:00Z"));
        assertThat(ticket.timeline().closedAt()).contains(Instant.parse("2026-03-02T10:01:00Z"));
        assertThat(ticket.timeline().updatedAt()).contains(Instant.parse("2026-03-02T10:01:00Z"));
        assertThat(ticket.serviceTimes().botService()).contains(Duration.ofMinutes(3));
        assertThat(ticket.serviceTimes().agentFirstResponse()).contains(Duration.ofMinutes(4));
        assertThat(ticket.serviceTimes().agentService()).contains(Duration.ofMinutes(42));
        assertThat(ticket.serviceTimes().agentResolution()).contains(Duration.ofMinutes(58));
        assertThat(ticket.serviceTimes().actualProcessing()).contains(Duration.ofMinutes(28));
        assertThat(ticket.closedBy()).isEqualTo(ticket.agentOwner());
    }

    @Test
    void messagesOfTheStoryAreInTheConversation() {
        var story = helpdesk.guest("Lin").opensTicket().guestSays("Help");
        clock.advance(Duration.ofSeconds(1));
        story.botReplies("How?").agent("Mei").enters().asksGuest("With what?");

        var messages = helpdesk.messages()
                .list(story.id(), MessageCriteria.any(), PageRequest.first())
                .get()
                .items();

        assertThat(messages.map(message -> message.content().plainText()))
                .containsExactly("Help", "How?", "With what?");
        assertThat(messages.flatMap(Message::sender).flatMap(Person::name))
                .containsExactly("Lin", "Help Desk Bot", "Mei");
        assertThat(messages.flatMap(Message::sentAt)).containsExactly(NINE, NINE.plusSeconds(1), NINE.plusSeconds(1));
    }

    @Test
    void aGuestsMessageEndsAwaitingGuest() {
        var story = helpdesk.guest("Lin").opensTicket().agent("Mei").enters().asksGuest("Which floor?");
        assertThat(story.ticket().status()).contains(TicketStatus.AWAITING_GUEST);

        story.guestSays("The third");

        assertThat(story.ticket().status()).contains(TicketStatus.PROCESSING);
    }

    @Test
    void theFirstAgentOwnsTheTicketAndOthersJoin() {
        var ticket = helpdesk.guest("Lin")
                .opensTicket()
                .agent("Mei")
                .enters()
                .agent("Jonas")
                .enters()
                .closes()
                .ticket();

        assertThat(ticket.agents().flatMap(Person::name)).containsExactly("Mei", "Jonas");
        assertThat(ticket.agentOwner().flatMap(Person::name)).contains("Mei");
        assertThat(ticket.closedBy().flatMap(Person::name)).contains("Jonas");
    }

    @Test
    void botAndGuestCloseToo() {
        var byBot = helpdesk.guest("Lin").opensTicket().botCloses().ticket();
        var byGuest = helpdesk.guest("Lin").opensTicket().guestCloses().ticket();

        assertThat(byBot.status()).contains(TicketStatus.CLOSED_BY_BOT);
        assertThat(byGuest.status()).contains(TicketStatus.CLOSED_BY_GUEST);
        assertThat(byGuest.closedBy()).isEqualTo(byGuest.guest());
        assertThat(byGuest.serviceTimes().agentResolution()).isEqualTo(Option.none());
    }

    @Test
    void theSameNameIsTheSamePerson() {
        assertThat(helpdesk.guest("Lin").person())
                .isEqualTo(helpdesk.guest("Lin").person());
        assertThat(helpdesk.guest("Lin").person().id())
                .isNotEqualTo(helpdesk.guest("Mei").person().id());
    }

    @Test
    void guestsRateAndTicketsAreTaggedAndResolved() {
        var reason = LocalizedText.of(Locale.US, "too slow");
        var ticket = helpdesk.guest("Lin")
                .opensTicket()
                .tagged("VPN")
                .tagged("VPN")
                .tagged("Mail")
                .botCloses()
                .guestScores(Score.NEUTRAL)
                .guestScores(Score.DISSATISFIED, reason)
                .resolved()
                .unresolved()
                .ticket();

        assertThat(ticket.satisfaction()).isEqualTo(Satisfaction.of(Score.DISSATISFIED, reason));
        assertThat(ticket.resolution()).contains(Resolution.UNRESOLVED);
        assertThat(ticket.tags().get().flatMap(Tag::name)).containsExactlyInAnyOrder("VPN", "Mail");
    }

    @Test
    void anImpossibleActionNamesItsRuleAndChangesNothing() {
        var story = helpdesk.guest("Lin").opensTicket();
        assertThatThrownBy(story::closes)
                .hasMessage("ticket 7000000000000000001 must have an acting agent, set with agent(…), but has none");
        story.agent("Mei");
        assertThatThrownBy(() -> story.replies("Hello"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("agent Mei must enter ticket 7000000000000000001 before the agent replies");
        story.enters();
        assertThatThrownBy(story::enters)
                .hasMessage("agent Mei must enter ticket 7000000000000000001 only once, but has entered it already");
        assertThatThrownBy(story::resumes)
                .hasMessage("ticket 7000000000000000001 must be pending when an agent resumes it, but is not pending");
        assertThatThrownBy(story::botCloses)
                .hasMessage("ticket 7000000000000000001 must be with the bot when the bot closes it,"
                        + " but is with the agents");
        story.pends();
        assertThatThrownBy(story::pends)
                .hasMessage("ticket 7000000000000000001 must not be pending when an agent sets it to pending,"
                        + " but is pending already");
        story.closes();
        var closed = story.ticket();
        clock.advance(Duration.ofHours(1));

        assertThatThrownBy(story::closes)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ticket 7000000000000000001 must be open when an agent closes it, but is closed");
        assertThatThrownBy(() -> story.guestSays("Hello?")).isInstanceOf(IllegalStateException.class);
        assertThat(story.ticket()).isEqualTo(closed);
        assertThat(helpdesk.messages()
                        .list(story.id(), MessageCriteria.any(), PageRequest.first())
                        .get()
                        .items())
                .isEmpty();
    }

    @Test
    void aTicketWithoutGuestIsNotClosedByItsGuest() {
        helpdesk.put(Ticket.builder(TicketId.of("42")).build());

        assertThatThrownBy(() -> helpdesk.story(TicketId.of("42")).get().guestCloses())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ticket 42 must have a guest when the guest closes it, but has none");
    }

    @Test
    void aClockTurnedBackLeavesNoNegativeServiceTime() {
        var story = helpdesk.guest("Lin").opensTicket();
        clock.set(NINE.minusSeconds(60));

        story.agent("Mei").enters();

        assertThat(story.ticket().serviceTimes().botService()).contains(Duration.ZERO);
    }

    @Test
    void anOpenedTicketHasANewId() {
        helpdesk.put(Ticket.builder(TicketId.of("7000000000000000001")).build());

        assertThat(helpdesk.guest("Lin").opensTicket().id().value()).isEqualTo("7000000000000000002");
    }
}
