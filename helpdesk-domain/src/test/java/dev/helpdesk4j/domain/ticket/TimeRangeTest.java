package dev.helpdesk4j.domain.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRangeTest {

    private static final TimeRange NINE_TO_TEN =
            TimeRange.between(Instant.parse("2026-03-02T09:00:00Z"), Instant.parse("2026-03-02T10:00:00Z"));

    @Test
    void bothEndsAreTruncatedToMilliseconds() {
        assertThat(TimeRange.between(
                        Instant.parse("2026-03-02T09:00:00.000999999Z"),
                        Instant.parse("2026-03-02T10:00:00.000000001Z")))
                .isEqualTo(NINE_TO_TEN);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T08:59:59.999999999Z, false",
        "2026-03-02T09:00:00Z, true",
        "2026-03-02T10:00:00Z, true",
        "2026-03-02T10:00:00.000999999Z, true",
        "2026-03-02T10:00:00.001Z, false"
    })
    void bothEndsBelongToARangeWithTheirWholeMillisecond(Instant instant, boolean within) {
        assertThat(NINE_TO_TEN.contains(instant)).isEqualTo(within);
    }

    @Test
    void aRangeOfOneMillisecondContainsIt() {
        var instant = Instant.parse("2026-03-02T09:00:00.5Z");

        assertThat(TimeRange.between(instant, instant).contains(instant)).isTrue();
    }

    @Test
    void aRangeMayBeASingleMillisecond() {
        var range = TimeRange.between(
                Instant.parse("2026-03-02T09:00:00.0009Z"), Instant.parse("2026-03-02T09:00:00.0001Z"));

        assertThat(range.from()).isEqualTo(range.to());
    }

    @Test
    void aRangeThatEndsBeforeItBeginsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeRange.between(
                        Instant.parse("2026-03-02T09:00:00.001Z"), Instant.parse("2026-03-02T09:00:00Z")))
                .withMessage("time range must not end before it begins,"
                        + " got 2026-03-02T09:00:00.001Z to 2026-03-02T09:00:00Z");
    }

    @Test
    void aRangeReachesFrom1970To9999() {
        var all = TimeRange.between(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59.999999999Z"));

        assertThat(all.from()).isEqualTo(Instant.parse("1970-01-01T00:00:00Z"));
        assertThat(all.to()).isEqualTo(Instant.parse("9999-12-31T23:59:59.999Z"));
    }

    @Test
    void aRangeBefore1970IsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeRange.between(Instant.parse("1969-12-31T23:59:59.9999Z"), Instant.EPOCH))
                .withMessage("time range must be from 1970 to 9999,"
                        + " got 1969-12-31T23:59:59.999Z to 1970-01-01T00:00:00Z");
    }

    @Test
    void aRangePast9999IsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeRange.between(Instant.EPOCH, Instant.parse("+10000-01-01T00:00:00Z")))
                .withMessageStartingWith("time range must be from 1970 to 9999, got 1970");
    }
}
