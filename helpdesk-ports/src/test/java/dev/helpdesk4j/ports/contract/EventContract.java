package dev.helpdesk4j.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.helpdesk4j.domain.message.ImageKey;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.message.RichText;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.SenderRole;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.ports.EventSubscriptions.EventType;
import dev.helpdesk4j.ports.contract.EventFixture.Act;
import dev.helpdesk4j.ports.contract.EventFixture.Transport;
import dev.helpdesk4j.ports.event.EventDelivery;
import dev.helpdesk4j.ports.event.EventListener;
import dev.helpdesk4j.ports.event.EventReceiver;
import dev.helpdesk4j.ports.event.InMemorySeenEvents;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What people do arrives as events: with what the platform sends and nothing else, at least once, and handled once by a receiver
 * that removes duplicates.
 */
public abstract class EventContract extends HelpdeskContract<EventFixture> {

    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private final List<HelpdeskEvent> delivered = new CopyOnWriteArrayList<>();
    private final List<Instant> deliveredAt = new CopyOnWriteArrayList<>();
    private final List<HelpdeskEvent> handled = new CopyOnWriteArrayList<>();
    private volatile boolean down;
    private volatile boolean losesAcknowledgements;

    @Override
    final String advice() {
        return "Make the adapter pass each event to the receiver as it was delivered, and acknowledge it only if the receiver does.";
    }

    @BeforeEach
    @WithinAMinute
    void arrange() {
        shows(Law.SUBSCRIBE_EVENTS);
        fixture().deliverTo(recording());
        result(fixture().helpdesk().eventSubscriptions().subscribe(EventType.all()));
    }

    private void handle(HelpdeskEvent event) throws IOException {
        if (down) {
            throw new IOException("the application is down");
        }
        handled.add(event);
    }

    /** Returns a receiver that removes duplicates and records every delivery. */
    private EventReceiver recording() {
        var clock = fixture().clock();
        var receiver = EventReceiver.afterHandling(
                this::handle,
                new InMemorySeenEvents(InMemorySeenEvents.MAX_EVENTS, clock, EventListener.NONE),
                EventListener.NONE);
        return new EventReceiver() {
            @Override
            public Receipt receive(EventDelivery delivery) {
                deliveredAt.add(clock.instant());
                delivered.add(delivery.event());
                var receipt = receiver.receive(delivery);
                return losesAcknowledgements ? Receipt.FAILED : receipt;
            }

            @Override
            public void close() {
                receiver.close();
            }
        };
    }

    private void settle() {
        Await.until(
                "every delivery that is due ends",
                BOUND,
                fixture()::isSettled,
                "Return from each delivery within 3 seconds, and end the fixture's deliveries.");
    }

    private TicketId opens() {
        return opens("Lin", Channel.SEARCH);
    }

    private TicketId opens(String guest, Channel channel) {
        var ticket = fixture().opens(guest, channel);
        settle();
        return ticket;
    }

    private void guestWrites(TicketId ticket, String text) {
        fixture().guestWrites(ticket, text);
        settle();
    }

    private void act(TicketId ticket, Act... acts) {
        for (var act : acts) {
            fixture().act(ticket, act);
            settle();
        }
    }

    private ChatMessageId send(TicketId ticket, OutgoingMessage message) {
        var sent = result(messages().send(ticket, message));
        settle();
        return sent;
    }

    private void advance(Duration duration) {
        fixture().advance(duration);
        settle();
    }

    /** Returns a time of the first day, as in {@code 09:05}. */
    private static Instant at(String minute) {
        return Instant.parse("2026-03-02T" + minute + ":00.123Z");
    }

    /** Lets one minute pass before each act. */
    private void actEachMinute(TicketId ticket, Act... acts) {
        for (var act : acts) {
            advance(MINUTE);
            act(ticket, act);
        }
    }

    private void assertHandled(HelpdeskEvent... expected) {
        assertThat(NumberedIds.in(handled)).as("events").containsExactly(expected);
    }

    private void assertHandled(Kind kind, HelpdeskEvent... expected) {
        var ofKind = handled.stream().filter(event -> event.kind() == kind).toList();
        assertThat(NumberedIds.in(ofKind)).as("events of the kind " + kind).containsExactly(expected);
    }

    private List<String> handledTexts() {
        return handled.stream()
                .filter(MessagePosted.class::isInstance)
                .map(event -> ((MessagePosted) event).message().content().plainText())
                .toList();
    }

    private static EventId event(int number) {
        return EventId.of("event " + number);
    }

    private static Option<ChatId> chat() {
        return Option.some(ChatId.of("chat 1"));
    }

