package dev.helpdesk4j.examples.embedding;

import static dev.helpdesk4j.ports.Operation.SEARCH_TICKETS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.history.Checkpoint;
import dev.helpdesk4j.ports.history.TicketHistory;
import dev.helpdesk4j.ports.history.WalkStopped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TicketCopiesTest {

    private static final Instant MORNING = Instant.parse("2026-03-02T09:00:00Z");

    private final ManualClock clock = ManualClock.at(MORNING);
    private final FakeHelpdesk helpdesk = FakeHelpdesk.builder().clock(clock).build();
    private final Map<TicketId, Ticket> copies = new HashMap<>();
    private final TicketCopies ticketCopies =
            new TicketCopies(TicketHistory.of(helpdesk), ticket -> copies.put(ticket.id(), ticket));

    @Test
    void theCopiesAreKeptUpToDate() {
        var lins = helpdesk.guest("Lin").opensTicket().botHandsOver();
        clock.advance(Duration.ofMinutes(10));
        var first =
                ticketCopies.copy(TimeRange.between(MORNING, clock.instant())).get();

        lins.agent("Mei").enters().closes();
        var annas = helpdesk.guest("Anna").opensTicket();
        clock.advance(Duration.ofMinutes(10));
        var second = ticketCopies.resume(Checkpoint.parse(first.toString())).get();

        assertThat(second.isComplete()).isTrue();
        assertThat(copies.keySet()).containsExactlyInAnyOrder(lins.id(), annas.id());
        assertThat(copies.get(lins.id()).isClosed()).isTrue();
    }

    @Test
    void aStoppedWalkIsResumedAndThenCatchesUp() {
        var lins = helpdesk.guest("Lin").opensTicket();
        clock.advance(Duration.ofMinutes(10));
        helpdesk.on(SEARCH_TICKETS).next(Fault.internalError());

        var stopped =
                ticketCopies.copy(TimeRange.between(MORNING, clock.instant())).getLeft();
        assertThat(stopped.kind()).isEqualTo(WalkStopped.Kind.CALL_FAILED);
        assertThat(copies).isEmpty();

        assertThat(ticketCopies.resume(stopped.checkpoint()).map(Checkpoint::isComplete))
                .contains(true);
        assertThat(copies).containsOnlyKeys(lins.id());
    }
}
