package dev.helpdesk4j.escalation.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.escalation.MemoryLedger;
import dev.helpdesk4j.escalation.domain.Patience;
import dev.helpdesk4j.escalation.domain.Rules;
import dev.helpdesk4j.ports.ForwardingHelpdesk;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Messages;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A guest is not answered because of a conversation of which a part is missing. */
class CutOffConversationTest {

    private static final Patience PATIENCE = new Patience(
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(4),
            Duration.ofDays(7),
            Duration.ofDays(30));

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-02T09:00:00Z"));
    private final FakeHelpdesk fake = FakeHelpdesk.builder().clock(clock).build();

    private EscalationService service(Helpdesk helpdesk) {
        return new EscalationService(helpdesk, new MemoryLedger(), new Rules(PATIENCE), Duration.ofSeconds(20), clock);
    }

    @Test
    void aGuestIsNotAnsweredWhileMessagesAreMissing() {
        var story = fake.guest("Lin").opensTicket().guestSays("The VPN is down").botHandsOver();
        story.agent("Mei").enters().replies("Which VPN?").guestSays("Ours").guestSays("In Berlin");
        clock.advance(Duration.ofMinutes(40));

        var cutOff = service(new WithoutLastMessage(fake));
        cutOff.runOnce();
        assertThat(fake.sent()).isEmpty();
        assertThat(cutOff.lastProblem().get())
                .contains("of the messages of ticket " + story.id().value() + " could be read");

        service(fake).runOnce();
        assertThat(fake.sent()).hasSize(1);
    }

    /** A help desk whose pages of messages lack their last one, although the total counts it. */
    private static final class WithoutLastMessage extends ForwardingHelpdesk {

        WithoutLastMessage(Helpdesk delegate) {
            super(delegate);
        }

        @Override
        protected Helpdesk wrap(Helpdesk other) {
            return new WithoutLastMessage(other);
        }

        @Override
        public Messages messages() {
            return new CutOff(delegate().messages());
        }
    }

    private record CutOff(Messages messages) implements Messages {

        @Override
        public Either<HelpdeskFailure, Page<Message>> list(
                TicketId ticket, MessageCriteria criteria, PageRequest page) {
            return messages.list(ticket, criteria, page)
                    .map(found ->
                            new Page<>(found.items().dropRight(1), page, found.total(), found.totalIsLowerBound()));
        }

        @Override
        public Either<HelpdeskFailure, ChatMessageId> send(TicketId ticket, OutgoingMessage message) {
            return messages.send(ticket, message);
        }
    }
}