    private Ticket.Builder ticket(TicketId id, Stage stage, TicketStatus status) {
        return Ticket.builder(id)
                .helpdesk(EventFixture.HELPDESK)
                .guest(Person.of(fixture().idOf("Lin"), "Lin"))
                .channel(Channel.SEARCH)
                .stage(stage)
                .status(status);
    }

    /** Returns the update of a ticket that was opened at nine. */
    private TicketUpdated updated(
            int number, TicketId ticket, Stage stage, TicketStatus status, String minute, Before before) {
        var timeline = Timeline.openedAt(at("09:00")).withUpdatedAt(at(minute));
        return new TicketUpdated(
                event(number),
                Option.some(at(minute)),
                ticket(ticket, stage, status)
                        .timeline(status.isClosed() ? timeline.withClosedAt(at(minute)) : timeline)
                        .build(),
                before,
                chat());
    }

    private static Before before(TicketStatus status, String updatedAt) {
        return new Before(Option.none(), Option.some(status), Option.some(at(updatedAt)));
    }

    private static MessagePosted posted(
            int number,
            TicketId ticket,
            TicketStatus status,
            String minute,
            SenderRole role,
            Option<UserId> sender,
            MessageContent content) {
        var message = Message.builder(MessageId.of("message " + number), content)
                .chatMessageId(ChatMessageId.of("chat message " + number));
        sender.forEach(id -> message.sender(Person.empty().withId(id)));
        return new MessagePosted(
                event(number),
                Option.some(at(minute)),
                Option.none(),
                ticket,
                Option.some(status),
                message.build(),
                Option.some(role),
                Option.some(number),
                chat(),
                Option.some(QueryId.of("query " + number)));
    }

    private static MessageContent text(String text) {
        return new MessageContent.Text(text);
    }

    @Test
    void anOpenedTicketIsAnEvent() {
        var ticket = opens("Lin", Channel.QR_CODE);

        assertHandled(new TicketOpened(
                event(1),
                Option.some(at("09:00")),
                ticket(ticket, Stage.BOT, TicketStatus.CREATED)
                        .channel(Channel.QR_CODE)
                        .timeline(Timeline.openedAt(at("09:00")).withUpdatedAt(at("09:00")))
                        .build(),
                chat()));
    }

    @Test
    void eachChangeOfStatusHasTheStatusBefore() {
        var ticket = opens();

        actEachMinute(
                ticket,
                Act.BOT_HANDS_OVER,
                Act.AGENT_ENTERS,
                Act.AGENT_SETS_PENDING,
                Act.AGENT_RESUMES,
                Act.AGENT_ASKS_GUEST);
        advance(MINUTE);
        guestWrites(ticket, "Since today");
        actEachMinute(ticket, Act.AGENT_CLOSES);

        assertHandled(
                Kind.TICKET_UPDATED,
                updated(
                        1,
                        ticket,
                        Stage.AGENT,
                        TicketStatus.QUEUING,
                        "09:01",
                        new Before(
                                Option.some(Stage.BOT), Option.some(TicketStatus.CREATED), Option.some(at("09:00")))),
                updated(
                        2,
                        ticket,
                        Stage.AGENT,
                        TicketStatus.PROCESSING,
                        "09:02",
                        before(TicketStatus.QUEUING, "09:01")),
                updated(
                        3,
                        ticket,
                        Stage.AGENT,
                        TicketStatus.PENDING,
                        "09:03",
                        before(TicketStatus.PROCESSING, "09:02")),
                updated(
                        4,
                        ticket,
                        Stage.AGENT,
                        TicketStatus.PROCESSING,
                        "09:04",
                        before(TicketStatus.PENDING, "09:03")),
                updated(
                        5,
                        ticket,
                        Stage.AGENT,
                        TicketStatus.AWAITING_GUEST,
                        "09:05",
                        before(TicketStatus.PROCESSING, "09:04")),
                updated(
                        6,
                        ticket,
                        Stage.AGENT,
                        TicketStatus.PROCESSING,
                        "09:06",
                        before(TicketStatus.AWAITING_GUEST, "09:05")),
                updated(
                        7,
                        ticket,
                        Stage.AGENT,
                        TicketStatus.CLOSED_BY_AGENT,
                        "09:07",
                        before(TicketStatus.PROCESSING, "09:06")));
    }

