package dev.helpdesk4j.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.domain.Match;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.message.RichText;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.domain.ticket.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The examples of the README of helpdesk-domain. */
class DomainExamplesTest {

    @Test
    void aTicketHasDerivedProperties() {
        var clock = ManualClock.at(Instant.parse("2026-03-02T09:00:00Z"));
        var helpdesk = FakeHelpdesk.builder().clock(clock).build();
        var story = helpdesk.guest("Lin").opensTicket().botHandsOver();
        clock.advance(Duration.ofMinutes(7));
        story.agent("Mei").enters().replies("Restart it.").closes().guestScores(Score.DISSATISFIED);
        var ticket = helpdesk.tickets().find(story.id()).get();

        var wait = ticket.waitForFirstResponse().getOrElse(Duration.ZERO);
        var dissatisfied = ticket.isDissatisfied() && ticket.isClosed();
        var agents = ticket.agents().flatMap(Person::name).mkString(", ");

        assertThat(wait).isEqualTo(Duration.ofMinutes(7));
        assertThat(dissatisfied).isTrue();
        assertThat(agents).isEqualTo("Mei");
    }

    @Test
    void criteriaMatchWithoutTheService() {
        var start = Instant.parse("2026-03-02T00:00:00Z");
        var end = Instant.parse("2026-03-02T23:59:59Z");
        var criteria = TicketCriteria.builder()
                .waiting()
                .stage(Stage.AGENT)
                .created(TimeRange.between(start, end))
                .build();

        var ticket = Ticket.builder(TicketId.of("42"))
                .status(TicketStatus.QUEUING)
                .timeline(Timeline.openedAt(Instant.parse("2026-03-02T09:00:00Z")))
                .build();

        assertThat(criteria.matches(ticket.toBuilder().stage(Stage.AGENT).build()))
                .isEqualTo(Match.YES);
        assertThat(criteria.matches(ticket)).isEqualTo(Match.NO);
    }

    @Test
    void contentIsDistinguishedByKind() {
        var message = Message.builder(MessageId.of("1"), new MessageContent.File("{}"))
                .build();

        var text = switch (message.content().kind()) {
            case TEXT, POST -> message.content().plainText();
            case IMAGE -> "(an image)";
            default -> "(not shown)";
        };

        assertThat(text).isEqualTo("(not shown)");
    }

    @Test
    void aPostIsWrittenInReadingOrder() {
        var guest = UserId.of("ou_lin");

        var post = OutgoingMessage.post(RichText.builder()
                .in(Locale.US)
                .title("VPN is back")
                .paragraph()
                .text("See ")
                .link("the status page", "https://status.example.com")
                .paragraph()
                .text("Thank you for your patience, ")
                .mention(guest)
                .build());

        assertThat(post.plainText()).startsWith("VPN is back\nSee the status page");
    }
}
