package dev.helpdesk4j.domain;

import static dev.helpdesk4j.domain.Match.CANNOT_TELL;
import static dev.helpdesk4j.domain.Match.NO;
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
        "YES, CANNOT_TELL, CANNOT_TELL",
        "NO, YES, NO",
        "NO, NO, NO",
        "NO, CANNOT_TELL, NO",
        "CANNOT_TELL, YES, CANNOT_TELL",
        "CANNOT_TELL, NO, NO",
        "CANNOT_TELL, CANNOT_TELL, CANNOT_TELL"
    })
    void aNoOutweighsADoubtAndADoubtOutweighsAYes(Match one, Match other, Match both) {
        assertThat(one.and(other)).isEqualTo(both);
    }

    @Test
    void whatFitsIsAYesAndWhatDoesNotIsANo() {
        assertThat(Match.of(true)).isEqualTo(YES);
        assertThat(Match.of(false)).isEqualTo(NO).isNotEqualTo(CANNOT_TELL);
    }
}
