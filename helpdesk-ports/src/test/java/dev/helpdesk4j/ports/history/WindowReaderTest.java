package dev.helpdesk4j.ports.history;

import static dev.helpdesk4j.ports.history.ScriptedTickets.atTheCap;
import static dev.helpdesk4j.ports.history.ScriptedTickets.failed;
import static dev.helpdesk4j.ports.history.ScriptedTickets.page;
import static dev.helpdesk4j.ports.history.ScriptedTickets.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.history.WalkStopped.Kind;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often a window is read, and what follows. Pages have two rows. */
class WindowReaderTest {

    private static final Window WINDOW = Window.of(TimeField.CREATED, 1000, 2000);
    private static final Window CHANGES = Window.of(TimeField.UPDATED, 1000, 2000);
    private static final Window MOMENT = Window.of(TimeField.CREATED, 1000, 1001);

    private final List<Ticket> read = new ArrayList<>();

    private static Ticket at(int moment) {
        return ticket("t" + moment, Instant.ofEpochMilli(moment));
    }

    /** Reads the window until it has a result, or the reader stops. */
    private Either<StopCause, WindowResult> result(Window window, ScriptedTickets tickets) {
        var listing = new TicketListing(tickets, TicketCriteria.any());
        var fetcher = new PageFetcher<>(listing, WalkOptions.defaults().pageSize(2));
        var reader = new WindowReader<>(listing, window, fetcher, new CapDetector<>(fetcher));
        while (true) {
            var next = reader.next();
            if (next.isLeft()) {
                return Either.left(next.getLeft());
            }
            read.addAll(next.get().rows());
            if (next.get().result().isDefined()) {
                return Either.right(next.get().result().get());
            }
        }
    }

    private static List<Integer> pages(ScriptedTickets tickets) {
        return tickets.requests.stream().map(PageRequest::page).toList();
    }

    @Test
    void aWindowOfOnePageIsReadByOneCall() {
        var tickets = new ScriptedTickets((criteria, request) -> page(request, 2, at(1500), at(1400)));

        assertThat(result(WINDOW, tickets)).contains(WindowResult.complete(2));
        assertThat(read).containsExactly(at(1400), at(1500));
        assertThat(tickets.calls()).isEqualTo(1);
    }

    @Test
    void rowsOutsideTheWindowAreNotHandedOut() {
        var tickets = new ScriptedTickets((criteria, request) -> page(request, 2, at(2000), at(1000)));

        assertThat(result(WINDOW, tickets)).contains(WindowResult.complete(2));
        assertThat(read).containsExactly(at(1000));
    }

    /** A total of 1 and no row, whatever the window is. */
    @Test
    void anInconsistentWindowIsSplitEightTimesAndNoMore() {
        var tickets = new ScriptedTickets((criteria, request) -> page(request, 1));
        var window = Window.of(TimeField.CREATED, 0, 1 << 20);
        for (var split = 0; split < 8; split++) {
            window = result(window, tickets).get().parts().get(0);
        }

        var stopped = result(window, tickets);

        assertThat(stopped.getLeft().kind()).isEqualTo(Kind.INCONSISTENT);
    }

    /** Each pass shows another row of a window with two pages, and another total. */
    @Test
    void aWindowIsReadEightTimesBeforeItIsSplit() {
        var calls = new int[1];
        var tickets =
                new ScriptedTickets((criteria, request) -> page(request, 3 + ++calls[0] % 2, at(1000 + calls[0])));

        var result = result(WINDOW, tickets).get();

        assertThat(result.rows()).isZero();
        assertThat(result.parts()).extracting(Window::inconsistencies).containsExactly(1, 1);
        assertThat(result.parts().get(0).from()).isEqualTo(1000);
        assertThat(result.parts().get(0).end())
                .isEqualTo(result.parts().get(1).from())
                .isGreaterThan(1000);
        assertThat(result.parts().get(1).end()).isEqualTo(2000);
        assertThat(tickets.calls()).isEqualTo(16);
    }

    @Test
    void aWindowWithoutNewRowsIsSplitAtOnce() {
        var tickets = new ScriptedTickets((criteria, request) -> page(request, 2, at(1300)));

        var result = result(WINDOW, tickets).get();

        assertThat(result.rows()).isZero();
        assertThat(result.parts()).extracting(Window::from).containsExactly(1000L, 1301L);
        assertThat(tickets.calls()).isEqualTo(2);
    }

    @Test
    void aMomentThatIsInconsistentStopsTheWalk() {
        var tickets = new ScriptedTickets((criteria, request) -> page(request, 2, at(1000)));

        var cause = result(MOMENT, tickets).getLeft();

        assertThat(cause.kind()).isEqualTo(Kind.INCONSISTENT);
        assertThat(cause.summary())
                .isEqualTo(
                        "the listing of 1970-01-01T00:00:01Z to 1970-01-01T00:00:01.001Z is inconsistent: its total is"
                                + " 2, but 2 passes have shown 1 rows");
    }

    /** Rows of one pass do not count in another when the total has changed. */
    @Test
    void rowsOfAnotherTotalDoNotCount() {
        var calls = new int[1];
        var tickets = new ScriptedTickets(
                (criteria, request) -> ++calls[0] == 1 ? page(request, 2, at(1100)) : page(request, 1, at(1200)));

        assertThat(result(WINDOW, tickets)).contains(WindowResult.complete(1));
        assertThat(tickets.calls()).isEqualTo(2);
    }

    @Test
    void moreRowsThanTheTotalAreInconsistent() {
        var tickets = new ScriptedTickets((criteria, request) -> page(request, 1, at(1100), at(1200)));

        assertThat(result(WINDOW, tickets).get().isComplete()).isFalse();
    }