    @Test
    void aChangeAtTheSameTimeHasNoTimeBefore() {
        var ticket = opens();

        act(ticket, Act.BOT_HANDS_OVER, Act.GUEST_CLOSES);

        assertHandled(
                Kind.TICKET_UPDATED,
                updated(
                        1,
                        ticket,
                        Stage.AGENT,
                        TicketStatus.QUEUING,
                        "09:00",
                        new Before(Option.some(Stage.BOT), Option.some(TicketStatus.CREATED), Option.none())),
                updated(
                        2,
                        ticket,
                        Stage.AGENT,
                        TicketStatus.CLOSED_BY_GUEST,
                        "09:00",
                        new Before(Option.none(), Option.some(TicketStatus.QUEUING), Option.none())));
    }

    @Test
    void aTicketThatTheBotClosesStaysWithTheBot() {
        var ticket = opens();

        actEachMinute(ticket, Act.BOT_CLOSES);

        assertHandled(
                Kind.TICKET_UPDATED,
                updated(
                        1,
                        ticket,
                        Stage.BOT,
                        TicketStatus.CLOSED_BY_BOT,
                        "09:01",
                        before(TicketStatus.CREATED, "09:00")));
    }

    @Test
    void ratingsCommentsTagsAndMarksAreNoEvents() {
        var ticket = opens();

        act(ticket, Act.AGENT_TAGS, Act.AGENT_COMMENTS, Act.AGENT_MARKS_RESOLVED, Act.GUEST_RATES);
        act(ticket, Act.GUEST_CLOSES, Act.GUEST_RATES);

        assertThat(delivered)
                .as("events of opening, four marks, closing and another rating")
                .extracting(HelpdeskEvent::kind)
                .containsExactly(Kind.TICKET_OPENED, Kind.TICKET_UPDATED);
    }

    @Test
    void anUpdateContainsWhetherTheTicketIsResolved() {
        var ticket = opens();
        act(ticket, Act.AGENT_MARKS_RESOLVED);

        act(ticket, Act.GUEST_CLOSES);

        var event = (TicketUpdated) handled.get(handled.size() - 1);
        assertThat(event.ticket())
                .as("ticket of the last event")
                .isEqualTo(ticket(ticket, Stage.BOT, TicketStatus.CLOSED_BY_GUEST)
                        .resolution(Resolution.RESOLVED)
                        .timeline(Timeline.openedAt(at("09:00"))
                                .withUpdatedAt(at("09:00"))
                                .withClosedAt(at("09:00")))
                        .build());
    }

    @Test
    void eachMessageIsAnEventWithItsSender() {
        var ticket = opens();
        advance(MINUTE);
        guestWrites(ticket, "The VPN is down");
        advance(MINUTE);
        fixture().botWrites(ticket, "Have you tried again?");
        act(ticket, Act.BOT_HANDS_OVER, Act.AGENT_ENTERS);
        advance(MINUTE);
        fixture().agentWrites(ticket, "We are looking into it");
        advance(MINUTE);
        act(ticket, Act.AGENT_ASKS_GUEST);
        advance(MINUTE);

        send(ticket, OutgoingMessage.text("There is an outage"));

        var lin = Option.some(fixture().idOf("Lin"));
        var mei = Option.some(fixture().idOf(EventFixture.AGENT));
        assertHandled(
                Kind.MESSAGE_POSTED,
                posted(1, ticket, TicketStatus.CREATED, "09:01", SenderRole.GUEST, lin, text("The VPN is down")),
                posted(
                        2,
                        ticket,
                        TicketStatus.CREATED,
                        "09:02",
                        SenderRole.BOT,
                        Option.none(),
                        text("Have you tried again?")),
                posted(
                        3,
                        ticket,
                        TicketStatus.PROCESSING,
                        "09:03",
                        SenderRole.AGENT,
                        mei,
                        text("We are looking into it")),
                posted(
                        4,
                        ticket,
                        TicketStatus.AWAITING_GUEST,
                        "09:04",
                        SenderRole.AGENT,
                        mei,
                        text(EventFixture.QUESTION)),
                posted(
                        5,
                        ticket,
                        TicketStatus.AWAITING_GUEST,
                        "09:05",
                        SenderRole.BOT,
                        Option.none(),
                        text("There is an outage")));
    }

    @Test
    void aSentMessageHasItsIdInTheEvent() {
        var ticket = opens();

        var sent = send(ticket, OutgoingMessage.text("We are looking into it"));

        var event = (MessagePosted) handled.get(handled.size() - 1);
        assertThat(event.isFromBot()).as("whether the event is from the bot").isTrue();
        assertThat(event.message().chatMessageId()).as("id of the message").contains(sent);
    }

