package dev.helpdesk4j.ports.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Messages;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.control.Either;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Which clock determines the end of a walk: one minute before now. */
class HelpdeskClockTest {

    private static final Instant NOW = Instant.parse("2031-05-01T00:00:00Z");
    private static final Instant EARLIER = Instant.parse("2030-05-01T00:00:00Z");
    private static final TicketId TICKET = TicketId.of("t1");

    private final Helpdesk helpdesk = new Helpdesk() {
        @Override
        public Tickets tickets() {
            return new ScriptedTickets((criteria, page) -> ScriptedTickets.failed());
        }

        @Override
        public Messages messages() {
            return new Messages() {
                @Override
                public Either<HelpdeskFailure, Page<Message>> list(
                        TicketId ticket, MessageCriteria criteria, PageRequest page) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Either<HelpdeskFailure, ChatMessageId> send(TicketId ticket, OutgoingMessage message) {
                    throw new UnsupportedOperationException();
                }
            };
        }

        @Override
        public Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }

        @Override
        public Helpdesk within(Duration deadline) {
            return this;
        }
    };

    private static Instant now(Walk<?> walk) {
        return walk.checkpoint().end().plusSeconds(60);
    }

    @Test
    void aWalkEndsByTheClockOfItsHelpDesk() {
        assertThat(now(TicketHistory.of(helpdesk).changedSince(EARLIER))).isEqualTo(NOW);
        assertThat(now(MessageHistory.of(helpdesk).thread(TICKET))).isEqualTo(NOW);
    }

    @Test
    void aWalkEndsByTheClockOfItsOptions() {
        var options = WalkOptions.defaults().clock(Clock.fixed(EARLIER, ZoneOffset.UTC));

        assertThat(now(TicketHistory.of(helpdesk, options).changedSince(Instant.EPOCH)))
                .isEqualTo(EARLIER);
        assertThat(now(MessageHistory.of(helpdesk, options).thread(TICKET))).isEqualTo(EARLIER);
    }

    @Test
    void otherOptionsLeaveTheClockOfTheHelpDesk() {
        var options = WalkOptions.defaults().settleMargin(Duration.ofMinutes(1));

        assertThat(now(TicketHistory.of(helpdesk, options).changedSince(EARLIER)))
                .isEqualTo(NOW);
        assertThat(now(MessageHistory.of(helpdesk, options).thread(TICKET))).isEqualTo(NOW);
    }
}
