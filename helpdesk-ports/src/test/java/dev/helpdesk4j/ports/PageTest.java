package dev.helpdesk4j.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
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
}
