package dev.helpdesk4j.domain.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The six open sets: documented codes have constants, and every other number survives. */
class OpenSetsTest {

    private static final List<IntFunction<? extends OpenCode>> EVERY_SET =
            List.of(TicketStatus::of, Stage::of, Channel::of, Score::of, Resolution::of, SenderRole::of);

    private static final Seq<OpenCode> EVERY_CONSTANT = List.<OpenCode>ofAll(TicketStatus.known())
            .appendAll(Stage.known())
            .appendAll(Channel.known())
            .appendAll(Score.known())
            .appendAll(Resolution.known())
            .appendAll(SenderRole.known());

    @Test
    void theDocumentedStatusesAreKnown() {
        assertThat(TicketStatus.of(1)).isSameAs(TicketStatus.CREATED);
        assertThat(TicketStatus.of(2)).isSameAs(TicketStatus.PROCESSING);
        assertThat(TicketStatus.of(3)).isSameAs(TicketStatus.QUEUING);
        assertThat(TicketStatus.of(4)).isSameAs(TicketStatus.PENDING);
        assertThat(TicketStatus.of(5)).isSameAs(TicketStatus.AWAITING_GUEST);
        assertThat(TicketStatus.of(50)).isSameAs(TicketStatus.CLOSED_BY_BOT);
        assertThat(TicketStatus.of(51)).isSameAs(TicketStatus.CLOSED_BY_AGENT);
        assertThat(TicketStatus.of(52)).isSameAs(TicketStatus.CLOSED_BY_GUEST);
        assertThat(names(TicketStatus.known()))
                .containsExactly(
                        "CREATED",
                        "PROCESSING",
                        "QUEUING",
                        "PENDING",
                        "AWAITING_GUEST",
                        "CLOSED_BY_BOT",
                        "CLOSED_BY_AGENT",
                        "CLOSED_BY_GUEST");
    }

    @Test
    void theDocumentedStagesAreKnown() {
        assertThat(Stage.of(1)).isSameAs(Stage.BOT);
        assertThat(Stage.of(2)).isSameAs(Stage.AGENT);
        assertThat(names(Stage.known())).containsExactly("BOT", "AGENT");
    }

    @Test
    void theDocumentedChannelsAreKnown() {
        assertThat(Channel.of(2)).isSameAs(Channel.QR_CODE);
        assertThat(Channel.of(9)).isSameAs(Channel.OPEN_API);
        assertThat(Channel.of(13)).isSameAs(Channel.SEARCH);
        assertThat(Channel.of(14)).isSameAs(Channel.SHARE);
        assertThat(names(Channel.known())).containsExactly("QR_CODE", "OPEN_API", "SEARCH", "SHARE");
    }

    @Test
    void theDocumentedScoresAreKnown() {
        assertThat(Score.of(1)).isSameAs(Score.DISSATISFIED);
        assertThat(Score.of(2)).isSameAs(Score.NEUTRAL);
        assertThat(Score.of(3)).isSameAs(Score.SATISFIED);
        assertThat(names(Score.known())).containsExactly("DISSATISFIED", "NEUTRAL", "SATISFIED");
    }

    @Test
    void theDocumentedResolutionsAreKnown() {
        assertThat(Resolution.of(1)).isSameAs(Resolution.UNRESOLVED);
        assertThat(Resolution.of(2)).isSameAs(Resolution.RESOLVED);
        assertThat(names(Resolution.known())).containsExactly("UNRESOLVED", "RESOLVED");
    }

    @Test
    void theDocumentedRolesOfSendersAreKnown() {
        assertThat(SenderRole.of(1)).isSameAs(SenderRole.BOT);
        assertThat(SenderRole.of(2)).isSameAs(SenderRole.GUEST);
        assertThat(SenderRole.of(3)).isSameAs(SenderRole.AGENT);
        assertThat(names(SenderRole.known())).containsExactly("BOT", "GUEST", "AGENT");
    }

    private static Seq<String> names(Seq<? extends OpenCode> constants) {
        return constants.flatMap(OpenCode::name);
    }

    @ParameterizedTest
    @FieldSource("EVERY_CONSTANT")
    void aConstantIsKnownAndShownByItsName(OpenCode constant) throws ReflectiveOperationException {
        assertThat(constant.isKnown()).isTrue();
        assertThat(constant.name()).contains(constant.toString());
        assertThat(constant.getClass().getField(constant.toString()).get(null)).isSameAs(constant);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 7, 49, 53, 999, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void anUnknownCodeIsKeptInEverySet(int code) {
        for (var set : EVERY_SET) {
            assertThat(set.apply(code).code()).isEqualTo(code);
            assertThat(set.apply(code).isKnown()).isFalse();
            assertThat(set.apply(code).name()).isEmpty();
            assertThat(set.apply(code)).hasToString("code " + code);
        }
    }

    @Test
    void unknownCodesAreEqualToThemselvesOnly() {
        for (var set : EVERY_SET) {
            assertThat(set.apply(7)).isEqualTo(set.apply(7)).hasSameHashCodeAs(set.apply(7));
            assertThat(set.apply(7)).isNotEqualTo(set.apply(8)).isNotEqualTo(7).isNotEqualTo(null);
        }
    }

    @Test
    void theSameCodeInTwoSetsIsNotEqual() {
        assertThat(Stage.BOT).isNotEqualTo(Score.DISSATISFIED);
        assertThat(Stage.of(7)).isNotEqualTo(Score.of(7));
    }

    @Test
    void threeStatusesAreClosed() {
        assertThat(TicketStatus.known().filter(TicketStatus::isClosed))
                .containsExactly(
                        TicketStatus.CLOSED_BY_BOT, TicketStatus.CLOSED_BY_AGENT, TicketStatus.CLOSED_BY_GUEST);
        assertThat(TicketStatus.of(53).isClosed()).isFalse();
    }

    @Test
    void createdAndQueuingTicketsAreWaiting() {
        assertThat(TicketStatus.known().filter(TicketStatus::isWaiting))
                .containsExactly(TicketStatus.CREATED, TicketStatus.QUEUING);
        assertThat(TicketStatus.of(7).isWaiting()).isFalse();
    }
}
