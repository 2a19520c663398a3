package dev.helpdesk4j.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final Seq<String> FULL = List.of("a", "b");
    private static final Seq<String> HALF = List.of("a");

    @Test
    void aNegativeTotalIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Page<>(List.empty(), PageRequest.first(), -1, false))
                .withMessage("total must be zero or more, got -1");
    }

    @Test
    void aPageBeforeTheLastRowHasANextOne() {
        assertThat(new Page<>(FULL, PageRequest.of(2, 2), 5, false).next()).contains(PageRequest.of(3, 2));
    }

    @Test
    void aPageWithTheLastRowIsTheLast() {
        assertThat(new Page<>(FULL, PageRequest.of(2, 2), 4, false).next()).isEmpty();
    }

    @Test
    void anIncompletePageWithTheLastRowIsTheLast() {
        assertThat(new Page<>(HALF, PageRequest.of(2, 2), 3, false).next()).isEmpty();
    }

    @Test
    void aPagePastTheEndHasNoNextOne() {
        assertThat(new Page<>(List.empty(), PageRequest.of(9, 2), 3, false).next())
                .isEmpty();
    }

    @Test
    void aShortPageBeforeTheLastRowHasANext() {
        assertThat(new Page<>(HALF, PageRequest.of(1, 2), 4, false).next()).contains(PageRequest.of(2, 2));
    }

    @Test
    void aFullPageAtALowerBoundHasANext() {
        var last = new Page<>(FULL, PageRequest.of(5000, 2), 10_000, true);

        assertThat(last.next()).contains(PageRequest.of(5001, 2));
        assertThat(HelpdeskFailure.InvalidRequest.pastMaxSearchRows(last.next().get()))
                .isNotEmpty();
    }

    @Test
    void anIncompletePageWithALowerBoundIsTheLast() {
        assertThat(new Page<>(HALF, PageRequest.of(5000, 2), 10_000, true).next())
                .isEmpty();
    }

    @Test
    void withoutATotalTheFirstIncompletePageIsTheLast() {
        assertThat(new Page<>(FULL, PageRequest.of(1, 2), 0, true).next()).contains(PageRequest.of(2, 2));
        assertThat(new Page<>(HALF, PageRequest.of(2, 2), 0, true).next()).isEmpty();
    }

    @Test
    void aPageOfSomethingElseIsTheSamePage() {
        var page = new Page<>(FULL, PageRequest.of(2, 2), 5, true);

        assertThat(page.map(String::length)).isEqualTo(new Page<>(List.of(1, 1), PageRequest.of(2, 2), 5, true));
    }

    @Test
    void pagesAreEqualForAnyTypeOfSequence() {
        var listed = new Page<>(FULL, PageRequest.first(), 2, false);
        var indexed = new Page<>(Vector.of("a", "b"), PageRequest.first(), 2, false);

        assertThat(listed).isEqualTo(indexed).hasSameHashCodeAs(indexed);
    }

    /** A listing of the numbers from 1, which records the requests. */
    private static Page<Integer> numbers(int total, PageRequest request) {
        var items = List.rangeClosed((int) request.firstRow(), (int) Math.min(total, request.lastRow()));
        return new Page<>(items, request, total, false);
    }

    private static Listing<Integer> upTo(int most, int total) {
        return Page.all(most, request -> Either.right(numbers(total, request))).get();
    }

    @Test
    void aWholeListingIsReadPageByPage() {
        assertThat(upTo(1000, 450)).isEqualTo(new Listing<>(List.rangeClosed(1, 450), true));
    }

    @Test
    void anEmptyListingHasNoRows() {
        assertThat(upTo(1000, 0)).isEqualTo(new Listing<>(List.empty(), true));
    }

    @Test
    void noMoreThanTheMaximumIsRead() {
        var requests = new ArrayList<PageRequest>();

        var rows = Page.all(400, request -> {
            requests.add(request);
            return Either.right(numbers(1000, request));
        });

        assertThat(rows.get().items()).containsExactlyElementsOf(List.rangeClosed(1, 400));
        assertThat(requests).containsExactly(PageRequest.of(1, 200), PageRequest.of(2, 200));
    }

    @Test
    void aListingThatIsCutOffIsNotComplete() {
        assertThat(upTo(1000, 3000)).isEqualTo(new Listing<>(List.rangeClosed(1, 1000), false));
        assertThat(upTo(250, 1000)).isEqualTo(new Listing<>(List.rangeClosed(1, 250), false));
        assertThat(upTo(250, 300)).isEqualTo(new Listing<>(List.rangeClosed(1, 250), false));
        assertThat(upTo(7, 1000)).isEqualTo(new Listing<>(List.rangeClosed(1, 7), false));
    }

    @Test
    void aListingOfExactlyTheBoundIsComplete() {
        assertThat(upTo(400, 400)).isEqualTo(new Listing<>(List.rangeClosed(1, 400), true));
        assertThat(upTo(250, 250)).isEqualTo(new Listing<>(List.rangeClosed(1, 250), true));
    }

    /** It is unknown whether there are more. */
    @Test
    void aListingOfAllSearchableRowsIsIncomplete() {
        var rows = Page.all(Tickets.MAX_SEARCH_ROWS, request -> {
            var page = numbers(Tickets.MAX_SEARCH_ROWS, request);
            return Either.right(new Page<>(page.items(), request, page.total(), true));
        });

        assertThat(rows.get().items()).hasSize(Tickets.MAX_SEARCH_ROWS);
        assertThat(rows.get().complete()).isFalse();
    }

    @Test
    void aListingWithTooFewRowsIsIncomplete() {
        var rows = Page.all(1000, request -> {
            var page = numbers(450, request);
            return Either.right(new Page<>(page.items().remove(17), request, page.total(), false));
        });

        assertThat(rows.get().items()).hasSize(449);
        assertThat(rows.get().complete()).isFalse();
    }

    @Test
    void withoutATotalAnIncompletePageCompletesTheListing() {
        var rows = Page.all(
                1000, request -> Either.right(new Page<>(numbers(450, request).items(), request, 0, true)));

        assertThat(rows.get()).isEqualTo(new Listing<>(List.rangeClosed(1, 450), true));
    }

    @Test
    void aListingOfSomethingElseIsAsComplete() {
        assertThat(new Listing<>(FULL, false).map(String::length)).isEqualTo(new Listing<>(List.of(1, 1), false));
    }

    @Test
    void aBoundBelowOneRowIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> upTo(0, 10))
                .withMessage("maximum number of rows must be 1 or more, got 0");
    }

    @Test
    void theFirstFailureEndsTheReading() {
        var failure = new HelpdeskFailure.NotFound(Operation.LIST_MESSAGES, Option.none());

        var rows = Page.<Integer>all(
                1000, request -> request.page() == 2 ? Either.left(failure) : Either.right(numbers(1000, request)));

        assertThat(rows.getLeft()).isEqualTo(failure);
    }
}
