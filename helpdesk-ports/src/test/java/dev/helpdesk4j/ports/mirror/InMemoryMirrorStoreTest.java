package dev.helpdesk4j.ports.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.ports.history.Checkpoint;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryMirrorStoreTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final TicketId TICKET = TicketId.of("1");

    private final InMemoryMirrorStore store = new InMemoryMirrorStore();

    private static Ticket changedAt(Instant time, TicketStatus status) {
        return Ticket.builder(TICKET)
                .status(status)
                .timeline(Timeline.EMPTY.withUpdatedAt(time))
                .build();
    }

    private static Ticket unchanged(TicketStatus status) {
        return Ticket.builder(TICKET).status(status).build();
    }

    private static Message text(String id, String text) {
        return Message.builder(MessageId.of(id), new MessageContent.Text(text)).build();
    }

    @Test
    void aTicketChangedLaterReplacesTheStoredOne() {
        store.save(changedAt(NINE, TicketStatus.CREATED));

        var later = changedAt(NINE.plusMillis(1), TicketStatus.PROCESSING);
        assertThat(store.save(later)).isTrue();

        assertThat(store.find(TICKET)).contains(later);
    }

    @Test
    void aTicketChangedEarlierIsNotSaved() {
        var later = changedAt(NINE, TicketStatus.PROCESSING);
        store.save(later);

        assertThat(store.save(changedAt(NINE.minusMillis(1), TicketStatus.CREATED)))
                .isFalse();
        assertThat(store.save(unchanged(TicketStatus.CREATED))).isFalse();

        assertThat(store.find(TICKET)).contains(later);
    }

    @Test
    void atEqualTimesTheTicketReadLaterIsSaved() {
        store.save(changedAt(NINE, TicketStatus.CREATED));

        var readLater = changedAt(NINE, TicketStatus.PROCESSING);
        assertThat(store.save(readLater)).isTrue();

        assertThat(store.find(TICKET)).contains(readLater);
    }

    @Test
    void aTicketWithoutTimeOfChangeCountsAsTheEarliest() {
        assertThat(store.save(unchanged(TicketStatus.CREATED))).isTrue();
        assertThat(store.save(unchanged(TicketStatus.QUEUING))).isTrue();
        assertThat(store.save(changedAt(NINE, TicketStatus.PROCESSING))).isTrue();
    }

    @Test
    void aMessageReplacesTheOneWithItsId() {
        store.save(TICKET, List.of(text("1", "Hello"), text("2", "Hello?")));
        store.save(TICKET, List.of(text("3", "Anybody?"), text("1", "Hi")));

        assertThat(store.messages(TICKET)).containsExactly(text("1", "Hi"), text("2", "Hello?"), text("3", "Anybody?"));
        assertThat(store.messages(TicketId.of("2"))).isEmpty();
    }

    @Test
    void openTicketsAreThoseNotClosed() {
        store.save(unchanged(TicketStatus.PROCESSING));
        store.save(Ticket.builder(TicketId.of("2"))
                .status(TicketStatus.CLOSED_BY_BOT)
                .build());
        store.save(Ticket.builder(TicketId.of("3")).build());

        assertThat(store.openTickets()).containsExactly(TICKET, TicketId.of("3"));
        assertThat(store.tickets()).hasSize(3);
    }

    @Test
    void failedTicketsAreKeptUntilTheyAreRemoved() {
        assertThat(store.failedTickets()).isEmpty();

        store.saveFailed(TICKET);
        store.saveFailed(TicketId.of("2"));
        store.saveFailed(TICKET);
        assertThat(store.failedTickets()).containsExactly(TICKET, TicketId.of("2"));

        store.removeFailed(TICKET);
        store.removeFailed(TicketId.of("3"));
        assertThat(store.failedTickets()).containsExactly(TicketId.of("2"));
    }

    @Test
    void theLastMarkIsKept() {
        assertThat(store.mark()).isEmpty();
        var mark = Checkpoint.parse("2/created/any/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z");

        store.saveMark(mark);
        store.saveFailed(TICKET);
        store.save(unchanged(TicketStatus.CREATED));
        store.save(TICKET, List.of(text("1", "Hello")));

        assertThat(store.mark()).contains(mark);
    }
}
