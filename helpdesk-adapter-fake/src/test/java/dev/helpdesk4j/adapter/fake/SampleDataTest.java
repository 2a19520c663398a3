package dev.helpdesk4j.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.collection.Seq;
import io.vavr.collection.Stream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SampleDataTest {

    private static final Instant NOW = Instant.parse("2026-03-04T08:00:00Z");

    @Test
    void theSameSeedAndTimeGiveTheSame() {
        assertThat(tickets(desk(7, 300))).isEqualTo(tickets(desk(7, 300)));
        assertThat(tickets(desk(7, 300)).map(Ticket::id))
                .isNotEqualTo(tickets(desk(8, 300)).map(Ticket::id));
        assertThat(messages(desk(7, 30), 3)).isEqualTo(messages(desk(7, 30), 3));
    }

    @Test
    void theIdsStayWhenTheTimeIsAnother() {
        var later = FakeHelpdesk.builder()
                .clock(ManualClock.at(NOW.plus(Duration.ofDays(100))))
                .sampleData(7, 50)
                .build();

        assertThat(tickets(later).map(Ticket::id))
                .isEqualTo(tickets(desk(7, 50)).map(Ticket::id));
    }

    @Test
    void itSpreadsOverMonthsAndTheNewestIsMinutesOld() {
        var times = tickets(desk(1, 1000)).flatMap(ticket -> ticket.timeline().createdAt());

        assertThat(times).hasSize(1000);
        assertThat(times.head()).isBetween(NOW.minus(Duration.ofMinutes(10)), NOW);
        assertThat(times.last()).isBetween(NOW.minus(Duration.ofDays(183)), NOW.minus(Duration.ofDays(150)));
        var atWork = times.count(time -> {
            var hour = time.atZone(ZoneId.of("Asia/Shanghai")).getHour();
            return hour >= 9 && hour < 19;
        });
        assertThat(atWork).isGreaterThan(850);
    }

    @Test
    void everyDocumentedStatusOccurs() {
        var statuses = tickets(desk(1, 500)).flatMap(Ticket::status).toSet();

        assertThat(statuses).containsAll(TicketStatus.known());
    }

    @Test
    void everyTicketIsConsistentInItself() {
        for (var ticket : tickets(desk(5, 2000))) {
            var timeline = ticket.timeline();
            var inOrder = Stream.of(
                            timeline.createdAt(),
                            timeline.agentEnteredAt(),
                            timeline.agentFirstRespondedAt(),
                            timeline.agentLastRespondedAt(),
                            timeline.closedAt(),
                            timeline.updatedAt())
                    .flatMap(time -> time)
                    .append(NOW);
            assertThat(inOrder.asJava()).as(ticket.toString()).isSorted();
            assertThat(ticket.isClosed()).isEqualTo(timeline.closedAt().isDefined());
            assertThat(ticket.isClosed()).isEqualTo(ticket.closedBy().isDefined());
            assertThat(ticket.agents().isEmpty())
                    .isEqualTo(timeline.agentEnteredAt().isEmpty());
            assertThat(ticket.serviceTimes().botService())
                    .isEqualTo(ticket.waitForAgent().map(wait -> Duration.ofSeconds(wait.toSeconds())));
        }
    }

    @Test
    void everyTicketHasTwoToEightMessagesFromItsLifetime() {
        var desk = desk(5, 200);
        for (var ticket : tickets(desk)) {
            var messages = desk.messages()
                    .list(ticket.id(), MessageCriteria.any(), PageRequest.first())
                    .get()
                    .items();
            assertThat(messages.size()).isBetween(2, 8);
            assertThat(messages.flatMap(Message::sentAt).asJava()).isSorted();
            assertThat(messages.flatMap(Message::sentAt).last())
                    .isBetween(
                            ticket.timeline().createdAt().get(),
                            ticket.timeline().updatedAt().get());
            assertThat(messages.map(Message::id).distinct()).hasSize(messages.size());
        }
    }

    @Test
    void ratingsTagsFieldsAndCommentsOccur() {
        var desk = desk(2, 500);
        var all = tickets(desk);

        assertThat(all.count(Ticket::isRated)).isBetween(100, 300);
        assertThat(all.count(Ticket::isDissatisfied)).isBetween(5, 80);
        assertThat(all.exists(ticket -> ticket.satisfaction().reasons().nonEmpty()))
                .isTrue();
        assertThat(all.exists(ticket -> ticket.comments().nonEmpty())).isTrue();
        assertThat(all.exists(ticket -> !ticket.customizedFields().isEmpty())).isTrue();
        assertThat(all.exists(ticket -> !ticket.collaborators().isEmpty())).isTrue();
        assertThat(all.flatMap(Ticket::channel).distinct()).hasSize(5);
        assertThat(all.flatMap(Ticket::guest).exists(guest -> guest.department().isDefined()))
                .isTrue();
        assertThat(desk.tickets()
                        .search(TicketCriteria.builder().tags("VPN").build(), PageRequest.first())
                        .get()
                        .total())
                .isBetween(20, 120);
    }

    @Test
    void aSampleTicketTakesMessagesAfterThoseItHas() {
        var desk = desk(5, 50);
        var open = tickets(desk).find(ticket -> !ticket.isClosed()).get();
        var before = desk.messages()
                .list(open.id(), MessageCriteria.any(), PageRequest.first())
                .get()
                .items();

        desk.messages().send(open.id(), OutgoingMessage.text("Hello")).get();
        desk.put(
                open.id(),
                Message.builder(MessageId.of("first"), new MessageContent.Text("first"))
                        .sentAt(NOW.minus(Duration.ofDays(400)))
                        .build());

        var after = desk.messages()
                .list(open.id(), MessageCriteria.any(), PageRequest.first())
                .get()
                .items();
        assertThat(after.init().tail()).isEqualTo(before);
        assertThat(after.last().content().plainText()).isEqualTo("Hello");
    }

    private static FakeHelpdesk desk(long seed, int tickets) {
        return FakeHelpdesk.builder()
                .clock(ManualClock.at(NOW))
                .sampleData(seed, tickets)
                .build();
    }

    private static Seq<Ticket> tickets(FakeHelpdesk desk) {
        return Stream.iterate(1, page -> page + 1)
                .map(page -> desk.tickets()
                        .search(TicketCriteria.any(), PageRequest.of(page, 200))
                        .get())
                .takeUntil(page -> page.items().isEmpty())
                .flatMap(page -> page.items())
                .toVector();
    }

    private static Seq<Message> messages(FakeHelpdesk desk, int number) {
        return desk.messages()
                .list(tickets(desk).get(number).id(), MessageCriteria.any(), PageRequest.first())
                .get()
                .items();
    }
}
