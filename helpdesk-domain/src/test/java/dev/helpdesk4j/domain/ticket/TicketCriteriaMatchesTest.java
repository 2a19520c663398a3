package dev.helpdesk4j.domain.ticket;

import static dev.helpdesk4j.domain.Match.NO;
import static dev.helpdesk4j.domain.Match.UNKNOWN;
import static dev.helpdesk4j.domain.Match.YES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TicketCriteriaMatchesTest {

    private static final Person LIN = Person.of(UserId.of("ou_1"), "Lin Müller");
    private static final Person MEI = Person.of(UserId.of("ou_2"), "Mei");
    private static final Person NOBODY_KNOWN = new Person(
            Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none());
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-03-02T11:00:00Z");
    private static final TimeRange NINE_TO_TEN = TimeRange.between(NINE, TEN);

    private static Ticket.Builder ticket() {
        return Ticket.builder(TicketId.of("1"));
    }

    private static TicketCriteria.Builder criteria() {
        return TicketCriteria.builder();
    }

    /** A filter, a ticket that it selects, and a ticket that it does not select. */
    static Stream<Arguments> filters() {
        return Stream.of(
                filter(
                        "agent",
                        criteria().agent(UserId.of("ou_1")),
                        ticket -> ticket.agents(List.of(MEI, LIN)),
                        ticket -> ticket.agents(List.of(MEI, NOBODY_KNOWN))),
                filter(
                        "closedBy",
                        criteria().closedBy(UserId.of("ou_1")),
                        ticket -> ticket.closedBy(LIN),
                        ticket -> ticket.closedBy(MEI)),
                filter(
                        "closedBy, nobody known",
                        criteria().closedBy(UserId.of("ou_1")),
                        ticket -> ticket.closedBy(LIN),
                        ticket -> ticket.closedBy(NOBODY_KNOWN)),
                filter(
                        "stage",
                        criteria().stage(Stage.AGENT),
                        ticket -> ticket.stage(Stage.AGENT),
                        ticket -> ticket.stage(Stage.BOT)),
                filter(
                        "channel",
                        criteria().channel(Channel.of(77)),
                        ticket -> ticket.channel(Channel.of(77)),
                        ticket -> ticket.channel(Channel.of(78))),
                filter(
                        "resolution",
                        criteria().resolution(Resolution.RESOLVED),
                        ticket -> ticket.resolution(Resolution.RESOLVED),
                        ticket -> ticket.resolution(Resolution.UNRESOLVED)),
                filter(
                        "score",
                        criteria().score(Score.SATISFIED),
                        ticket -> ticket.satisfaction(Satisfaction.of(Score.SATISFIED)),
                        ticket -> ticket.satisfaction(Satisfaction.of(Score.NEUTRAL))),
                filter(
                        "statuses",
                        criteria().statuses(TicketStatus.CREATED, TicketStatus.PENDING),
                        ticket -> ticket.status(TicketStatus.PENDING),
                        ticket -> ticket.status(TicketStatus.CLOSED_BY_BOT)),
                filter(
                        "guestName",
                        criteria().guestName("lin"),
                        ticket -> ticket.guest(LIN),
                        ticket -> ticket.guest(MEI)),
                filter(
                        "guestName, nobody known",
                        criteria().guestName("lin"),
                        ticket -> ticket.guest(LIN),
                        ticket -> ticket.guest(NOBODY_KNOWN)),
                filter(
                        "guest",
                        criteria().guest(UserId.of("ou_1")),
                        ticket -> ticket.guest(LIN),
                        ticket -> ticket.guest(MEI)),
                filter(
                        "created",
                        criteria().created(NINE_TO_TEN),
                        ticket -> ticket.timeline(Timeline.openedAt(TEN)),
                        ticket -> ticket.timeline(Timeline.openedAt(ELEVEN).withUpdatedAt(TEN))),
                filter(
                        "updated",
                        criteria().updated(NINE_TO_TEN),
                        ticket -> ticket.timeline(Timeline.EMPTY.withUpdatedAt(NINE)),
                        ticket -> ticket.timeline(Timeline.openedAt(NINE).withUpdatedAt(ELEVEN))));
    }

    private static Arguments filter(
            String name,
            TicketCriteria.Builder builder,
            UnaryOperator<Ticket.Builder> selected,
            UnaryOperator<Ticket.Builder> other) {
        return Arguments.of(
                name,
                builder.build(),
                selected.apply(ticket()).build(),
                other.apply(ticket()).build());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    void aFilterSelectsATicketWithItsValue(String name, TicketCriteria criteria, Ticket selected) {
        assertThat(criteria.matches(selected)).as(name).isEqualTo(YES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    void aFilterLeavesATicketThatHasSomethingElse(String name, TicketCriteria criteria, Ticket selected, Ticket other) {
        assertThat(criteria.matches(other)).as(name).isEqualTo(NO);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    void aFilterDoesNotSelectATicketWithoutTheField(String name, TicketCriteria criteria) {
        assertThat(criteria.matches(ticket().build())).as(name).isEqualTo(NO);
    }

    @Test
    void aTicketIsSelectedByItsIdAlone() {
        var criteria = criteria().ticket(TicketId.of("1")).build();

        assertThat(criteria.matches(ticket().build())).isEqualTo(YES);
        assertThat(criteria.matches(Ticket.builder(TicketId.of("11")).build())).isEqualTo(NO);
    }

    @Test
    void everyTicketMatchesNoFilter() {
        assertThat(TicketCriteria.any().matches(ticket().build())).isEqualTo(YES);
    }

    @ParameterizedTest
    @CsvSource({"Lin Müller, YES", "LIN, YES", "MÜLL, YES", "n m, YES", "Lin Mueller, NO", "Lin  Müller, NO"})
    void aPartOfTheNameMatchesInAnyCase(String part, String match) {
        var criteria = criteria().guestName(part).build();

        assertThat(criteria.matches(ticket().guest(LIN).build())).hasToString(match);
    }

    @Test
    void namesAreComparedIndependentlyOfTheDefaultLocale() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));

            assertThat(criteria()
                            .guestName("LIN")
                            .build()
                            .matches(ticket().guest(LIN).build()))
                    .isEqualTo(YES);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void oneOfTheTagsIsEnough() {
        var criteria = criteria().tags("vpn", "printer").build();

        assertThat(criteria.matches(tagged(Tag.of(TagId.of("1"), "printer"), Tag.of(TagId.of("2"), "urgent"))))
                .isEqualTo(YES);
    }

    @Test
    void aTicketWithoutTheTagsIsNotSelected() {
        var criteria = criteria().tags("vpn").build();

        assertThat(criteria.matches(tagged(Tag.of(TagId.of("1"), "VPN")))).isEqualTo(NO);
        assertThat(criteria.matches(tagged(new Tag(Option.some(TagId.of("1")), Option.none()))))
                .isEqualTo(NO);
        assertThat(criteria.matches(tagged())).isEqualTo(NO);
    }

    @Test
    void aTicketWithUnknownTagsMatchesAsUnknown() {
        assertThat(criteria().tags("vpn").build().matches(ticket().build())).isEqualTo(UNKNOWN);
    }

    @Test
    void anotherFilterThatMatchesLeavesTheResultUnknown() {
        var criteria = criteria().tags("vpn").stage(Stage.BOT).build();

        assertThat(criteria.matches(ticket().stage(Stage.BOT).build())).isEqualTo(UNKNOWN);
    }

    @Test
    void anotherFilterThatDoesNotMatchDecides() {
        var criteria = criteria().tags("vpn").stage(Stage.BOT).build();

        assertThat(criteria.matches(ticket().stage(Stage.AGENT).build())).isEqualTo(NO);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    void filtersAreJoinedByAnd(String name, TicketCriteria criteria, Ticket selected, Ticket other) {
        var narrower = criteria.toBuilder().ticket(TicketId.of("1")).build();
        var elsewhere = criteria.toBuilder().ticket(TicketId.of("2")).build();

        assertThat(narrower.matches(selected)).as(name).isEqualTo(YES);
        assertThat(narrower.matches(other)).as(name).isEqualTo(NO);
        assertThat(elsewhere.matches(selected)).as(name).isEqualTo(NO);
    }

    private static Ticket tagged(Tag... tags) {
        return ticket().tags(HashSet.of(tags)).build();
    }
}
