package dev.helpdesk4j.domain.message;

import static dev.helpdesk4j.domain.Match.NO;
import static dev.helpdesk4j.domain.Match.UNKNOWN;
import static dev.helpdesk4j.domain.Match.YES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.helpdesk4j.domain.Match;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageCriteriaTest {

    private static final MessageCriteria NINE_TO_TEN =
            MessageCriteria.any().from(Instant.parse("2026-03-02T09:00:00Z")).to(Instant.parse("2026-03-02T10:00:00Z"));

    @Test
    void bothEndsAreOpenAtFirst() {
        assertThat(MessageCriteria.any().from()).isEmpty();
        assertThat(MessageCriteria.any().to()).isEmpty();
    }

    @Test
    void bothEndsAreTruncatedToSeconds() {
        var criteria = MessageCriteria.any()
                .from(Instant.parse("2026-03-02T09:00:00.999999999Z"))
                .to(Instant.parse("2026-03-02T10:00:00.5Z"));

        assertThat(criteria).isEqualTo(NINE_TO_TEN);
    }

    @Test
    void aSpanWithinOneSecondIsThatSecond() {
        var criteria = MessageCriteria.any()
                .from(Instant.parse("2026-03-02T09:00:00.9Z"))
                .to(Instant.parse("2026-03-02T09:00:00.1Z"));

        assertThat(criteria.from()).isEqualTo(criteria.to()).contains(Instant.parse("2026-03-02T09:00:00Z"));
    }

    @Test
    void aSpanThatEndsBeforeItBeginsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NINE_TO_TEN.to(Instant.parse("2026-03-02T08:59:59Z")))
                .withMessage("message times must not end before they begin,"
                        + " got 2026-03-02T09:00:00Z to 2026-03-02T08:59:59Z");
    }

    @Test
    void theFirstAndTheLastValidSecondAreAccepted() {
        var criteria = MessageCriteria.any().from(Instant.EPOCH).to(Instant.parse("9999-12-31T23:59:59.999Z"));

        assertThat(criteria.from()).contains(Instant.EPOCH);
        assertThat(criteria.to()).contains(Instant.parse("9999-12-31T23:59:59Z"));
    }

    @ParameterizedTest
    @CsvSource({"1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59Z", "+10000-01-01T00:00:00Z, +10000-01-01T00:00:00Z"})
    void timesOutsideTheServicesRangeAreRefusedAtEitherEnd(Instant outside, String shown) {
        var rule = "message time must be from 1970 to 9999, got " + shown;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageCriteria.any().from(outside))
                .withMessage(rule);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageCriteria.any().to(outside))
                .withMessage(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T08:59:59.999Z, NO",
        "2026-03-02T09:00:00.000Z, YES",
        "2026-03-02T10:00:00.000Z, YES",
        "2026-03-02T10:00:00.999Z, YES",
        "2026-03-02T10:00:01.000Z, NO"
    })
    void bothEndsBelongToTheSpanWithTheirWholeSecond(Instant sentAt, Match match) {
        assertThat(NINE_TO_TEN.matches(sentAt(sentAt))).isEqualTo(match);
    }

    @Test
    void aMissingEndDoesNotLimitThatSide() {
        var from = MessageCriteria.any().from(Instant.parse("2026-03-02T09:00:00Z"));
        var to = MessageCriteria.any().to(Instant.parse("2026-03-02T09:00:00Z"));

        assertThat(from.matches(sentAt(Instant.parse("2999-01-01T00:00:00Z")))).isEqualTo(YES);
        assertThat(from.matches(sentAt(Instant.parse("1999-01-01T00:00:00Z")))).isEqualTo(NO);
        assertThat(to.matches(sentAt(Instant.parse("1999-01-01T00:00:00Z")))).isEqualTo(YES);
        assertThat(to.matches(sentAt(Instant.parse("2999-01-01T00:00:00Z")))).isEqualTo(NO);
    }

    @Test
    void aMessageWithoutATimeMatchesAsUnknown() {
        assertThat(NINE_TO_TEN.matches(withoutTime())).isEqualTo(UNKNOWN);
    }

    @Test
    void everyMessageMatchesNoFilterEvenOneWithoutATime() {
        assertThat(MessageCriteria.any().matches(withoutTime())).isEqualTo(YES);
    }

    private static Message sentAt(Instant instant) {
        return Message.builder(MessageId.of("1"), new MessageContent.Text("hello"))
                .sentAt(instant)
                .build();
    }

    private static Message withoutTime() {
        return Message.builder(MessageId.of("1"), new MessageContent.Text("hello"))
                .build();
    }
}
