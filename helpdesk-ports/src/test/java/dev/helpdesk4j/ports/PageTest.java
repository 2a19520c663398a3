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
    void aListingOfFewerThanNoRowsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Page<>(List.empty(), PageRequest.first(), -1, false))
                .withMessage("a listing has no fewer than 0 rows, but was told to have -1");
    }

    @Test
    void aPageBeforeTheLastRowHasANextOne() {
        assertThat(new Page<>(FULL, PageRequest.of(2, 2), 5, false).next()).contains(PageRequest.of(3, 2));
    }

    @Test
    void aPageThatEndsWithTheLastRowHasNoNextOne() {
        assertThat(new Page<>(FULL, PageRequest.of(2, 2), 4, false).next()).isEmpty();
    }

    @Test
    void aPageThatIsNotFullAndHoldsTheLastRowHasNoNextOne() {
        assertThat(new Page<>(HALF, PageRequest.of(2, 2), 3, false).next()).isEmpty();
    }

    @Test
    void aPagePastTheEndHasNoNextOne() {
        assertThat(new Page<>(List.empty(), PageRequest.of(9, 2), 3, false).next())
                .isEmpty();
    }

    @Test
    void aPageThatCameShortBeforeTheLastRowHasANextOneAllTheSame() {
        assertThat(new Page<>(HALF, PageRequest.of(1, 2), 4, false).next()).contains(PageRequest.of(2, 2));
    }

    @Test
    void aFullPageAtALowerBoundHasANextOne() {
        var last = new Page<>(FULL, PageRequest.of(5000, 2), 10_000, true);

        assertThat(last.next()).contains(PageRequest.of(5001, 2));
        assertThat(Tickets.refusal(last.next().get())).isNotEmpty();
    }

    @Test
    void aPageThatIsNotFullAtALowerBoundHasNoNextOne() {
        assertThat(new Page<>(HALF, PageRequest.of(5000, 2), 10_000, true).next())
                .isEmpty();
    }

    @Test
    void whereNoTotalWasToldPagesGoOnUntilOneIsNotFull() {
        assertThat(new Page<>(FULL, PageRequest.of(1, 2), 0, true).next()).contains(PageRequest.of(2, 2));
        assertThat(new Page<>(HALF, PageRequest.of(2, 2), 0, true).next()).isEmpty();
    }

    @Test
    void aPageOfSomethingElseIsTheSamePage() {
        var page = new Page<>(FULL, PageRequest.of(2, 2), 5, true);

        assertThat(page.map(String::length)).isEqualTo(new Page<>(List.of(1, 1), PageRequest.of(2, 2), 5, true));
    }

    @Test
    void pagesAreEqualWhateverSequenceTheirItemsCameIn() {
        var listed = new Page<>(FULL, PageRequest.first(), 2, false);
        var indexed = new Page<>(Vector.of("a", "b"), PageRequest.first(), 2, false);

        assertThat(listed).isEqualTo(indexed).hasSameHashCodeAs(indexed);
    }

    /** A listing of the numbers from 1 on, which tells what was asked of it. */
    private static Page<Integer> numbers(int total, PageRequest request) {
        var items = List.rangeClosed((int) request.firstRow(), (int) Math.min(total, request.lastRow()));
        return new Page<>(items, request, total, false);
    }

    @Test
    void aWholeListingIsReadPageByPage() {
        var rows = Page.all(1000, request -> Either.right(numbers(450, request)));

        assertThat(rows.get()).containsExactlyElementsOf(List.rangeClosed(1, 450));
    }

    @Test
    void anEmptyListingHasNoRows() {
        assertThat(Page.all(1000, request -> Either.right(numbers(0, request))).get())
                .isEmpty();
    }

    @Test
    void ofALongListingNoMoreIsReadThanWasAskedFor() {
        var asked = new ArrayList<PageRequest>();

        var rows = Page.all(400, request -> {
            asked.add(request);
            return Either.right(numbers(1000, request));
        });

        assertThat(rows.get()).containsExactlyElementsOf(List.rangeClosed(1, 400));
        assertThat(asked).containsExactly(PageRequest.of(1, 200), PageRequest.of(2, 200));
        assertThat(Page.all(250, request -> Either.right(numbers(1000, request)))
                        .get())
                .containsExactlyElementsOf(List.rangeClosed(1, 250));
        assertThat(Page.all(7, request -> Either.right(numbers(1000, request))).get())
                .containsExactlyElementsOf(List.rangeClosed(1, 7));
    }

    @Test
    void theFirstFailureEndsTheReading() {
        var failure = new HelpdeskFailure.NotFound(Operation.LIST_MESSAGES, Option.none());

        var rows = Page.<Integer>all(
                1000, request -> request.page() == 2 ? Either.left(failure) : Either.right(numbers(1000, request)));

        assertThat(rows.getLeft()).isEqualTo(failure);
    }
}
