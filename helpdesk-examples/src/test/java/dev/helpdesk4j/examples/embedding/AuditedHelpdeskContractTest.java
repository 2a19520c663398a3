package dev.helpdesk4j.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.SentMessage;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.contract.ArrangedFixture;
import dev.helpdesk4j.ports.contract.FindTicketContract;
import dev.helpdesk4j.ports.contract.ListMessagesContract;
import dev.helpdesk4j.ports.contract.SearchTicketsContract;
import dev.helpdesk4j.ports.contract.SendMessageContract;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract of a custom adapter. */
class AuditedHelpdeskContractTest {

    /** Adds the data of a test to the adapter under test. */
    static final class AuditedFixture implements ArrangedFixture {

        private final FakeHelpdesk fake = FakeHelpdesk.empty();

        @Override
        public Helpdesk helpdesk() {
            return new AuditedHelpdesk(fake, (ticket, words) -> {});
        }

        @Override
        public void has(Ticket ticket) {
            fake.put(ticket);
        }

        @Override
        public void has(TicketId ticket, Message message) {
            fake.put(ticket, message);
        }

        @Override
        public void prohibits(String host) {
            fake.prohibitHost(host);
        }

        @Override
        public Seq<OutgoingMessage> arrived(TicketId ticket) {
            return fake.sent().filter(sent -> sent.ticket().equals(ticket)).map(SentMessage::message);
        }

        @Override
        public void close() {}
    }

    @Nested
    class FindingTickets extends FindTicketContract {
        @Override
        protected ArrangedFixture open() {
            return new AuditedFixture();
        }
    }

    @Nested
    class SearchingTickets extends SearchTicketsContract {
        @Override
        protected ArrangedFixture open() {
            return new AuditedFixture();
        }
    }

    @Nested
    class ListingMessages extends ListMessagesContract {
        @Override
        protected ArrangedFixture open() {
            return new AuditedFixture();
        }
    }

    @Nested
    class SendingMessages extends SendMessageContract {
        @Override
        protected ArrangedFixture open() {
            return new AuditedFixture();
        }
    }

    @Test
    void aDeadlineIsPassedOnAndTheAuditContinues() {
        var fake = FakeHelpdesk.empty();
        var written = new ArrayList<String>();
        var helpdesk = new AuditedHelpdesk(fake, (ticket, words) -> written.add(words));
        var ticket = fake.guest("Lin").opensTicket().id();
        fake.latency(Duration.ofSeconds(1));

        helpdesk.within(Duration.ofMillis(20)).messages().send(ticket, OutgoingMessage.text("hello"));

        assertThat(written)
                .containsExactly("send message failed: it is unknown whether the request took effect: timed out");
    }

    @Test
    void everySentMessageIsAuditedWhateverItsOutcome() {
        var fake = FakeHelpdesk.empty();
        var written = new ArrayList<String>();
        var helpdesk = new AuditedHelpdesk(fake, (ticket, words) -> written.add(words));
        var story = fake.guest("Lin").opensTicket();

        helpdesk.messages().send(story.id(), OutgoingMessage.text("hello"));
        story.guestCloses();
        helpdesk.messages().send(story.id(), OutgoingMessage.text("hello again"));

        assertThat(written).hasSize(2);
        assertThat(written.get(0)).startsWith("sent as om_");
        assertThat(written.get(1)).startsWith("send message failed: the ticket is closed");
    }
}
