package dev.helpdesk4j.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.history.MessageHistory;
import dev.helpdesk4j.ports.history.TicketHistory;
import dev.helpdesk4j.ports.history.Walk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A walk through a fake ends by the fake's clock, which may be years from the machine's. */
class WalkByFakeClockTest {

    private static final Instant NOW = Instant.parse("2126-03-02T09:00:00Z");
    private static final TimeRange AROUND_NOW =
            TimeRange.between(NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofHours(1)));

    private final ManualClock clock = ManualClock.at(NOW);
    private final FakeHelpdesk helpdesk = FakeHelpdesk.builder().clock(clock).build();

    private static <T> List<T> rows(Walk<T> walk) {
        var rows = new ArrayList<T>();
        walk.forEachBatch(batch -> batch.forEach(rows::add)).get();
        return rows;
    }

    private static List<TicketId> walked(Helpdesk helpdesk) {
        return rows(TicketHistory.of(helpdesk).created(AROUND_NOW)).stream()
                .map(Ticket::id)
                .toList();
    }

    @Test
    void aWalkReturnsTicketsSettledByTheFakesClock() {
        var story = helpdesk.guest("Lin").opensTicket();

        clock.advance(Duration.ofSeconds(59));
        assertThat(walked(helpdesk)).isEmpty();

        clock.advance(Duration.ofSeconds(2));
        assertThat(walked(helpdesk)).containsExactly(story.id());
        assertThat(walked(helpdesk.within(Duration.ofSeconds(5)))).containsExactly(story.id());
    }

    @Test
    void aWalkOfAFreshFakeReportsTheOmittedRange() {
        helpdesk.guest("Lin").opensTicket();

        var end = TicketHistory.of(helpdesk)
                .created(AROUND_NOW)
                .forEachBatch(batch -> {})
                .get();

        assertThat(end.isComplete()).isTrue();
        assertThat(end.leftOut()).contains(TimeRange.between(NOW.minusSeconds(60), AROUND_NOW.to()));
    }

    @Test
    void messagesAreWalkedByTheFakesClockToo() {
        var story = helpdesk.guest("Lin").opensTicket().guestSays("The VPN is down");

        clock.advance(Duration.ofSeconds(62));

        assertThat(rows(MessageHistory.of(helpdesk).thread(story.id())))
                .hasSize(1)
                .allMatch(message -> message.sentAt().contains(NOW));
    }
}
