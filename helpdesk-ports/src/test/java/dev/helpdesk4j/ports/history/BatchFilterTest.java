package dev.helpdesk4j.ports.history;

import static dev.helpdesk4j.ports.history.ScriptedTickets.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.history.ModelDesk.Order;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which rows of a page are returned. */
class BatchFilterTest {

    private static final Ticket AT_1000 = ticket("t1", Instant.ofEpochMilli(1000));
    private static final Ticket AT_2000 = ticket("t2", Instant.ofEpochMilli(2000));
    private static final Ticket WITHOUT_TIME = Ticket.builder(TicketId.of("t3")).build();

    private final BatchFilter<Ticket> filter = new BatchFilter<>(
            new TicketListing(new ModelDesk(Order.NEWEST_FIRST, 12), TicketCriteria.any()),
            new WalkProgress(
                    Checkpoint.ofCreated(
                            TicketCriteria.any(),
                            Instant.EPOCH,
                            Instant.ofEpochMilli(9000),
                            Instant.ofEpochMilli(9000)),
                    progress -> {}));

    private Seq<Ticket> batch() {
        return filter.batch(List.of(AT_1000, AT_2000, WITHOUT_TIME), TimeField.CREATED)
                .get();
    }

    private static Option<Window> from(long moment) {
        return Option.some(Window.of(TimeField.CREATED, moment, 9000));
    }

    @Test
    void aRowIsHandedOutOnce() {
        assertThat(batch()).containsExactly(AT_1000, AT_2000, WITHOUT_TIME);
        assertThat(batch()).isEmpty();
    }

    @Test
    void onlyRowsBeforeTheNextWindowAreForgotten() {
        batch();

        filter.removeBefore(from(1000));
        assertThat(batch()).isEmpty();
        filter.removeBefore(from(2000));
        assertThat(batch()).containsExactly(AT_1000);
    }

    @Test
    void allRowsWithATimeAreForgottenAtTheEnd() {
        batch();

        filter.removeBefore(Option.none());

        assertThat(batch()).containsExactly(AT_1000, AT_2000);
    }
}
