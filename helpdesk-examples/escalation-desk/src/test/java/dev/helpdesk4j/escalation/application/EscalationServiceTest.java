package dev.helpdesk4j.escalation.application;

import static dev.helpdesk4j.escalation.domain.Escalation.State.ANSWERED;
import static dev.helpdesk4j.escalation.domain.Escalation.State.CLAIMED;
import static dev.helpdesk4j.escalation.domain.Escalation.State.FOR_PERSON;
import static dev.helpdesk4j.escalation.domain.Escalation.State.LEFT;
import static dev.helpdesk4j.escalation.domain.Reason.DISSATISFIED;
import static dev.helpdesk4j.escalation.domain.Reason.WAITS_FOR_AGENT;
import static dev.helpdesk4j.escalation.domain.Reason.WAITS_FOR_ANSWER;
import static dev.helpdesk4j.ports.Operation.LIST_MESSAGES;
import static dev.helpdesk4j.ports.Operation.SEARCH_TICKETS;
import static dev.helpdesk4j.ports.Operation.SEND_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.adapter.fake.SentMessage;
import dev.helpdesk4j.adapter.fake.TicketStory;
import dev.helpdesk4j.domain.LocalizedText;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.escalation.MemoryLedger;
import dev.helpdesk4j.escalation.domain.Escalation;
import dev.helpdesk4j.escalation.domain.Patience;
import dev.helpdesk4j.escalation.domain.Reason;
import dev.helpdesk4j.escalation.domain.Rules;
import dev.helpdesk4j.escalation.ports.Ledger;
import dev.helpdesk4j.ports.HelpdeskFailure.Kind;
import dev.helpdesk4j.ports.Operation;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EscalationServiceTest {

    private static final Patience PATIENCE = new Patience(
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(4),
            Duration.ofDays(7),
            Duration.ofDays(30));
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-02T09:00:00.500Z"));
    private final FakeHelpdesk helpdesk = FakeHelpdesk.builder().clock(clock).build();
    private final Ledger ledger = new MemoryLedger();
    private final EscalationService service =
            new EscalationService(helpdesk, ledger, new Rules(PATIENCE), DEADLINE, clock);

    private TicketStory lin() {
        return helpdesk.guest("Lin").opensTicket().guestSays("The VPN is down").botHandsOver();
    }

    private void runAfter(Duration duration) {
        clock.advance(duration);
        service.runOnce();
    }

    private Escalation escalation(TicketStory story, Reason reason) {
        return ledger.find(story.id(), reason).get();
    }

    @Test
    void aGuestWaitingForAnAgentReceivesOneText() {
        var story = lin();

        runAfter(Duration.ofMinutes(15).minusMillis(1));
        assertThat(helpdesk.sent()).isEmpty();

        runAfter(Duration.ofMillis(1));
        runAfter(Duration.ofMinutes(1));
        runAfter(Duration.ofMinutes(60));
        assertThat(helpdesk.sent().map(SentMessage::ticket)).containsExactly(story.id());
        assertThat(helpdesk.sent().single().message())
                .isInstanceOf(OutgoingMessage.Text.class)
                .isEqualTo(WAITS_FOR_AGENT.answer().get());
        assertThat(escalation(story, WAITS_FOR_AGENT).state()).isEqualTo(ANSWERED);
        assertThat(escalation(story, WAITS_FOR_AGENT).guest()).contains("Lin");
    }

    @Test
    void aGuestWaitingForAnAnswerReceivesOnePost() {
        var story = lin().agent("Mei").enters().replies("Which VPN?").guestSays("Ours");

        runAfter(Duration.ofMinutes(30));
        runAfter(Duration.ofMinutes(30));

        assertThat(helpdesk.sent().single().message())
                .isInstanceOf(OutgoingMessage.Post.class)
                .isEqualTo(WAITS_FOR_ANSWER.answer().get());
        assertThat(escalation(story, WAITS_FOR_ANSWER).state()).isEqualTo(ANSWERED);
    }

    @Test
    void guestsStillWaitingAfterAnAnswerAreForAPerson() {
        var queuing = lin();
        var processing = lin().agent("Mei").enters();
        runAfter(Duration.ofMinutes(30));

        runAfter(Duration.ofHours(4));

        assertThat(helpdesk.sent()).hasSize(2);
        assertThat(escalation(queuing, WAITS_FOR_AGENT).state()).isEqualTo(FOR_PERSON);
        assertThat(escalation(processing, WAITS_FOR_ANSWER).state()).isEqualTo(FOR_PERSON);
    }

    @Test
    void guestsAnsweredByAnAgentAreNotForAPerson() {
        var story = lin().agent("Mei").enters();
        runAfter(Duration.ofMinutes(30));
        story.replies("Which VPN?");

        runAfter(Duration.ofHours(4));

        assertThat(escalation(story, WAITS_FOR_ANSWER).state()).isEqualTo(ANSWERED);
    }

    @Test
    void aDissatisfiedGuestIsForAPersonWithTheComplaint() {
        var story = lin().agent("Mei")
                .enters()
                .closes()
                .guestScores(Score.DISSATISFIED, LocalizedText.of(Locale.US, "Too slow"));

        service.runOnce();

        assertThat(helpdesk.sent()).isEmpty();
        assertThat(escalation(story, DISSATISFIED).state()).isEqualTo(FOR_PERSON);
        assertThat(escalation(story, DISSATISFIED).note()).isEqualTo("Too slow");
    }

    @Test
    void messagesAreReadOnlyAfterALongWait() {
        lin();
        lin().agent("Mei").enters();
        lin().agent("Mei").enters().asksGuest("Which VPN?");
        clock.advance(Duration.ofMinutes(20));
        lin().agent("Mei").enters().replies("Which VPN?").guestSays("Ours");

        runAfter(Duration.ofMinutes(20));
        assertThat(helpdesk.calls(LIST_MESSAGES)).isEqualTo(1);

        runAfter(Duration.ofMinutes(1));
        assertThat(helpdesk.calls(LIST_MESSAGES)).isEqualTo(1);
    }

    @Test
    void everyPageOfASearchIsRead() {
        for (var guest = 0; guest < 450; guest++) {
            helpdesk.guest("Guest " + guest).opensTicket().botHandsOver();
        }

        runAfter(Duration.ofMinutes(15));

        assertThat(helpdesk.sent().map(SentMessage::ticket).distinct()).hasSize(450);
    }

    @Test
    void ticketsBeyondTheRowsOfASearchAreFound() {
        for (var number = 0; number < 10_250; number++) {
            helpdesk.put(Ticket.builder(TicketId.of("t" + number))
                    .status(TicketStatus.QUEUING)
                    .stage(Stage.AGENT)
                    .timeline(Timeline.openedAt(clock.instant().plusMillis(number / 100)))
                    .build());
        }

        runAfter(Duration.ofHours(4).plusSeconds(1));

        assertThat(ledger.newest(20_000, FOR_PERSON)).hasSize(10_250);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"RATE_LIMITED", "UNREACHABLE", "UNAUTHENTICATED", "PERMISSION_DENIED"})
    void temporarySendFailuresAreRetriedInTheNextRun(Kind kind) {
        var story = lin();
        helpdesk.on(SEND_MESSAGE).next(Fault.of(kind));

        runAfter(Duration.ofMinutes(15));
        assertThat(ledger.find(story.id(), WAITS_FOR_AGENT)).isEmpty();
        assertThat(service.lastProblem().get())
                .startsWith("send message failed")
                .endsWith(kind.advice());

        runAfter(Duration.ofSeconds(20));
        assertThat(helpdesk.sent()).hasSize(1);
        assertThat(escalation(story, WAITS_FOR_AGENT).state()).isEqualTo(ANSWERED);
        assertThat(service.lastProblem()).isEmpty();
    }

    @Test
    void temporaryReadFailuresAreRetriedInTheNextRun() {
        lin();
        lin().agent("Mei").enters().replies("Which VPN?").guestSays("Ours");
        clock.advance(Duration.ofMinutes(30));
        for (var operation : new Operation[] {SEARCH_TICKETS, LIST_MESSAGES}) {
            helpdesk.on(operation).next(Fault.internalError());
        }

        service.runOnce();
        assertThat(helpdesk.sent()).isEmpty();
        service.runOnce();
        assertThat(helpdesk.sent()).hasSize(1);
        service.runOnce();
        assertThat(helpdesk.sent()).hasSize(2);
    }

    @Test
    void anOutageEndsTheRun() {
        for (var guest = 0; guest < 5; guest++) {
            lin();
        }
        clock.advance(Duration.ofMinutes(15));
        helpdesk.on(SEND_MESSAGE).always(Fault.rateLimited(Duration.ofSeconds(2)));

        service.runOnce();
        assertThat(helpdesk.calls(SEND_MESSAGE)).isEqualTo(1);
        assertThat(helpdesk.calls(SEARCH_TICKETS)).isEqualTo(1);

        helpdesk.outage();
        service.runOnce();
        assertThat(service.lastProblem().get()).contains("cannot be reached");

        helpdesk.recover();
        service.runOnce();
        assertThat(helpdesk.sent()).hasSize(5);
    }

    @Test
    void aTicketClosedMeanwhileNeedsNoAnswer() {
        var story = lin();
        helpdesk.on(SEND_MESSAGE).next(Fault.ticketClosed());

        runAfter(Duration.ofMinutes(15));
        runAfter(Duration.ofMinutes(1));

        assertThat(helpdesk.calls(SEND_MESSAGE)).isEqualTo(1);
        assertThat(escalation(story, WAITS_FOR_AGENT).state()).isEqualTo(LEFT);
    }

    @Test
    void rejectedAnswersAreForAPersonAndOthersAreSent() {
        var refused = lin();
        var other = lin();
        helpdesk.on(SEND_MESSAGE).next(Fault.rejected(190001, "No messages on Mondays"));

        runAfter(Duration.ofMinutes(15));

        var states = List.of(refused, other).map(story -> escalation(story, WAITS_FOR_AGENT));
        assertThat(states.map(Escalation::state)).containsExactlyInAnyOrder(FOR_PERSON, ANSWERED);
        assertThat(states.find(each -> each.state() == FOR_PERSON).get().note()).contains("No messages on Mondays");
    }

    @Test
    void textsOfUnknownOutcomeAreFoundAndNotResent() {
        var story = lin();
        helpdesk.on(SEND_MESSAGE).next(Fault.answerLost());

        runAfter(Duration.ofMinutes(15));
        assertThat(escalation(story, WAITS_FOR_AGENT).state()).isEqualTo(CLAIMED);

        runAfter(DEADLINE.plus(EscalationRun.MARGIN));
        assertThat(escalation(story, WAITS_FOR_AGENT).state()).isEqualTo(CLAIMED);

        runAfter(Duration.ofMillis(1));
        assertThat(escalation(story, WAITS_FOR_AGENT).state()).isEqualTo(ANSWERED);
        assertThat(helpdesk.sent()).hasSize(1);
    }

    @Test
    void postsOfUnknownOutcomeAreFoundAndNotResent() {
        var story = lin().agent("Mei").enters();
        helpdesk.on(SEND_MESSAGE).next(Fault.unreadableAnswer());

        runAfter(Duration.ofMinutes(30));
        runAfter(Duration.ofMinutes(2));

        assertThat(escalation(story, WAITS_FOR_ANSWER).state()).isEqualTo(ANSWERED);
        assertThat(helpdesk.sent()).hasSize(1);
    }

    @Test
    void missingAnswersAreForAPersonAndNotResent() {
        var story = lin();
        helpdesk.on(SEND_MESSAGE).next(Fault.internalError());

        runAfter(Duration.ofMinutes(15));
        runAfter(Duration.ofMinutes(2));
        runAfter(Duration.ofMinutes(2));

        assertThat(escalation(story, WAITS_FOR_AGENT).state()).isEqualTo(FOR_PERSON);
        assertThat(escalation(story, WAITS_FOR_AGENT).note()).contains("It is unknown whether");
        assertThat(helpdesk.calls(SEND_MESSAGE)).isEqualTo(1);
    }

    @Test
    void aClaimIsSettledOnceMessagesCanBeRead() {
        var story = lin();
        helpdesk.on(SEND_MESSAGE).next(Fault.answerLost());
        runAfter(Duration.ofMinutes(15));

        helpdesk.on(LIST_MESSAGES).next(Fault.unreachable());
        runAfter(Duration.ofMinutes(2));
        assertThat(escalation(story, WAITS_FOR_AGENT).state()).isEqualTo(CLAIMED);

        runAfter(Duration.ofMinutes(2));
        assertThat(escalation(story, WAITS_FOR_AGENT).state()).isEqualTo(ANSWERED);
    }

    @Test
    void anInterruptedRunKeepsItsClaim() {
        var story = lin();
        clock.advance(Duration.ofMinutes(15));
        var interrupting = new Interception(helpdesk, Thread.currentThread()::interrupt, () -> {});

        new EscalationService(interrupting, ledger, new Rules(PATIENCE), DEADLINE, clock).runOnce();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(escalation(story, WAITS_FOR_AGENT).state()).isEqualTo(CLAIMED);
        assertThat(helpdesk.sent()).isEmpty();
    }

    @Test
    void twoDesksSendOneAnswer() {
        var story = lin();
        clock.advance(Duration.ofMinutes(15));
        var first = new Interception(helpdesk, service::runOnce, service::runOnce);

        new EscalationService(first, ledger, new Rules(PATIENCE), DEADLINE, clock).runOnce();

        assertThat(helpdesk.sent()).hasSize(1);
        assertThat(escalation(story, WAITS_FOR_AGENT).state()).isEqualTo(ANSWERED);
    }

    @Test
    void twoDesksThatFindNoEscalationSendOneAnswer() {
        var story = lin();
        clock.advance(Duration.ofMinutes(15));
        var slow = new SlowLedger(ledger, service::runOnce);

        new EscalationService(helpdesk, slow, new Rules(PATIENCE), DEADLINE, clock).runOnce();

        assertThat(helpdesk.sent()).hasSize(1);
        assertThat(escalation(story, WAITS_FOR_AGENT).state()).isEqualTo(ANSWERED);
    }

    /** A ledger that runs an action between finding an escalation and returning it. */
    private record SlowLedger(Ledger ledger, Runnable meanwhile) implements Ledger {

        @Override
        public Option<Escalation> find(TicketId ticket, Reason reason) {
            var found = ledger.find(ticket, reason);
            meanwhile.run();
            return found;
        }

        @Override
        public Seq<Escalation> newest(int limit, Escalation.State... states) {
            return ledger.newest(limit, states);
        }

        @Override
        public boolean add(Escalation escalation) {
            return ledger.add(escalation);
        }

        @Override
        public boolean replace(Escalation current, Escalation replacement) {
            return ledger.replace(current, replacement);
        }

        @Override
        public boolean remove(Escalation current) {
            return ledger.remove(current);
        }
    }

    @Test
    void aLateDeskDoesNotOverwriteASettledClaim() {
        var story = lin();
        clock.advance(Duration.ofMinutes(15));
        var sleepy = new Interception(helpdesk, () -> runAfter(Duration.ofMinutes(5)), () -> {});

        new EscalationService(sleepy, ledger, new Rules(PATIENCE), DEADLINE, clock).runOnce();

        assertThat(helpdesk.sent()).hasSize(1);
        assertThat(escalation(story, WAITS_FOR_AGENT).state()).isEqualTo(FOR_PERSON);
    }
}
