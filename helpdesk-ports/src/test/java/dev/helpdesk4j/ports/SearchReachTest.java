package dev.helpdesk4j.ports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far a search reaches. */
class SearchReachTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "50, 200", "10000, 1", "3333, 3"})
    void aPageWithinRow10000IsNotRefused(int page, int size) {
        assertThat(HelpdeskFailure.InvalidRequest.pastMaxSearchRows(PageRequest.of(page, size)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"51, 200", "10001, 1", "3334, 3", "2147483647, 200"})
    void aPageThatReachesPastRow10000IsRefused(int page, int size) {
        var refusal = HelpdeskFailure.InvalidRequest.pastMaxSearchRows(PageRequest.of(page, size))
                .get();

        assertThat(refusal.kind()).isEqualTo(HelpdeskFailure.Kind.INVALID_REQUEST);
        assertThat(refusal.operation()).isEqualTo(Operation.SEARCH_TICKETS);
        assertThat(refusal.response()).isEmpty();
    }

    @Test
    void theFailureNamesThePageAndWhatToDo() {
        assertThat(HelpdeskFailure.InvalidRequest.pastMaxSearchRows(PageRequest.of(51, 200))
                        .get()
                        .reason())
                .isEqualTo("search must end at row 10000 or before, got row 10200 (page 51 of size 200);"
                        + " narrow the criteria, for example by time of creation");
    }
}
