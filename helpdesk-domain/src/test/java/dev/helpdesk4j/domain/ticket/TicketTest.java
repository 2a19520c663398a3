package dev.helpdesk4j.domain.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.LocalizedText;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a ticket derives from its fields. */
class TicketTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    private static Ticket.Builder ticket() {
        return Ticket.builder(TicketId.of("6626871355780366331"));
    }

    private static Ticket withTimeline(Timeline timeline) {
        return ticket().timeline(timeline).build();
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 51, 52})
    void aClosedTicketIsClosedByItsStatus(int status) {
        assertThat(ticket().status(TicketStatus.of(status)).build().isClosed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void anOpenStatusOutweighsAClosingTime(int status) {
        var reopened = ticket().status(TicketStatus.of(status))
                .timeline(Timeline.EMPTY.withClosedAt(TEN))
                .build();

        assertThat(reopened.isClosed()).isFalse();
    }

    @Test
    void withoutAStatusTheClosingTimeDecides() {
        assertThat(withTimeline(Timeline.EMPTY.withClosedAt(TEN)).isClosed()).isTrue();
        assertThat(withTimeline(Timeline.openedAt(NINE)).isClosed()).isFalse();
    }

    @Test
    void withAnUnknownStatusTheClosingTimeDecides() {
        var unknown = ticket().status(TicketStatus.of(53));

        assertThat(unknown.build().isClosed()).isFalse();
        assertThat(unknown.timeline(Timeline.EMPTY.withClosedAt(TEN)).build().isClosed())
                .isTrue();
    }

    @Test
    void aTicketWaitsByItsStatusAlone() {
        assertThat(ticket().status(TicketStatus.QUEUING).build().isWaiting()).isTrue();
        assertThat(ticket().status(TicketStatus.PROCESSING).build().isWaiting()).isFalse();
        assertThat(ticket().build().isWaiting()).isFalse();
    }

    @Test
    void aTicketWithAnyScoreIsRated() {
        assertThat(ticket().satisfaction(Satisfaction.of(Score.of(9))).build().isRated())
                .isTrue();
    }

    @Test
    void aTicketWithAReasonAloneIsNotRated() {
        var reason = new Satisfaction(Option.none(), List.of(LocalizedText.of(Locale.US, "slow")));

        assertThat(ticket().satisfaction(reason).build().isRated()).isFalse();
        assertThat(ticket().build().isRated()).isFalse();
    }

    @Test
    void onlyTheLowestScoreIsADissatisfiedGuest() {
        assertThat(ticket().satisfaction(Satisfaction.of(Score.DISSATISFIED))
                        .build()
                        .isDissatisfied())
                .isTrue();
        assertThat(ticket().satisfaction(Satisfaction.of(Score.NEUTRAL)).build().isDissatisfied())
                .isFalse();
        assertThat(ticket().build().isDissatisfied()).isFalse();
    }

    @Test
    void onlyTheAgentsStageIsWithAgents() {
        assertThat(ticket().stage(Stage.AGENT).build().isWithAgents()).isTrue();
        assertThat(ticket().stage(Stage.BOT).build().isWithAgents()).isFalse();
        assertThat(ticket().build().isWithAgents()).isFalse();
    }

    @Test
    void aTicketIsAsOldAsItsOpeningIsAgo() {
        assertThat(withTimeline(Timeline.openedAt(NINE)).age(TEN)).contains(Duration.ofHours(1));
        assertThat(withTimeline(Timeline.openedAt(NINE)).age(NINE)).contains(Duration.ZERO);
    }

    @Test
    void withoutAPastOpeningATicketHasNoAge() {
        assertThat(withTimeline(Timeline.openedAt(TEN)).age(NINE)).isEmpty();
        assertThat(ticket().build().age(NINE)).isEmpty();
    }

    @Test
    void aGuestWaitsForAnAgentFromTheOpeningOn() {
        var timeline = Timeline.openedAt(NINE);

        assertThat(withTimeline(timeline.withAgentEnteredAt(TEN)).waitForAgent())
                .contains(Duration.ofHours(1));
        assertThat(withTimeline(timeline).waitForAgent()).isEmpty();
    }

    @Test
    void theWaitForAResponseStartsAtTheOpening() {
        var timeline = Timeline.openedAt(NINE);

        assertThat(withTimeline(timeline.withAgentFirstRespondedAt(TEN)).waitForFirstResponse())
                .contains(Duration.ofHours(1));
        assertThat(withTimeline(timeline).waitForFirstResponse()).isEmpty();
    }

    @Test
    void theServicesFirstResponseIsAnotherFigure() {
        var ticket = ticket().timeline(Timeline.openedAt(NINE).withAgentFirstRespondedAt(TEN))
                .serviceTimes(ServiceTimes.EMPTY.withAgentFirstResponse(Duration.ofMinutes(5)))
                .build();

        assertThat(ticket.waitForFirstResponse()).contains(Duration.ofHours(1));
        assertThat(ticket.serviceTimes().agentFirstResponse()).contains(Duration.ofMinutes(5));
    }

    @Test
    void aTicketIsOpenFromTheOpeningToTheClosing() {
        var timeline = Timeline.openedAt(NINE);

        assertThat(withTimeline(timeline.withClosedAt(TEN)).timeToClose()).contains(Duration.ofHours(1));
        assertThat(withTimeline(timeline).timeToClose()).isEmpty();
    }

    @Test
    void contradictoryTimesHaveNoDuration() {
        var upsideDown = withTimeline(Timeline.openedAt(TEN)
                .withAgentEnteredAt(NINE)
                .withAgentFirstRespondedAt(NINE)
                .withClosedAt(NINE));

        assertThat(upsideDown.waitForAgent()).isEmpty();
        assertThat(upsideDown.waitForFirstResponse()).isEmpty();
        assertThat(upsideDown.timeToClose()).isEmpty();
    }

    @Test
    void aLogShowsATicketsIdAndStatus() {
        assertThat(ticket().build()).hasToString("Ticket[id=6626871355780366331]");
        assertThat(ticket().status(TicketStatus.PENDING).build())
                .hasToString("Ticket[id=6626871355780366331, status=PENDING]");
        assertThat(ticket().status(TicketStatus.of(7)).build())
                .hasToString("Ticket[id=6626871355780366331, status=code 7]");
    }
}
