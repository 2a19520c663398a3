package dev.helpdesk4j.examples.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.event.MessagePosted;
import dev.helpdesk4j.domain.event.TicketOpened;
import dev.helpdesk4j.domain.event.TicketUpdated;
import dev.helpdesk4j.domain.event.UnrecognizedEvent;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.ticket.SenderRole;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EventLineTest {

    private static final EventId ID = EventId.of("1");
    private static final Option<Instant> NINE = Option.some(Instant.parse("2026-03-02T09:00:00Z"));
    private static final TicketId TICKET = TicketId.of("1001");

    private static String line(HelpdeskEvent event) {
        return EventLine.of(event, ZoneOffset.UTC);
    }

    private static HelpdeskEvent opened(Ticket.Builder ticket) {
        return new TicketOpened(ID, NINE, ticket.build(), Option.none());
    }

    private static HelpdeskEvent posted(MessageContent content, Option<SenderRole> sender) {
        var message = Message.builder(MessageId.of("8001"), content).build();
        return new MessagePosted(
                ID,
                NINE,
                Option.none(),
                TICKET,
                Option.none(),
                message,
                sender,
                Option.none(),
                Option.none(),
                Option.none());
    }

    @Test
    void anOpenedTicketHasItsGuestAndChannel() {
        var ticket = Ticket.builder(TICKET).guest(Person.of(UserId.of("ou_lin"), "林小雨"));

        assertThat(line(opened(ticket)))
                .isEqualTo("2026-03-02 09:00:00  ticket created   1001                  guest 林小雨");
        assertThat(line(opened(Ticket.builder(TICKET)))).isEqualTo("2026-03-02 09:00:00  ticket created   1001");
    }

    @Test
    void anUpdateHasWhatChanged() {
        var before = new TicketUpdated.Before(Option.none(), Option.some(TicketStatus.PENDING), Option.none());
        var ticket = Ticket.builder(TICKET).status(TicketStatus.of(77)).build();

        assertThat(line(new TicketUpdated(ID, NINE, ticket, before, Option.none())))
                .isEqualTo("2026-03-02 09:00:00  ticket updated   1001                  status pending -> code 77");
    }

    @Test
    void aMessageHasItsSendersRole() {
        assertThat(line(posted(new MessageContent.Text("Hello"), Option.some(SenderRole.BOT))))
                .endsWith("1001                  bot: Hello");
        assertThat(line(posted(new MessageContent.File("{}"), Option.some(SenderRole.of(9)))))
                .endsWith("1001                  code 9: (file)");
        assertThat(line(posted(new MessageContent.Text("Hello"), Option.none())))
                .endsWith("1001                  Hello");
    }

    @Test
    void anUnrecognizedEventHasItsType() {
        assertThat(line(new UnrecognizedEvent(ID, NINE, "im.message.receive_v1", "{}")))
                .isEqualTo("2026-03-02 09:00:00  unrecognized                           type im.message.receive_v1");
        assertThat(line(new UnrecognizedEvent(ID, Option.none(), "", "{}")))
                .isEqualTo("                     unrecognized");
    }

    @Test
    void timesAreInTheZone() {
        assertThat(EventLine.of(opened(Ticket.builder(TICKET)), ZoneId.of("Asia/Shanghai")))
                .startsWith("2026-03-02 17:00:00  ");
    }

    @Test
    void aLongTextIsCut() {
        assertThat(line(posted(new MessageContent.Text("打印机 ".repeat(10_000)), Option.none())))
                .endsWith("  打印机 打印机 打印机 打印机 打印机 打印机 打印机 打印机 打印机...");
    }

    @Test
    void aTextIsOneLineThatControlsNothing() {
        var hostile = "a\u001b[31mb\r\n\u202ec\u2028d\u0085e\tf";

        assertThat(line(posted(new MessageContent.Text(hostile), Option.none())))
                .endsWith("  a [31mb c d e f");
        assertThat(line(new UnrecognizedEvent(ID, NINE, hostile, "{}"))).endsWith("  type a [31mb c d e f");
    }
}
