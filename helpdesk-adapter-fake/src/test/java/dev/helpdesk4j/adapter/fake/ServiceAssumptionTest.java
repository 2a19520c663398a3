package dev.helpdesk4j.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.contract.Assumption;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What changes if an assumption does not hold, and is restored if it holds again. */
class ServiceAssumptionTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final ManualClock clock = ManualClock.at(NINE.plusMillis(500));
    private final FakeHelpdesk helpdesk = FakeHelpdesk.builder().clock(clock).build();
    private final TicketStory story = helpdesk.guest("Lin").opensTicket().guestSays("first");
    private final TicketId older = story.id();
    private final TicketId newer;

    ServiceAssumptionTest() {
        story.agent("Mei").enters().agent("Bo").enters().tagged("VPN");
        clock.advance(Duration.ofMinutes(1));
        newer = helpdesk.guest("Anna").opensTicket().id();
        story.guestSays("second");
    }

    private void broken(ServiceAssumption assumption) {
        assertThat(helpdesk.assumes(assumption)).isTrue();
        helpdesk.assume(assumption, false);
        assertThat(helpdesk.assumes(assumption)).isFalse();
    }

    private Seq<TicketId> found(TicketCriteria.Builder criteria) {
        return helpdesk.tickets()
                .search(criteria.build(), PageRequest.first())
                .get()
                .items()
                .map(Ticket::id);
    }

    private Seq<String> texts(MessageCriteria criteria) {
        return helpdesk.messages()
                .list(older, criteria, PageRequest.first())
                .get()
                .items()
                .map(Message::content)
                .map(MessageContent::plainText);
    }

    @ParameterizedTest
    @EnumSource
    void eachIsAnAssumptionOfTheContract(ServiceAssumption assumption) {
        assertThatCode(() -> Assumption.valueOf(assumption.name())).doesNotThrowAnyException();
    }

    @Test
    void ticketsCanBeListedOldestFirst() {
        assertThat(found(TicketCriteria.builder())).containsExactly(newer, older);

        broken(ServiceAssumption.TICKETS_NEWEST_FIRST);

        assertThat(found(TicketCriteria.builder())).containsExactly(older, newer);
        var second = helpdesk.tickets()
                .search(TicketCriteria.any(), PageRequest.of(2, 1))
                .get();
        assertThat(second.items().map(Ticket::id)).containsExactly(newer);
        assertThat(second.total()).isEqualTo(2);
    }

    @Test
    void messagesCanBeListedNewestFirst() {
        assertThat(texts(MessageCriteria.any())).containsExactly("first", "second");

        broken(ServiceAssumption.MESSAGES_OLDEST_FIRST);

        assertThat(texts(MessageCriteria.any())).containsExactly("second", "first");
    }

    @Test
    void aGuestsNameCanHaveToBeWhole() {
        assertThat(found(TicketCriteria.builder().guestName("li"))).containsExactly(older);

        broken(ServiceAssumption.GUEST_NAME_IS_A_PART);

        assertThat(found(TicketCriteria.builder().guestName("li"))).isEmpty();
        assertThat(found(TicketCriteria.builder().guestName("lin"))).isEmpty();
        assertThat(found(TicketCriteria.builder().guestName("Lin"))).containsExactly(older);
    }

    @Test
    void aPagePastTheEndCanBeInvalid() {
        broken(ServiceAssumption.PAGE_PAST_THE_END_IS_EMPTY);

        assertThat(helpdesk.tickets()
                        .search(TicketCriteria.any(), PageRequest.of(2, 20))
                        .getLeft())
                .isInstanceOf(HelpdeskFailure.InvalidRequest.class);
        assertThat(helpdesk.messages()
                        .list(older, MessageCriteria.any(), PageRequest.of(2, 20))
                        .getLeft())
                .isInstanceOf(HelpdeskFailure.InvalidRequest.class);
        assertThat(texts(MessageCriteria.any().from(NINE.plusSeconds(600)))).isEmpty();
    }

    @Test
    void aMissingTicketCanBeAnInvalidRequest() {
        var missing = TicketId.of("7");
        broken(ServiceAssumption.MISSING_TICKET_IS_154004);

        assertThat(helpdesk.tickets().find(missing).getLeft()).isInstanceOf(HelpdeskFailure.InvalidRequest.class);
        assertThat(helpdesk.messages()
                        .list(missing, MessageCriteria.any(), PageRequest.first())
                        .getLeft())
                .isInstanceOf(HelpdeskFailure.InvalidRequest.class);
        assertThat(helpdesk.messages()
                        .send(missing, OutgoingMessage.text("Hello"))
                        .getLeft())
                .isInstanceOf(HelpdeskFailure.InvalidRequest.class);
    }

    @Test
    void theFilterTagsCanMeanTagsOfGuests() {
        assertThat(found(TicketCriteria.builder().tags("VPN"))).containsExactly(older);

        broken(ServiceAssumption.TAGS_ARE_TICKET_TAGS);

        assertThat(found(TicketCriteria.builder().tags("VPN"))).isEmpty();
        assertThat(found(TicketCriteria.builder())).hasSize(2);
    }

    @Test
    void theFilterAgentCanMeanTheResponsibleOneAlone() {
        assertThat(found(TicketCriteria.builder().agent(agent("Bo")))).containsExactly(older);

        broken(ServiceAssumption.AGENT_IS_ANY_AGENT);

        assertThat(found(TicketCriteria.builder().agent(agent("Bo")))).isEmpty();
        assertThat(found(TicketCriteria.builder().agent(agent("Mei")))).containsExactly(older);
    }

    private UserId agent(String name) {
        return story.ticket()
                .agents()
                .find(agent -> agent.name().contains(name))
                .get()
                .id()
                .get();
    }

    @Test
    void timesOfUpdatesCanExcludeTheirEnd() {
        var last = clock.instant();
        var untilLast = TicketCriteria.builder().updated(TimeRange.between(NINE, last));
        assertThat(found(untilLast)).hasSize(2);

        broken(ServiceAssumption.UPDATED_IS_CLOSED_AT_BOTH_ENDS);

        assertThat(found(untilLast)).isEmpty();
        assertThat(found(TicketCriteria.builder().updated(TimeRange.between(NINE, last.plusMillis(1)))))
                .hasSize(2);
    }

    @Test
    void messageTimesCanExcludeTheRestOfTheSecond() {
        assertThat(texts(MessageCriteria.any().to(NINE))).containsExactly("first");

        broken(ServiceAssumption.MESSAGE_TIMES_ARE_WHOLE_SECONDS);

        assertThat(texts(MessageCriteria.any().to(NINE))).isEmpty();
        assertThat(texts(MessageCriteria.any().to(NINE.plusSeconds(1)))).containsExactly("first");
    }

    private Instant updatedAt() {
        return story.ticket().timeline().updatedAt().get();
    }

    @Test
    void aMessageCanLeaveTheTimeOfChange() {
        story.guestSays("third");
        assertThat(updatedAt()).isEqualTo(clock.instant());
        helpdesk.messages().send(older, OutgoingMessage.text("Hello")).get();
        var before = updatedAt();
        clock.advance(Duration.ofMinutes(1));

        broken(ServiceAssumption.MESSAGES_MOVE_UPDATED_AT);

        story.guestSays("fourth").replies("Yes?");
        helpdesk.messages().send(older, OutgoingMessage.text("Hello again")).get();
        assertThat(updatedAt()).isEqualTo(before);
        story.asksGuest("Are you there?");
        assertThat(updatedAt()).isEqualTo(clock.instant());
    }

    @Test
    void aSentMessageMovesTheTimeOfChange() {
        clock.advance(Duration.ofMinutes(1));

        helpdesk.messages().send(older, OutgoingMessage.text("Hello")).get();

        assertThat(updatedAt()).isEqualTo(clock.instant());
    }

    @Test
    void aRatingCanLeaveTheTimeOfChange() {
        story.guestScores(Score.NEUTRAL);
        var before = updatedAt();
        assertThat(before).isEqualTo(clock.instant());
        clock.advance(Duration.ofMinutes(1));

        broken(ServiceAssumption.RATINGS_MOVE_UPDATED_AT);

        story.guestScores(Score.SATISFIED);
        assertThat(updatedAt()).isEqualTo(before);
        assertThat(story.ticket().satisfaction().score()).contains(Score.SATISFIED);
    }

    @ParameterizedTest
    @EnumSource
    void anAssumptionCanHoldAgain(ServiceAssumption assumption) {
        broken(assumption);

        helpdesk.assume(assumption, true);

        assertThat(helpdesk.assumes(assumption)).isTrue();
    }
}
