package dev.helpdesk4j.domain.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The five open sets: documented codes have constants, and every other number survives. */
class OpenSetsTest {

    @Test
    void theDocumentedStatusesAreKnown() {
        assertThat(TicketStatus.of(1)).isEqualTo(TicketStatus.Known.CREATED);
        assertThat(TicketStatus.of(2)).isEqualTo(TicketStatus.Known.PROCESSING);
        assertThat(TicketStatus.of(3)).isEqualTo(TicketStatus.Known.QUEUING);
        assertThat(TicketStatus.of(4)).isEqualTo(TicketStatus.Known.PENDING);
        assertThat(TicketStatus.of(5)).isEqualTo(TicketStatus.Known.AWAITING_GUEST);
        assertThat(TicketStatus.of(50)).isEqualTo(TicketStatus.Known.CLOSED_BY_BOT);
        assertThat(TicketStatus.of(51)).isEqualTo(TicketStatus.Known.CLOSED_BY_AGENT);
        assertThat(TicketStatus.of(52)).isEqualTo(TicketStatus.Known.CLOSED_BY_GUEST);
        assertThat(TicketStatus.Known.values()).hasSize(8);
    }

    @Test
    void theDocumentedStagesAreKnown() {
        assertThat(Stage.of(1)).isEqualTo(Stage.Known.BOT);
        assertThat(Stage.of(2)).isEqualTo(Stage.Known.AGENT);
        assertThat(Stage.Known.values()).hasSize(2);
    }

    @Test
    void theDocumentedChannelsAreKnown() {
        assertThat(Channel.of(2)).isEqualTo(Channel.Known.QR_CODE);
        assertThat(Channel.of(9)).isEqualTo(Channel.Known.OPEN_API);
        assertThat(Channel.of(13)).isEqualTo(Channel.Known.SEARCH);
        assertThat(Channel.of(14)).isEqualTo(Channel.Known.SHARE);
        assertThat(Channel.Known.values()).hasSize(4);
    }

    @Test
    void theDocumentedScoresAreKnown() {
        assertThat(Score.of(1)).isEqualTo(Score.Known.DISSATISFIED);
        assertThat(Score.of(2)).isEqualTo(Score.Known.NEUTRAL);
        assertThat(Score.of(3)).isEqualTo(Score.Known.SATISFIED);
        assertThat(Score.Known.values()).hasSize(3);
    }

    @Test
    void theDocumentedResolutionsAreKnown() {
        assertThat(Resolution.of(1)).isEqualTo(Resolution.Known.UNRESOLVED);
        assertThat(Resolution.of(2)).isEqualTo(Resolution.Known.RESOLVED);
        assertThat(Resolution.Known.values()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(TicketStatus.Known.class)
    void aKnownStatusKnowsItselfAndGivesItsCodeBack(TicketStatus.Known known) {
        assertThat(known.known()).contains(known);
        assertThat(TicketStatus.of(known.code())).isSameAs(known);
    }

    @ParameterizedTest
    @EnumSource(Stage.Known.class)
    void aKnownStageKnowsItselfAndGivesItsCodeBack(Stage.Known known) {
        assertThat(known.known()).contains(known);
        assertThat(Stage.of(known.code())).isSameAs(known);
    }

    @ParameterizedTest
    @EnumSource(Channel.Known.class)
    void aKnownChannelKnowsItselfAndGivesItsCodeBack(Channel.Known known) {
        assertThat(known.known()).contains(known);
        assertThat(Channel.of(known.code())).isSameAs(known);
    }

    @ParameterizedTest
    @EnumSource(Score.Known.class)
    void aKnownScoreKnowsItselfAndGivesItsCodeBack(Score.Known known) {
        assertThat(known.known()).contains(known);
        assertThat(Score.of(known.code())).isSameAs(known);
    }

    @ParameterizedTest
    @EnumSource(Resolution.Known.class)
    void aKnownResolutionKnowsItselfAndGivesItsCodeBack(Resolution.Known known) {
        assertThat(known.known()).contains(known);
        assertThat(Resolution.of(known.code())).isSameAs(known);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 7, 49, 53, 999, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void anUnknownCodeSurvivesInEverySet(int code) {
        assertThat(TicketStatus.of(code).code()).isEqualTo(code);
        assertThat(TicketStatus.of(code).known()).isEmpty();
        assertThat(Stage.of(code).code()).isEqualTo(code);
        assertThat(Stage.of(code).known()).isEmpty();
        assertThat(Channel.of(code).code()).isEqualTo(code);
        assertThat(Channel.of(code).known()).isEmpty();
        assertThat(Score.of(code).code()).isEqualTo(code);
        assertThat(Score.of(code).known()).isEmpty();
        assertThat(Resolution.of(code).code()).isEqualTo(code);
        assertThat(Resolution.of(code).known()).isEmpty();
    }

    @Test
    void unknownCodesAreEqualToThemselvesOnly() {
        assertThat(TicketStatus.of(7)).isEqualTo(TicketStatus.of(7)).isNotEqualTo(TicketStatus.of(8));
        assertThat(Stage.of(7)).isEqualTo(Stage.of(7)).isNotEqualTo(Stage.of(8));
        assertThat(Channel.of(7)).isEqualTo(Channel.of(7)).isNotEqualTo(Channel.of(8));
        assertThat(Score.of(7)).isEqualTo(Score.of(7)).isNotEqualTo(Score.of(8));
        assertThat(Resolution.of(7)).isEqualTo(Resolution.of(7)).isNotEqualTo(Resolution.of(8));
    }

    static Stream<Arguments> knownCodesCalledUnknown() {
        return Stream.of(
                refused(() -> new TicketStatus.Unknown(50), "50 is the known status CLOSED_BY_BOT"),
                refused(() -> new Stage.Unknown(1), "1 is the known stage BOT"),
                refused(() -> new Channel.Unknown(13), "13 is the known channel SEARCH"),
                refused(() -> new Score.Unknown(3), "3 is the known score SATISFIED"),
                refused(() -> new Resolution.Unknown(2), "2 is the known resolution RESOLVED"));
    }

    private static Arguments refused(Runnable construction, String message) {
        return Arguments.of(message, construction);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("knownCodesCalledUnknown")
    void aKnownCodeIsNeverCalledUnknown(String message, Runnable construction) {
        assertThatIllegalArgumentException().isThrownBy(construction::run).withMessage(message);
    }
}
