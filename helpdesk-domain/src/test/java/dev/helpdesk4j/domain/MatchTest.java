package dev.helpdesk4j.domain;

import static dev.helpdesk4j.domain.Match.NO;
import static dev.helpdesk4j.domain.Match.UNKNOWN;
import static dev.helpdesk4j.domain.Match.YES;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchTest {

    @ParameterizedTest
    @CsvSource({
        "YES, YES, YES",
        "YES, NO, NO",
        "YES, UNKNOWN, UNKNOWN",
        "NO, YES, NO",
        "NO, NO, NO",
        "NO, UNKNOWN, NO",
        "UNKNOWN, YES, UNKNOWN",
        "UNKNOWN, NO, NO",
        "UNKNOWN, UNKNOWN, UNKNOWN"
    })
    void noOutweighsUnknownAndUnknownOutweighsYes(Match one, Match other, Match both) {
        assertThat(one.and(other)).isEqualTo(both);
    }

    @Test
    void aBooleanBecomesYesOrNo() {
        assertThat(Match.of(true)).isEqualTo(YES);
        assertThat(Match.of(false)).isEqualTo(NO).isNotEqualTo(UNKNOWN);
    }
}
