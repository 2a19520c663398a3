package dev.helpdesk4j.escalation.domain;

import static dev.helpdesk4j.escalation.domain.Escalation.State.ANSWERED;
import static dev.helpdesk4j.escalation.domain.Escalation.State.CLAIMED;
import static dev.helpdesk4j.escalation.domain.Escalation.State.FOR_PERSON;
import static dev.helpdesk4j.escalation.domain.Reason.DISSATISFIED;
import static dev.helpdesk4j.escalation.domain.Reason.WAITS_FOR_AGENT;
import static dev.helpdesk4j.escalation.domain.Reason.WAITS_FOR_ANSWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.adapter.fake.TicketStory;
import dev.helpdesk4j.domain.Match;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RulesTest {

    private static final Patience PATIENCE = new Patience(
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(4),
            Duration.ofDays(7),
            Duration.ofDays(30));

    private final Instant nine = Instant.parse("2026-03-02T09:00:00Z");
    private final ManualClock clock = ManualClock.at(nine);
    private final FakeHelpdesk helpdesk = FakeHelpdesk.builder().clock(clock).build();
    private final Rules rules = new Rules(PATIENCE);

    private TicketStory lin() {
        return helpdesk.guest("Lin").opensTicket().guestSays("The VPN is down").botHandsOver();
    }

    private Instant in(Duration duration) {
        clock.advance(duration);
        return clock.instant();
    }

    private Seq<Message> messages(TicketStory story) {
        return helpdesk.messages()
                .list(story.id(), MessageCriteria.any(), PageRequest.first(200))
                .get()
                .items();
    }

    private Option<Instant> waitsForAnswerSince(TicketStory story) {
        return rules.waitsForAnswerSince(story.ticket(), messages(story));
    }

    @Test
    void aGuestWaitsFromTheOpeningUntilAnAgentEnters() {
        var story = lin();
        assertThat(rules.waitsForAgentSince(story.ticket())).contains(nine);

        story.agent("Mei").enters();
        assertThat(rules.waitsForAgentSince(story.ticket())).isEmpty();
    }

    @Test
    void guestsWithTheBotDoNotWaitForAgents() {
        assertThat(rules.waitsForAgentSince(
                        helpdesk.guest("Lin").opensTicket().guestSays("Hello").ticket()))
                .isEmpty();
    }

    @Test
    void aGuestWithAClosedTicketDoesNotWait() {
        assertThat(rules.waitsForAgentSince(lin().guestCloses().ticket())).isEmpty();

        var closed = lin().agent("Mei").enters().replies("Which VPN?").guestSays("Ours");
        in(Duration.ofHours(1));
        closed.guestCloses();
        assertThat(rules.messagesToRead(closed.ticket(), clock.instant())).isEmpty();
    }

    @Test
    void theFirstWaitBeginsWhenTheAgentEnters() {
        var story = lin();
        in(Duration.ofMinutes(5));
        story.agent("Mei").enters();

        assertThat(waitsForAnswerSince(story)).contains(nine.plus(Duration.ofMinutes(5)));
    }

    @Test
    void laterWaitsBeginWithTheFirstUnansweredMessage() {
        var story = lin().agent("Mei").enters().replies("Which VPN?");
        var waitStart = in(Duration.ofMinutes(2));
        story.guestSays("The one in the office");
        in(Duration.ofMinutes(7));
        story.guestSays("Hello?");

        assertThat(waitsForAnswerSince(story)).contains(waitStart);
    }

    @Test
    void anAnsweredGuestDoesNotWait() {
        var story = lin().agent("Mei")
                .enters()
                .replies("Which VPN?")
                .guestSays("Ours")
                .replies("Try again");

        assertThat(waitsForAnswerSince(story)).isEmpty();
    }

    @Test
    void aMessageOfTheBotIsNoAnswer() {
        var story = lin().agent("Mei").enters().replies("Which VPN?");
        var waitStart = in(Duration.ofMinutes(2));
        story.guestSays("Ours");
        helpdesk.messages().send(story.id(), WAITS_FOR_ANSWER.answer().get());

        assertThat(waitsForAnswerSince(story)).contains(waitStart);
    }

    @Test
    void messagesAreReadOnceTheLastAnswerIsTooOld() {
        var story = lin();
        assertThat(rules.messagesToRead(story.ticket(), in(Duration.ofDays(1)))).isEmpty();
        var answered = clock.instant();
        story.agent("Mei").enters().replies("Which VPN?");

        assertThat(rules.messagesToRead(
                        story.ticket(), in(Duration.ofMinutes(30).minusMillis(1))))
                .isEmpty();
        assertThat(rules.messagesToRead(story.ticket(), in(Duration.ofMillis(1))))
                .contains(MessageCriteria.any().from(answered));
    }

    @Test
    void aBadScoreCountsFromTheClosingForSomeDays() {
        var story = lin().agent("Mei").enters().closes().guestScores(Score.DISSATISFIED);

        assertThat(rules.dissatisfiedSince(story.ticket(), in(Duration.ofDays(7).minusMillis(1))))
                .contains(nine);
        assertThat(rules.dissatisfiedSince(story.ticket(), in(Duration.ofMillis(1))))
                .isEmpty();
    }

    @Test
    void anotherScoreIsNoReason() {
        var story = lin().agent("Mei").enters().closes();

        assertThat(rules.dissatisfiedSince(story.ticket(), nine)).isEmpty();
        assertThat(rules.dissatisfiedSince(story.guestScores(Score.NEUTRAL).ticket(), nine))
                .isEmpty();
    }

    @Test
    void aGuestWhoHasNotWaitedTooLongNeedsNothing() {
        assertThat(rules.next(
                        WAITS_FOR_AGENT,
                        nine,
                        Option.none(),
                        nine.plus(Duration.ofMinutes(15)).minusMillis(1)))
                .isEmpty();
        assertThat(rules.next(
                        WAITS_FOR_ANSWER,
                        nine,
                        Option.none(),
                        nine.plus(Duration.ofMinutes(30)).minusMillis(1)))
                .isEmpty();
    }

    @Test
    void aGuestWhoHasWaitedTooLongIsAnsweredOnce() {
        assertThat(rules.next(WAITS_FOR_AGENT, nine, Option.none(), nine.plus(Duration.ofMinutes(15))))
                .contains(CLAIMED);
        assertThat(rules.next(WAITS_FOR_ANSWER, nine, Option.none(), nine.plus(Duration.ofMinutes(30))))
                .contains(CLAIMED);
        assertThat(rules.next(WAITS_FOR_AGENT, nine, Option.some(ANSWERED), nine.plus(Duration.ofHours(1))))
                .isEmpty();
    }

    @Test
    void guestsWhoWaitMuchTooLongAreForAPerson() {
        var late = nine.plus(Duration.ofHours(4));

        assertThat(rules.next(WAITS_FOR_AGENT, nine, Option.none(), late)).contains(FOR_PERSON);
        assertThat(rules.next(WAITS_FOR_ANSWER, nine, Option.some(ANSWERED), late))
                .contains(FOR_PERSON);
    }

    @Test
    void aDissatisfiedGuestIsForAPersonAtOnce() {
        assertThat(rules.next(DISSATISFIED, nine, Option.none(), nine)).contains(FOR_PERSON);
    }

    @ParameterizedTest
    @EnumSource(
            value = Escalation.State.class,
            names = {"CLAIMED", "FOR_PERSON", "LEFT"})
    void escalationsInOtherStatesStayAsTheyAre(Escalation.State state) {
        for (var reason : Reason.values()) {
            assertThat(rules.next(reason, nine, Option.some(state), nine.plus(Duration.ofDays(1))))
                    .isEmpty();
        }
    }

    @Test
    void onlyTicketsThatMayNeedAttentionAreCandidates() {
        var queuing = lin().ticket();
        var answered = lin().agent("Mei").enters().ticket();
        var rated = lin().agent("Mei")
                .enters()
                .closes()
                .guestScores(Score.DISSATISFIED)
                .ticket();
        var almost = nine.plus(Duration.ofMinutes(15)).minusMillis(1);

        assertThat(rules.candidates(WAITS_FOR_AGENT, almost).matches(queuing)).isEqualTo(Match.NO);
        assertThat(rules.candidates(WAITS_FOR_AGENT, almost.plusMillis(1)).matches(queuing))
                .isEqualTo(Match.YES);
        assertThat(rules.candidates(WAITS_FOR_AGENT, almost.plusMillis(1)).matches(answered))
                .isEqualTo(Match.NO);
        assertThat(rules.candidates(WAITS_FOR_ANSWER, almost.plusMillis(1)).matches(answered))
                .isEqualTo(Match.NO);
        assertThat(rules.candidates(WAITS_FOR_ANSWER, almost.plus(Duration.ofMinutes(16)))
                        .matches(answered))
                .isEqualTo(Match.YES);
        assertThat(rules.candidates(WAITS_FOR_ANSWER, nine.plus(Duration.ofDays(31)))
                        .matches(answered))
                .isEqualTo(Match.NO);
        assertThat(rules.candidates(DISSATISFIED, nine).matches(rated)).isEqualTo(Match.YES);
        assertThat(rules.candidates(DISSATISFIED, nine.plus(Duration.ofDays(8))).matches(rated))
                .isEqualTo(Match.NO);
    }

    @Test
    void patienceMustBePositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Patience(
                        Duration.ofMinutes(15),
                        Duration.ZERO,
                        Duration.ofHours(4),
                        Duration.ofDays(7),
                        Duration.ofDays(30)))
                .withMessage("for-answer must be positive and at most the horizon of PT720H, got PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Patience(Duration.ofMinutes(15), null, null, null, Duration.ofDays(30)))
                .withMessage("for-answer must be positive and at most the horizon of PT720H, got null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Patience(null, null, null, null, null))
                .withMessage("horizon must be positive, got null");
    }

    @Test
    void patienceMustBeWithinTheHorizon() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Patience(
                        Duration.ofDays(8),
                        Duration.ofHours(1),
                        Duration.ofHours(4),
                        Duration.ofDays(7),
                        Duration.ofDays(7)))
                .withMessage("for-agent must be positive and at most the horizon of PT168H, got PT192H");
    }
}
