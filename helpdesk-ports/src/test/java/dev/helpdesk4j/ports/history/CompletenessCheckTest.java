package dev.helpdesk4j.ports.history;

import static dev.helpdesk4j.ports.history.ScriptedTickets.failed;
import static dev.helpdesk4j.ports.history.ScriptedTickets.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.history.WalkStopped.Kind;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** Whether the parts of a window have its rows: at least ten, after a hundred before them. */
class CompletenessCheckTest {

    private static final CompletenessCheck CHECK =
            new CompletenessCheck(Window.of(TimeField.CREATED, 1000, 2000), 10, 100);

    private static Option<StopCause> run(long rowsRead, ScriptedTickets tickets) {
        var listing = new TicketListing(tickets, TicketCriteria.any());
        return CHECK.run(rowsRead, listing, new PageFetcher<>(listing, WalkOptions.defaults()));
    }

    @Test
    void asManyRowsAsTheWindowAreEnough() {
        assertThat(CHECK.isMet(110)).isTrue();
        assertThat(CHECK.isMet(109)).isFalse();
    }

    @Test
    void enoughRowsNeedNoCall() {
        var tickets = new ScriptedTickets((criteria, request) -> failed());

        assertThat(run(110, tickets)).isEmpty();
        assertThat(tickets.calls()).isZero();
    }

    @Test
    void tooFewRowsAreEnoughIfTheWindowShrank() {
        var tickets = new ScriptedTickets((criteria, request) -> page(request, 7));

        assertThat(run(107, tickets)).isEmpty();
        assertThat(tickets.requests).containsExactly(PageRequest.first(1));
    }

    @Test
    void fewerRowsThanTheWindowHasStopTheWalk() {
        var cause = run(107, new ScriptedTickets((criteria, request) -> page(request, 8)))
                .get();

        assertThat(cause.kind()).isEqualTo(Kind.INCONSISTENT);
        assertThat(cause.summary())
                .isEqualTo(
                        "the listing of 1970-01-01T00:00:01Z to 1970-01-01T00:00:02Z is inconsistent: its total is 10 or"
                                + " more, but its parts have 7 rows");
    }

    @Test
    void aFailedCallStopsTheWalk() {
        var cause =
                run(107, new ScriptedTickets((criteria, request) -> failed())).get();

        assertThat(cause.kind()).isEqualTo(Kind.CALL_FAILED);
    }
}
