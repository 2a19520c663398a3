package dev.helpdesk4j.domain.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.helpdesk4j.domain.UserId;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The builder of criteria and their equality, with each filter of the builder. */
class TicketCriteriaTest {

    private static final TimeRange DAY =
            TimeRange.between(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-02T23:59:59.999Z"));

    /** A value for each method of the builder; the tests fail if a method is missing. */
    private static final Map<String, Object> FILTERS = Map.ofEntries(
            Map.entry("ticket", TicketId.of("1")),
            Map.entry("agent", UserId.of("ou_1")),
            Map.entry("closedBy", UserId.of("ou_1")),
            Map.entry("stage", Stage.BOT),
            Map.entry("channel", Channel.SHARE),
            Map.entry("resolution", Resolution.RESOLVED),
            Map.entry("score", Score.NEUTRAL),
            Map.entry("statuses", List.of(TicketStatus.CREATED)),
            Map.entry("guestName", "Lin"),
            Map.entry("guest", UserId.of("ou_1")),
            Map.entry("tags", List.of("vpn")),
            Map.entry("created", DAY),
            Map.entry("updated", DAY));

    static Stream<Method> setters() {
        return Arrays.stream(TicketCriteria.Builder.class.getDeclaredMethods())
                .filter(method ->
                        method.getReturnType() == TicketCriteria.Builder.class && method.getParameterCount() == 1)
                .filter(method -> !method.isVarArgs())
                .sorted(Comparator.comparing(Method::getName));
    }

    private static TicketCriteria.Builder set(TicketCriteria.Builder builder, Method setter) {
        assertThat(FILTERS).as("a filter for every method of the builder").containsKey(setter.getName());
        return invoked(builder, setter, FILTERS.get(setter.getName()));
    }

    private static TicketCriteria.Builder invoked(TicketCriteria.Builder builder, Method setter, Object argument) {
        try {
            return (TicketCriteria.Builder) setter.invoke(builder, argument);
        } catch (InvocationTargetException thrown) {
            throw (RuntimeException) thrown.getCause();
        } catch (IllegalAccessException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    @Test
    void everyFilterCanBeSet() {
        var fields =
                Arrays.stream(TicketCriteria.Builder.class.getDeclaredFields()).map(field -> field.getName());

        assertThat(setters().map(Method::getName)).containsExactlyInAnyOrderElementsOf(FILTERS.keySet());
        assertThat(fields.filter(name -> !name.startsWith("$"))).containsExactlyInAnyOrderElementsOf(FILTERS.keySet());
    }

    @ParameterizedTest
    @MethodSource("setters")
    void criteriaThatDifferInOneFilterAreNotEqual(Method setter) {
        var criteria = set(TicketCriteria.builder(), setter).build();

        assertThat(criteria).isNotEqualTo(TicketCriteria.any());
        assertThat(criteria.hashCode()).isNotEqualTo(TicketCriteria.any().hashCode());
        assertThat(criteria.toString()).isNotEqualTo(TicketCriteria.any().toString());
    }

    @ParameterizedTest
    @MethodSource("setters")
    void criteriaHaveEachFilterThatWasSet(Method setter) throws ReflectiveOperationException {
        var criteria = set(TicketCriteria.builder(), setter).build();

        var value = TicketCriteria.class.getMethod(setter.getName()).invoke(criteria);

        var filter = FILTERS.get(setter.getName());
        assertThat(value instanceof Option<?> option ? option.get() : value)
                .isEqualTo(filter instanceof List<?> list ? HashSet.ofAll(list) : filter);
    }

    @ParameterizedTest
    @MethodSource("setters")
    void aBuilderThatStartsWithCriteriaHasTheirOneFilter(Method setter) {
        var criteria = set(TicketCriteria.builder(), setter).build();

        assertThat(criteria.toBuilder().build()).isEqualTo(criteria).hasSameHashCodeAs(criteria);
    }

    @ParameterizedTest
    @MethodSource("setters")
    void nullIsRefused(Method setter) {
        assertThatNullPointerException().isThrownBy(() -> invoked(TicketCriteria.builder(), setter, null));
    }

    @Test
    void aBuilderThatStartsWithCriteriaHasAllTheirFilters() {
        var builder = TicketCriteria.builder();
        setters().forEach(setter -> set(builder, setter));
        var criteria = builder.build();

        assertThat(criteria.toBuilder().build()).isEqualTo(criteria).hasSameHashCodeAs(criteria);
    }

    @Test
    void criteriaDoNotChangeWithTheirBuilder() {
        var criteria = TicketCriteria.builder().stage(Stage.BOT).build();

        criteria.toBuilder().stage(Stage.AGENT).build();

        assertThat(criteria.stage()).contains(Stage.BOT);
    }

    @Test
    void criteriaWithoutFiltersSelectEveryTicket() {
        assertThat(TicketCriteria.builder().build()).isEqualTo(TicketCriteria.any());
    }

    @Test
    void criteriaEqualNothingElse() {
        assertThat(TicketCriteria.any()).isNotEqualTo(null).isNotEqualTo("any");
    }

    @Test
    void laterStatusesReplaceEarlierOnes() {
        var criteria = TicketCriteria.builder()
                .statuses(TicketStatus.CREATED, TicketStatus.PENDING)
                .statuses(TicketStatus.of(7), TicketStatus.of(7))
                .build();

        assertThat(criteria.statuses()).containsExactly(TicketStatus.of(7));
    }

    @Test
    void laterTagsReplaceEarlierOnes() {
        var criteria = TicketCriteria.builder().tags("vpn").tags("b", "a", "b").build();

        assertThat(criteria.tags()).containsExactly("b", "a");
    }

    @Test
    void theOrderOfStatusesAndTagsDoesNotMatter() {
        var one = TicketCriteria.builder()
                .tags("a", "b")
                .statuses(TicketStatus.of(1), TicketStatus.of(2))
                .build();
        var other = TicketCriteria.builder()
                .tags("b", "a")
                .statuses(TicketStatus.of(2), TicketStatus.of(1))
                .build();

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void aBlankGuestNameIsRefused(String blank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TicketCriteria.builder().guestName(blank))
                .withMessage("guest name must not be blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void aBlankTagIsRefusedAmongOthers(String blank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TicketCriteria.builder().tags("vpn", blank))
                .withMessage("tag name must not be blank");
    }

    @Test
    void criteriaAreCalledCriteriaInALog() {
        assertThat(TicketCriteria.any().toString()).startsWith("TicketCriteria[ticket=None, agent=None");
    }

    @Test
    void waitingTicketsAreThoseCreatedOrQueuing() {
        var waiting = TicketCriteria.builder().statuses(TicketStatus.PENDING).waiting();

        assertThat(waiting.build().statuses()).containsExactlyInAnyOrder(TicketStatus.CREATED, TicketStatus.QUEUING);
    }

    @Test
    void openTicketsHaveAnyStatusThatIsNotClosed() {
        assertThat(TicketCriteria.builder().open().build().statuses())
                .containsExactlyInAnyOrder(
                        TicketStatus.CREATED,
                        TicketStatus.PROCESSING,
                        TicketStatus.QUEUING,
                        TicketStatus.PENDING,
                        TicketStatus.AWAITING_GUEST);
    }

    @Test
    void aBuilderTakesTheCollectionsOfTheJdk() {
        var builder = TicketCriteria.builder()
                .statuses(java.util.Set.of(TicketStatus.CREATED))
                .tags(java.util.List.of("vpn", "mail"));

        assertThat(builder.build())
                .isEqualTo(TicketCriteria.builder()
                        .statuses(TicketStatus.CREATED)
                        .tags("mail", "vpn")
                        .build());
        assertThat(builder.tags(java.util.Set.of())
                        .statuses(java.util.List.of())
                        .build())
                .isEqualTo(TicketCriteria.any());
    }
}