    @Test
    void changesAreReadBackwardsAndTheFirstPageAgain() {
        var tickets = new ScriptedTickets((criteria, request) -> request.size() == 1
                ? page(request, 0)
                : page(request, 5, at(1000 + request.page()), at(1010 + request.page())));

        assertThat(result(CHANGES, tickets)).contains(WindowResult.complete(5));
        assertThat(pages(tickets).subList(0, 4)).containsExactly(1, 3, 2, 1);
    }

    @Test
    void changesThatLeaveAreNotMissedAndLowerTheTotal() {
        var calls = new int[1];
        var tickets = new ScriptedTickets((criteria, request) -> {
            calls[0]++;
            return calls[0] == 1
                    ? page(request, 3, at(1100), at(1200))
                    : request.page() == 2 ? page(request, 3, at(1300)) : page(request, 2, at(1100), at(1200));
        });

        assertThat(result(CHANGES, tickets)).contains(WindowResult.complete(2));
        assertThat(tickets.calls()).isEqualTo(3);
    }

    /** A row of the first pass may have left the window; only the rows of the last pass are certain. */
    @Test
    void rowsOfEarlierPassesOverChangesDoNotCount() {
        var calls = new int[1];
        var tickets = new ScriptedTickets(
                (criteria, request) -> ++calls[0] == 1 ? page(request, 2, at(1100)) : page(request, 2, at(1200)));

        var result = result(CHANGES, tickets).get();

        assertThat(result.isComplete()).isFalse();
        assertThat(tickets.calls()).isEqualTo(8);
    }

    @Test
    void changesWhoseTotalRisesAreReadAgain() {
        var calls = new int[1];
        var tickets = new ScriptedTickets((criteria, request) -> {
            calls[0]++;
            var total = calls[0] == 1 ? 3 : 4;
            return request.size() == 1
                    ? page(request, 2)
                    : request.page() == 2
                            ? page(request, total, at(1300), at(1400))
                            : page(request, total, at(1100), at(1200));
        });

        assertThat(result(CHANGES, tickets)).contains(WindowResult.complete(4));
        assertThat(pages(tickets).subList(0, 5)).containsExactly(1, 2, 1, 2, 1);
    }

    @Test
    void aCappedWindowIsSplitByTheLastFullPage() {
        var tickets = new ScriptedTickets((criteria, request) ->
                request.page() == 2 ? page(request, 5, at(1700), at(1600)) : atTheCap(request, 5));

        var result = result(WINDOW, tickets).get();

        assertThat(pages(tickets)).containsExactly(1, 2);
        assertThat(result.rows()).isEqualTo(5);
        assertThat(result.parts()).extracting(Window::from).containsExactly(1000L, 1601L);
        assertThat(result.parts()).extracting(Window::inconsistencies).containsExactly(0, 0);
    }

    @Test
    void aCapOfOnePageIsSplitWithOneCall() {
        var tickets = new ScriptedTickets((criteria, request) -> atTheCap(request, 3));

        assertThat(result(WINDOW, tickets).get().rows()).isEqualTo(3);
        assertThat(tickets.calls()).isEqualTo(1);
    }

    @Test
    void aFailureAtTheCapStopsTheWalk() {
        var tickets = new ScriptedTickets((criteria, request) -> request.page() == 2 ? failed() : atTheCap(request, 5));

        assertThat(result(WINDOW, tickets).getLeft().kind()).isEqualTo(Kind.CALL_FAILED);
    }

    /** Two of three pages can be reached. */
    @Test
    void aCappedMomentIsSplitByStage() {
        var tickets = new ScriptedTickets((criteria, request) -> Either.right(new Page<>(
                Vector.of(at(1000).toBuilder().stage(Stage.of(request.page())).build()), request, 5, true)));

        var result = result(MOMENT, tickets).get();

        assertThat(pages(tickets)).containsExactly(1, 2);
        assertThat(result.rows()).isEqualTo(5);
        assertThat(result.parts()).extracting(window -> window.stage().get()).containsExactly(Stage.BOT, Stage.AGENT);
        assertThat(result.parts()).extracting(Window::splits).containsExactly(1, 1);
    }

    /** A total past the first page is compared with the halves: here they have one row more. */
    @Test
    void aWindowWithLargerHalvesIsCapped() {
        var tickets = new ScriptedTickets((criteria, request) -> request.size() == 1
                ? page(request, 2)
                : request.page() == 1 ? page(request, 3, at(1900), at(1800)) : page(request, 3, at(1200)));

        var result = result(WINDOW, tickets).get();

        assertThat(result.rows()).isEqualTo(3);
        assertThat(result.parts()).extracting(Window::from).containsExactly(1000L, 1801L);
        assertThat(result.parts()).extracting(Window::inconsistencies).containsExactly(0, 0);
    }

    /** Both halves count the row at their boundary. */
    @Test
    void aRowOnTheBoundaryOfTheHalvesCountsOnce() {
        var tickets = new ScriptedTickets((criteria, request) -> request.size() == 1
                ? page(request, 2)
                : request.page() == 1 ? page(request, 3, at(1801), at(1800)) : page(request, 3, at(1200)));

        assertThat(result(WINDOW, tickets)).contains(WindowResult.complete(3));
    }

    @Test
    void aFailureToConfirmATotalStopsTheWalk() {
        var tickets = new ScriptedTickets((criteria, request) -> request.size() == 1
                ? failed()
                : request.page() == 1 ? page(request, 3, at(1900), at(1800)) : page(request, 3, at(1200)));

        assertThat(result(WINDOW, tickets).getLeft().kind()).isEqualTo(Kind.CALL_FAILED);
    }
}
