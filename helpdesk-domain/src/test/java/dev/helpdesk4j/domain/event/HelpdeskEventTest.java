package dev.helpdesk4j.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.ticket.SenderRole;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class HelpdeskEventTest {

    private static final EventId ID = EventId.of("e1");
    private static final Option<Instant> PRECISE = Option.some(Instant.parse("2026-03-02T09:00:00.123999999Z"));
    private static final Instant MILLISECONDS = Instant.parse("2026-03-02T09:00:00.123Z");
    private static final Person LIN = Person.of(UserId.of("ou_lin"), "Lin").withEmail("lin@example.com");
    private static final Ticket TICKET = Ticket.builder(TicketId.of("42"))
            .helpdesk(HelpdeskId.of("it"))
            .guest(LIN)
            .status(TicketStatus.PROCESSING)
            .build();
    private static final Message MESSAGE = Message.builder(MessageId.of("m1"), new MessageContent.Text("my password"))
            .sender(LIN)
            .build();

    private static final TicketOpened OPENED = new TicketOpened(ID, PRECISE, TICKET, Option.some(ChatId.of("oc_1")));
    private static final TicketUpdated UPDATED = updated(TicketStatus.PROCESSING, TicketStatus.CREATED);
    private static final MessagePosted POSTED = posted(Option.some(SenderRole.GUEST));
    private static final UnrecognizedEvent UNRECOGNIZED =
            new UnrecognizedEvent(ID, PRECISE, "im.message.receive_v1", "{\"name\":\"Lin\"}");

    private static final List<HelpdeskEvent> EVENTS = List.of(OPENED, UPDATED, POSTED, UNRECOGNIZED);

    private static TicketUpdated updated(TicketStatus status, TicketStatus before) {
        return updated(status, Option.some(before));
    }

    private static TicketUpdated updated(TicketStatus status, Option<TicketStatus> before) {
        return new TicketUpdated(
                ID,
                PRECISE,
                TICKET.toBuilder().status(status).build(),
                new TicketUpdated.Before(Option.some(Stage.BOT), before, PRECISE),
                Option.some(ChatId.of("oc_1")));
    }

    private static MessagePosted posted(Option<SenderRole> sender) {
        return new MessagePosted(
                ID,
                PRECISE,
                Option.none(),
                TicketId.of("42"),
                Option.some(TicketStatus.PROCESSING),
                MESSAGE,
                sender,
                Option.some(3),
                Option.some(ChatId.of("oc_1")),
                Option.some(QueryId.of("q1")));
    }

    @ParameterizedTest
    @FieldSource("EVENTS")
    void anEventIsCreatedAtAMillisecond(HelpdeskEvent event) {
        assertThat(event.id()).isEqualTo(ID);
        assertThat(event.createdAt()).contains(MILLISECONDS);
    }

    @Test
    void eachKindHasItsOwnEvent() {
        assertThat(OPENED.kind()).isEqualTo(HelpdeskEvent.Kind.TICKET_OPENED);
        assertThat(UPDATED.kind()).isEqualTo(HelpdeskEvent.Kind.TICKET_UPDATED);
        assertThat(POSTED.kind()).isEqualTo(HelpdeskEvent.Kind.MESSAGE_POSTED);
        assertThat(UNRECOGNIZED.kind()).isEqualTo(HelpdeskEvent.Kind.UNRECOGNIZED);
        assertThat(EVENTS.stream().map(HelpdeskEvent::kind)).containsExactly(HelpdeskEvent.Kind.values());
    }

    @Test
    void everyPermittedEventIsTested() {
        Set<Class<?>> tested = EVENTS.stream().map(Object::getClass).collect(Collectors.toSet());

        assertThat(Arrays.asList(HelpdeskEvent.class.getPermittedSubclasses()))
                .containsExactlyInAnyOrderElementsOf(tested);
    }

    @Test
    void theHelpdeskIsThatOfTheTicket() {
        assertThat(OPENED.helpdesk()).contains(HelpdeskId.of("it"));
        assertThat(UPDATED.helpdesk()).contains(HelpdeskId.of("it"));
        assertThat(POSTED.helpdesk()).isEmpty();
        assertThat(UNRECOGNIZED.helpdesk()).isEmpty();
    }

    @Test
    void aMessageGetsAHelpdeskAndKeepsTheRest() {
        var known = POSTED.withHelpdesk(HelpdeskId.of("hr"));

        assertThat(known.helpdesk()).contains(HelpdeskId.of("hr"));
        assertThat(known).usingRecursiveComparison().ignoringFields("helpdesk").isEqualTo(POSTED);
        assertThat(known.withHelpdesk(HelpdeskId.of("it")).helpdesk()).contains(HelpdeskId.of("it"));
    }

    @Test
    void onlyTheBotIsTheBot() {
        assertThat(posted(Option.some(SenderRole.BOT)).isFromBot()).isTrue();
        assertThat(posted(Option.some(SenderRole.GUEST)).isFromBot()).isFalse();
        assertThat(posted(Option.some(SenderRole.AGENT)).isFromBot()).isFalse();
        assertThat(posted(Option.some(SenderRole.of(7))).isFromBot()).isFalse();
        assertThat(posted(Option.none()).isFromBot()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, 2, false", "2, 51, true", "1, 50, true", "51, 52, false", "52, 1, false", "7, 52, true"})
    void anUpdateClosesAnOpenTicketOnly(int before, int after, boolean closing) {
        assertThat(updated(TicketStatus.of(after), TicketStatus.of(before)).isClosing())
                .isEqualTo(closing);
    }

    @Test
    void anUpdateWithTheSameStatusClosesNothing() {
        assertThat(updated(TicketStatus.CLOSED_BY_AGENT, Option.none()).isClosing())
                .isFalse();
    }

    @Test
    void theTimeBeforeIsOfMilliseconds() {
        assertThat(UPDATED.before().updatedAt()).contains(MILLISECONDS);
        assertThat(UPDATED.before().status()).contains(TicketStatus.CREATED);
        assertThat(UPDATED.before().stage()).contains(Stage.BOT);
    }

    @Test
    void aTimeMayBeMissing() {
        var before = new TicketUpdated.Before(Option.none(), Option.none(), Option.none());

        assertThat(before.updatedAt()).isEmpty();
        assertThat(new TicketOpened(ID, Option.none(), TICKET, Option.none()).createdAt())
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("EVENTS")
    void aLogShowsNoPersonalDataOfAnEvent(HelpdeskEvent event) {
        assertThat(event.toString())
                .contains("e1")
                .doesNotContain("Lin")
                .doesNotContain("lin@example.com")
                .doesNotContain("password");
    }

    @Test
    void aLogShowsTheIdsOfAMessage() {
        assertThat(POSTED).hasToString("MessagePosted[id=e1, ticket=42, message=Message[id=m1, kind=TEXT]]");
    }

    @Test
    void aLogShowsTheTypeOfAnUnrecognizedEvent() {
        assertThat(UNRECOGNIZED).hasToString("UnrecognizedEvent[id=e1, type=im.message.receive_v1]");
    }
}
