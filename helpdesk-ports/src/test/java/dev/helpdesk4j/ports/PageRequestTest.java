package dev.helpdesk4j.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {

    @Test
    void theFirstPageHas20RowsByDefault() {
        assertThat(PageRequest.first()).isEqualTo(PageRequest.of(1, 20));
        assertThat(PageRequest.first(200)).isEqualTo(PageRequest.of(1, 200));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void pagesCountFromOne(int page) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PageRequest.of(page, 20))
                .withMessage("page must be 1 or more, got " + page);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 201, Integer.MAX_VALUE})
    void aPageHasOneTo200Rows(int size) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PageRequest.of(1, size))
                .withMessage("page size must be 1 to 200, got " + size);
    }

    @Test
    void theSmallestAndTheLargestPageAreAccepted() {
        assertThat(PageRequest.of(1, 1).size()).isEqualTo(1);
        assertThat(PageRequest.of(1, 200).size()).isEqualTo(200);
    }

    @Test
    void thePageAfterKeepsItsSize() {
        assertThat(PageRequest.of(3, 50).next()).isEqualTo(PageRequest.of(4, 50));
    }

    @Test
    void rowsCountFromOneThroughAllPages() {
        assertThat(PageRequest.of(1, 50).firstRow()).isEqualTo(1);
        assertThat(PageRequest.of(1, 50).lastRow()).isEqualTo(50);
        assertThat(PageRequest.of(4, 50).firstRow()).isEqualTo(151);
        assertThat(PageRequest.of(4, 50).lastRow()).isEqualTo(200);
    }

    @Test
    void theRowsOfAFarPageAreNotMixedUp() {
        assertThat(PageRequest.of(Integer.MAX_VALUE, 200).lastRow()).isEqualTo(429_496_729_400L);
        assertThat(PageRequest.of(Integer.MAX_VALUE, 200).firstRow()).isEqualTo(429_496_729_201L);
    }
}