    @Test
    void theIdsOfAMessagesEventAreDifferent() {
        var ticket = opens();

        guestWrites(ticket, "The VPN is down");

        var event = (MessagePosted) handled.get(handled.size() - 1);
        assertThat(List.of(
                        event.id().value(),
                        event.query().get().value(),
                        event.message().id().value(),
                        event.message().chatMessageId().get().value(),
                        event.chat().get().value(),
                        event.ticket().value()))
                .as("ids of the event, the query, the message, in the chat, of the chat, of the ticket")
                .doesNotHaveDuplicates();
    }

    @Test
    void aTextArrivesUnchanged() {
        var ticket = opens();
        var unicode = "  中文 \"quoted\" \\back\\slash\\ 🤷‍♀️ e\u0301 \u2028 <b>&nbsp;</b>\nsecond line\ttab {\"a\":1} ";
        var longText = "很长的文字 🤷 ".repeat(10_000);

        guestWrites(ticket, unicode);
        guestWrites(ticket, longText);

        assertThat(handledTexts()).as("texts of the messages").containsExactly(unicode, longText);
    }

    @Test
    void aRichTextWithAnImageArrivesUnchanged() {
        var ticket = opens();
        var post = RichText.builder()
                .title("this is \"title\"")
                .paragraph()
                .escapedText("第一行&nbsp;:")
                .link("超链接", "http://www.feishu.cn")
                .paragraph()
                .text("第二行 \\ 🤷:")
                .mention(UserId.of("ou_1"))
                .paragraph()
                .image(ImageKey.of("img_1"), 300, 200)
                .in(Locale.US)
                .title("English")
                .paragraph()
                .text("line")
                .build();

        send(ticket, OutgoingMessage.post(post));

        assertHandled(
                Kind.MESSAGE_POSTED,
                posted(
                        1,
                        ticket,
                        TicketStatus.CREATED,
                        "09:00",
                        SenderRole.BOT,
                        Option.none(),
                        new MessageContent.Post(post, io.vavr.collection.List.of(ImageKey.of("img_1")))));
    }

    @Test
    void twoTicketsHaveChatsOfTheirOwn() {
        var first = opens();
        var second = opens("Ann", Channel.SEARCH);
        guestWrites(second, "Hello");
        guestWrites(first, "Hello");

        assertThat(NumberedIds.in(handled))
                .as("tickets and chats of the events")
                .extracting(event -> event instanceof TicketOpened opened
                        ? opened.ticket().id().value() + " "
                                + opened.chat().get().value()
                        : ((MessagePosted) event).ticket().value() + " "
                                + ((MessagePosted) event).chat().get().value())
                .containsExactly(
                        first.value() + " chat 1",
                        second.value() + " chat 2",
                        second.value() + " chat 2",
                        first.value() + " chat 1");
    }

    @Test
    void onlySubscribedEventsArrive() {
        shows(Law.UNSUBSCRIBE_EVENTS);
        result(fixture()
                .helpdesk()
                .eventSubscriptions()
                .unsubscribe(List.of(EventType.TICKET_CREATED, EventType.MESSAGE_CREATED)));
        var ticket = opens();
        guestWrites(ticket, "The VPN is down");
        act(ticket, Act.BOT_HANDS_OVER);
        result(fixture().helpdesk().eventSubscriptions().unsubscribe(List.of(EventType.TICKET_UPDATED)));

        act(ticket, Act.AGENT_ENTERS);

        assertThat(delivered)
                .as("events while only updates are subscribed to, and after that")
                .extracting(HelpdeskEvent::kind)
                .containsExactly(Kind.TICKET_UPDATED);
    }

    @Test
    void anEventThatIsDeliveredTwiceIsHandledOnce() {
        fixture().transport(Transport.TWICE);
        var ticket = opens();

        act(ticket, Act.BOT_HANDS_OVER, Act.AGENT_ENTERS);
        advance(Duration.ofDays(1));

        assertThat(delivered).as("deliveries of three events").hasSize(6);
        assertThat(handled)
                .as("handled events")
                .hasSize(3)
                .doesNotHaveDuplicates()
                .containsAll(delivered);
    }

    @Test
    void anEventThatFailedIsHandledAtTheNextDelivery() {
        down = true;
        opens();
        down = false;

        advance(Duration.ofSeconds(15));

        assertThat(handled).as("events handled within 15 seconds").hasSize(1);
    }

