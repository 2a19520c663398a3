package dev.helpdesk4j.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.event.ChatId;
import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.event.HelpdeskEvent.Kind;
import dev.helpdesk4j.domain.event.MessagePosted;
import dev.helpdesk4j.domain.event.QueryId;
import dev.helpdesk4j.domain.event.TicketOpened;
import dev.helpdesk4j.domain.event.TicketUpdated;
import dev.helpdesk4j.domain.event.TicketUpdated.Before;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.CustomizedField;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.SenderRole;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.ports.EventSubscriptions.EventType;
import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmittedEventsTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final TicketId TICKET = TicketId.of("7000000000000000001");
    private static final ChatId CHAT = ChatId.of("oc_502b6f2cc0133407beacb70cb65d1d44");
    private static final Person LIN = Person.of(UserId.of("ou_b3cd9344dad33f77b4fd532b70660aa2"), "Lin");

    private final ManualClock clock = ManualClock.at(NINE);
    private final FakeHelpdesk helpdesk = FakeHelpdesk.builder().clock(clock).build();
    private final List<HelpdeskEvent> events = new ArrayList<>();

    @BeforeEach
    void listen() {
        helpdesk.deliverEventsTo(events::add);
    }

    private List<Kind> kinds() {
        return events.stream().map(HelpdeskEvent::kind).toList();
    }

    @Test
    void anOpenedTicketIsAnEvent() {
        helpdesk.subscribeToAllEvents();

        helpdesk.guest("Lin").opensTicket(Channel.QR_CODE);

        assertThat(events)
                .containsExactly(new TicketOpened(
                        EventId.of("7bb4a393044b33748a64d5ccfd4c118e"),
                        Option.some(NINE),
                        Ticket.builder(TICKET)
                                .helpdesk(HelpdeskId.of("6900000000000000001"))
                                .guest(LIN)
                                .stage(Stage.BOT)
                                .status(TicketStatus.CREATED)
                                .channel(Channel.QR_CODE)
                                .timeline(Timeline.openedAt(NINE).withUpdatedAt(NINE))
                                .build(),
                        Option.some(CHAT)));
    }

    @Test
    void anUpdateHasOnlyWhatChangedBefore() {
        var story = helpdesk.guest("Lin").opensTicket();
        helpdesk.subscribeToAllEvents();
        clock.advance(Duration.ofMinutes(1));

        story.botHandsOver();
        story.agent("Mei").enters();

        assertThat(events)
                .extracting(event -> ((TicketUpdated) event).before())
                .containsExactly(
                        new Before(Option.some(Stage.BOT), Option.some(TicketStatus.CREATED), Option.some(NINE)),
                        new Before(Option.none(), Option.some(TicketStatus.QUEUING), Option.none()));
        assertThat(events)
                .extracting(event -> ((TicketUpdated) event).ticket().status().get())
                .containsExactly(TicketStatus.QUEUING, TicketStatus.PROCESSING);
        assertThat(events).extracting(event -> event.createdAt().get()).containsOnly(NINE.plusSeconds(60));
    }

    @Test
    void aGuestsMessageIsAnEvent() {
        helpdesk.subscribeToAllEvents();

        helpdesk.guest("Lin").opensTicket().guestSays("The VPN is down");

        assertThat(events.get(1))
                .isEqualTo(new MessagePosted(
                        EventId.of("172f2daf211536a3aef47c2a9a1d9e21"),
                        Option.some(NINE),
                        Option.none(),
                        TICKET,
                        Option.some(TicketStatus.CREATED),
                        Message.builder(MessageId.of("7100000000000000001"), new MessageContent.Text("The VPN is down"))
                                .chatMessageId(ChatMessageId.of("om_a18c300f99d034558b1fb46df53bd01a"))
                                .sender(new Person(
                                        LIN.id(),
                                        Option.none(),
                                        Option.none(),
                                        Option.none(),
                                        Option.none(),
                                        Option.none(),
                                        Option.none()))
                                .build(),
                        Option.some(SenderRole.GUEST),
                        Option.some(1),
                        Option.some(CHAT),
                        Option.some(QueryId.of("5e58a224-f627-3414-8309-1c67cc1cc0f3"))));
    }

    @Test
    void whatAnApplicationSendsIsFromTheBot() {
        var story = helpdesk.guest("Lin").opensTicket().guestSays("The VPN is down");
        helpdesk.subscribeToAllEvents();

        var sent = helpdesk.messages()
                .send(story.id(), OutgoingMessage.text("We are looking into it"))
                .get();

        var posted = (MessagePosted) events.get(0);
        assertThat(posted.isFromBot()).isTrue();
        assertThat(posted.message().sender()).isEmpty();
        assertThat(posted.message().chatMessageId()).contains(sent);
        assertThat(posted.message().content()).isEqualTo(new MessageContent.Text("We are looking into it"));
        assertThat(posted.position()).contains(2);
        assertThat(events).hasSize(1);
    }

    @Test
    void aSendWhoseAnswerIsLostIsAnEvent() {
        var story = helpdesk.guest("Lin").opensTicket();
        helpdesk.subscribeToAllEvents();
        helpdesk.on(Operation.SEND_MESSAGE).next(Fault.answerLost());

        helpdesk.messages().send(story.id(), OutgoingMessage.text("Hello"));
        helpdesk.on(Operation.SEND_MESSAGE).next(Fault.unreachable());
        helpdesk.messages().send(story.id(), OutgoingMessage.text("Hello"));

        assertThat(kinds()).containsExactly(Kind.MESSAGE_POSTED);
    }

    @Test
    void aWholeStoryHasTheseEvents() {
        helpdesk.subscribeToAllEvents();

        helpdesk.guest("Lin")
                .opensTicket()
                .guestSays("The VPN is down")
                .botReplies("Have you tried again?")
                .botHandsOver()
                .agent("Mei")
                .enters()
                .asksGuest("Since when?")
                .guestSays("Since today")
                .pends()
                .resumes()
                .replies("It is back")
                .tagged("vpn")
                .resolved()
                .closes()
                .guestScores(Score.SATISFIED);

        assertThat(kinds())
                .containsExactly(
                        Kind.TICKET_OPENED,
                        Kind.MESSAGE_POSTED,
                        Kind.MESSAGE_POSTED,
                        Kind.TICKET_UPDATED,
                        Kind.TICKET_UPDATED,
                        Kind.TICKET_UPDATED,
                        Kind.MESSAGE_POSTED,
                        Kind.TICKET_UPDATED,
                        Kind.MESSAGE_POSTED,
                        Kind.TICKET_UPDATED,
                        Kind.TICKET_UPDATED,
                        Kind.MESSAGE_POSTED,
                        Kind.TICKET_UPDATED);
        assertThat(((TicketUpdated) events.get(12)).isClosing()).isTrue();
        assertThat(events).extracting(HelpdeskEvent::id).doesNotHaveDuplicates();
        assertThat(events.stream()
                        .filter(MessagePosted.class::isInstance)
                        .map(event -> ((MessagePosted) event).sender().get()))
                .containsExactly(
                        SenderRole.GUEST, SenderRole.BOT, SenderRole.AGENT, SenderRole.GUEST, SenderRole.AGENT);
    }

    @Test
    void theTicketOfAnEventHasFewFields() {
        var story = helpdesk.guest("Lin")
                .opensTicket()
                .tagged("vpn")
                .botHandsOver()
                .agent("Mei")
                .enters();
        helpdesk.put(story.ticket().toBuilder()
                .customizedFields(List.of(CustomizedField.empty().withKeyName("floor")))
                .build());
        helpdesk.subscribeToAllEvents();

        story.closes();

        var ticket = ((TicketUpdated) events.get(0)).ticket();
        assertThat(ticket)
                .isEqualTo(Ticket.builder(TICKET)
                        .helpdesk(helpdesk.helpdeskId())
                        .guest(LIN)
                        .stage(Stage.AGENT)
                        .status(TicketStatus.CLOSED_BY_AGENT)
                        .channel(Channel.SEARCH)
                        .timeline(Timeline.openedAt(NINE).withUpdatedAt(NINE).withClosedAt(NINE))
                        .build());
    }

    @Test
    void onlySubscribedEventsAreEmitted() {
        helpdesk.eventSubscriptions().subscribe(List.of(EventType.MESSAGE_CREATED));

        helpdesk.guest("Lin").opensTicket().guestSays("The VPN is down").botHandsOver();

        assertThat(kinds()).containsExactly(Kind.MESSAGE_POSTED);
    }

    @Test
    void withoutASubscriptionThereAreNoEvents() {
        helpdesk.guest("Lin").opensTicket().guestSays("The VPN is down");

        assertThat(events).isEmpty();
    }

    @Test
    void whatATestPutsIsNoEvent() {
        helpdesk.subscribeToAllEvents();

        helpdesk.put(Ticket.builder(TICKET).status(TicketStatus.CREATED).build());
        helpdesk.put(
                TICKET,
                Message.builder(MessageId.of("1"), new MessageContent.Text("Hello"))
                        .build());

        assertThat(events).isEmpty();
    }

    @Test
    void anImpossibleActIsNoEvent() {
        helpdesk.subscribeToAllEvents();
        var story = helpdesk.guest("Lin").opensTicket().guestCloses();
        events.clear();

        assertThatIllegalStateException().isThrownBy(() -> story.guestSays("Hello"));

        assertThat(events).isEmpty();
    }

    @Test
    void theSameStoryHasTheSameEvents() {
        helpdesk.subscribeToAllEvents();
        var other = FakeHelpdesk.builder().clock(clock).build();
        other.subscribeToAllEvents();
        var others = new ArrayList<HelpdeskEvent>();
        other.deliverEventsTo(others::add);

        for (var each : List.of(helpdesk, other)) {
            each.guest("Lin").opensTicket().guestSays("The VPN is down").guestCloses();
        }

        assertThat(events).hasSize(3).isEqualTo(others);
    }

    @Test
    void eventsOfTwoHelpdesksHaveDifferentIds() {
        helpdesk.subscribeToAllEvents();
        var other = FakeHelpdesk.builder()
                .clock(clock)
                .helpdeskId(HelpdeskId.of("42"))
                .build();
        other.subscribeToAllEvents();
        other.deliverEventsTo(events::add);

        helpdesk.guest("Lin").opensTicket();
        other.guest("Lin").opensTicket();

        assertThat(events).hasSize(2).extracting(HelpdeskEvent::id).doesNotHaveDuplicates();
        assertThat(events.get(0).id().value()).matches("[0-9a-f]{32}");
    }

    @Test
    void listeningDoesNotChangeOtherIds() {
        helpdesk.subscribeToAllEvents();
        var silent = FakeHelpdesk.builder().clock(clock).build();

        for (var each : List.of(helpdesk, silent)) {
            var story = each.guest("Lin").opensTicket().guestSays("The VPN is down");
            each.messages().send(story.id(), OutgoingMessage.text("Hello"));
        }

        assertThat(helpdesk.sent()).isEqualTo(silent.sent());
        assertThat(silent.story(TICKET).get().ticket())
                .isEqualTo(helpdesk.story(TICKET).get().ticket());
    }
}
