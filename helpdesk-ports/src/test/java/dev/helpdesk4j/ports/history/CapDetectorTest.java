package dev.helpdesk4j.ports.history;

import static dev.helpdesk4j.ports.history.ScriptedTickets.atTheCap;
import static dev.helpdesk4j.ports.history.ScriptedTickets.failed;
import static dev.helpdesk4j.ports.history.ScriptedTickets.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.collection.Vector;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From which total on a service does not show all rows. Pages have four rows. */
class CapDetectorTest {

    private static final List<Window> HALVES =
            Window.of(TimeField.CREATED, 100, 200).splitInMiddle(new long[0]);

    private static CapDetector<Ticket> detector(ScriptedTickets.Script script) {
        return detector(new ScriptedTickets(script));
    }

    private static CapDetector<Ticket> detector(ScriptedTickets tickets) {
        var listing = new TicketListing(tickets, TicketCriteria.any());
        return new CapDetector<>(
                new PageFetcher<>(listing, WalkOptions.defaults().pageSize(4)));
    }

    private static Page<Ticket> withTotal(int total) {
        return new Page<>(Vector.empty(), PageRequest.first(4), total, false);
    }

    @Test
    void aSinglePageNeedsNoConfirmation() {
        var detector = detector((criteria, request) -> failed());

        assertThat(detector.isConfirmed(4)).isTrue();
        assertThat(detector.isConfirmed(5)).isFalse();
    }

    @Test
    void aTotalEqualToThatOfTheHalvesIsConfirmed() {
        var tickets = new ScriptedTickets((criteria, request) -> page(request, 5));
        var detector = detector(tickets);

        assertThat(detector.confirm(10, HALVES, 0)).contains(true);

        assertThat(detector.isConfirmed(10)).isTrue();
        assertThat(detector.isConfirmed(11)).isFalse();
        assertThat(detector.mayBeCapped(withTotal(10_000))).isFalse();
        assertThat(tickets.requests).containsExactly(PageRequest.first(1), PageRequest.first(1));
        assertThat(tickets.criteria).doesNotHaveDuplicates();
    }

    @Test
    void aTotalBelowThoseOfTheHalvesIsACap() {
        var detector = detector((criteria, request) -> page(request, 5));

        assertThat(detector.confirm(9, HALVES, 0)).contains(false);

        assertThat(detector.isConfirmed(9)).isFalse();
        assertThat(detector.mayBeCapped(withTotal(8))).isFalse();
        assertThat(detector.mayBeCapped(withTotal(9))).isTrue();
        assertThat(detector.mayBeCapped(withTotal(10))).isTrue();
    }

    @Test
    void rowsOfBothHalvesCountOnce() {
        assertThat(detector((criteria, request) -> page(request, 5)).confirm(9, HALVES, 1))
                .contains(true);
    }

    @Test
    void aHalfAtTheCapExceedsEveryTotal() {
        assertThat(detector((criteria, request) -> atTheCap(request, 1)).confirm(10, HALVES, 0))
                .contains(false);
    }

    @Test
    void aTotalThatIsALowerBoundIsCapped() {
        var detector = detector((criteria, request) -> failed());

        assertThat(detector.mayBeCapped(new Page<>(Vector.empty(), PageRequest.first(4), 1, true)))
                .isTrue();
    }

    @Test
    void aFailedCallConfirmsNothing() {
        var detector = detector((criteria, request) -> failed());

        assertThat(detector.confirm(10, HALVES, 0).isLeft()).isTrue();
        assertThat(detector.isConfirmed(10)).isFalse();
    }
}