    @Test
    void anEventIsDeliveredAgainUntilItIsHandled() {
        down = true;
        opens();
        advance(Duration.ofSeconds(15).minus(MILLISECOND));
        assertThat(deliveredAt).as("times of the deliveries within 15 seconds").hasSize(1);
        advance(MILLISECOND);
        assertThat(deliveredAt).as("times of the deliveries after 15 seconds").hasSize(2);
        down = false;

        advance(Duration.ofMinutes(5));
        advance(Duration.ofDays(1));

        assertThat(deliveredAt)
                .as("times of the deliveries, of which the third succeeded")
                .containsExactly(
                        EventFixture.START,
                        EventFixture.START.plusSeconds(15),
                        EventFixture.START.plusSeconds(5 * 60 + 15));
        assertThat(handled).as("handled events").hasSize(1);
    }

    @Test
    void anEventWhoseAcknowledgementsAreLostIsHandledOnce() {
        losesAcknowledgements = true;
        opens();

        advanceToEachRedelivery();

        assertThat(delivered).as("deliveries of an event").hasSize(5);
        assertThat(handled).as("handled events").hasSize(1);
    }

    private void advanceToEachRedelivery() {
        for (var delay :
                List.of(Duration.ofSeconds(15), Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(6))) {
            advance(delay);
        }
    }

    @Test
    void everyDeliveryOfAnEventIsTheSame() {
        down = true;
        var ticket = opens();
        guestWrites(ticket, "The VPN is down");
        act(ticket, Act.BOT_HANDS_OVER);
        advanceToEachRedelivery();
        advance(Duration.ofDays(1));

        assertThat(delivered).as("five deliveries of each of three events").hasSize(15);
        for (var repeat = 1; repeat < 5; repeat++) {
            assertThat(delivered.subList(3 * repeat, 3 * repeat + 3))
                    .as("redelivery " + repeat)
                    .containsExactlyInAnyOrderElementsOf(delivered.subList(0, 3));
        }
        assertThat(delivered.subList(0, 3))
                .as("ids of three events")
                .extracting(HelpdeskEvent::id)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOST")
    void nothingIsLostWhileTheApplicationIsDown(Transport transport) {
        fixture().transport(transport);
        var ticket = opens();
        down = true;
        for (var minute = 1; minute <= 60; minute++) {
            advance(MINUTE);
            fixture().guestWrites(ticket, "message " + minute);
        }
        settle();
        down = false;

        for (var hour = 1; hour <= 8; hour++) {
            advance(Duration.ofHours(1));
        }

        assertThat(handledTexts())
                .as("messages of the hour, each handled once")
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 60)
                        .mapToObj(minute -> "message " + minute)
                        .toList());
    }

    @Test
    void theTimeOfUpdateOrdersTheEventsOfATicket() {
        fixture().transport(Transport.SHUFFLED);
        var ticket = opens();
        actEachMinute(
                ticket,
                Act.BOT_HANDS_OVER,
                Act.AGENT_ENTERS,
                Act.AGENT_SETS_PENDING,
                Act.AGENT_RESUMES,
                Act.AGENT_ASKS_GUEST,
                Act.AGENT_SETS_PENDING,
                Act.AGENT_RESUMES,
                Act.AGENT_CLOSES);

        advance(Duration.ofHours(1));

        var expected = List.of(
                TicketStatus.QUEUING,
                TicketStatus.PROCESSING,
                TicketStatus.PENDING,
                TicketStatus.PROCESSING,
                TicketStatus.AWAITING_GUEST,
                TicketStatus.PENDING,
                TicketStatus.PROCESSING,
                TicketStatus.CLOSED_BY_AGENT);
        var tickets = handled.stream()
                .filter(TicketUpdated.class::isInstance)
                .map(event -> ((TicketUpdated) event).ticket())
                .toList();
        assertThat(tickets)
                .as("statuses in the order of the deliveries, which are shuffled")
                .extracting(updated -> updated.status().get())
                .isNotEqualTo(expected);
        assertThat(tickets.stream()
                        .sorted(Comparator.comparing(
                                updated -> updated.timeline().updatedAt().get())))
                .as("statuses in the order of their updates")
                .extracting(updated -> updated.status().get())
                .isEqualTo(expected);
    }

    @Test
    void theEventAfterALostOneIsComplete() {
        var ticket = opens();
        fixture().transport(Transport.LOST);
        actEachMinute(ticket, Act.BOT_HANDS_OVER);
        fixture().transport(Transport.IN_ORDER);

        actEachMinute(ticket, Act.AGENT_ENTERS);
        advance(Duration.ofDays(1));

        assertHandled(
                Kind.TICKET_UPDATED,
                updated(
                        1,
                        ticket,
                        Stage.AGENT,
                        TicketStatus.PROCESSING,
                        "09:02",
                        before(TicketStatus.QUEUING, "09:01")));
    }
}
