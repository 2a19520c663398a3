package dev.helpdesk4j.domain.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.List;
import io.vavr.collection.Stream;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The builder of tickets and their equality, with each field of the builder. */
class TicketBuilderTest {

    private static final Person LIN = Person.of(UserId.of("ou_1"), "Lin");
    private static final Person MEI = Person.of(UserId.of("ou_2"), "Mei");
    private static final Tag VPN = Tag.of(TagId.of("1"), "vpn");
    private static final Tag URGENT = Tag.of(TagId.of("2"), "urgent");
    private static final Ticket BARE = Ticket.builder(TicketId.of("1")).build();

    /** A value for each method of the builder; the tests fail if a method is missing. */
    private static final Map<String, Object> VALUES = Map.ofEntries(
            Map.entry("helpdesk", HelpdeskId.of("7")),
            Map.entry("guest", LIN),
            Map.entry("stage", Stage.BOT),
            Map.entry("status", TicketStatus.CREATED),
            Map.entry("channel", Channel.of(0)),
            Map.entry("resolution", Resolution.RESOLVED),
            Map.entry("satisfaction", Satisfaction.of(Score.NEUTRAL)),
            Map.entry("agents", List.of(LIN)),
            Map.entry("agentOwner", LIN),
            Map.entry("collaborators", List.of(LIN)),
            Map.entry("closedBy", LIN),
            Map.entry(
                    "comments",
                    List.of(new Comment(
                            Option.none(),
                            Option.some("call back"),
                            Option.none(),
                            Option.none(),
                            Option.none(),
                            Option.none()))),
            Map.entry("customizedFields", List.of(CustomizedField.of(CustomizedFieldId.of("1"), "Room", "4.2"))),
            Map.entry("tags", LinkedHashSet.of(VPN)),
            Map.entry("timeline", Timeline.openedAt(Instant.EPOCH)),
            Map.entry("otherFields", LinkedHashMap.of("mood", "{\"good\":true}")),
            Map.entry("serviceTimes", ServiceTimes.EMPTY.withBotService(Duration.ZERO)));

    static java.util.stream.Stream<Method> setters() {
        return Arrays.stream(Ticket.Builder.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == Ticket.Builder.class && method.getParameterCount() == 1)
                .sorted(Comparator.comparing(Method::getName));
    }

    private static Ticket.Builder set(Ticket.Builder builder, Method setter) {
        assertThat(VALUES).as("a value for every method of the builder").containsKey(setter.getName());
        return invoked(builder, setter, VALUES.get(setter.getName()));
    }

    private static Ticket.Builder invoked(Ticket.Builder builder, Method setter, Object argument) {
        try {
            return (Ticket.Builder) setter.invoke(builder, argument);
        } catch (InvocationTargetException thrown) {
            throw (RuntimeException) thrown.getCause();
        } catch (IllegalAccessException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private static Ticket fullTicket() {
        var builder = Ticket.builder(TicketId.of("1"));
        setters().forEach(setter -> set(builder, setter));
        return builder.build();
    }

    @Test
    void everyFieldCanBeSet() {
        var fields = Arrays.stream(Ticket.Builder.class.getDeclaredFields()).map(field -> field.getName());

        assertThat(setters().map(Method::getName)).containsExactlyInAnyOrderElementsOf(VALUES.keySet());
        assertThat(fields.filter(name -> !name.equals("id") && !name.startsWith("$")))
                .containsExactlyInAnyOrderElementsOf(VALUES.keySet());
    }

    @ParameterizedTest
    @MethodSource("setters")
    void ticketsThatDifferInOneFieldAreNotEqual(Method setter) {
        var other = set(Ticket.builder(TicketId.of("1")), setter).build();

        assertThat(other).isNotEqualTo(BARE);
        assertThat(other.hashCode()).isNotEqualTo(BARE.hashCode());
    }

    @ParameterizedTest
    @MethodSource("setters")
    void aTicketHasEachFieldThatWasSet(Method setter) throws ReflectiveOperationException {
        var ticket = set(Ticket.builder(TicketId.of("1")), setter).build();

        var value = Ticket.class.getMethod(setter.getName()).invoke(ticket);

        assertThat(value instanceof Option<?> option ? option.get() : value).isEqualTo(VALUES.get(setter.getName()));
    }

    @ParameterizedTest
    @MethodSource("setters")
    void aBuilderOfATicketHasItsOnlyField(Method setter) {
        var ticket = set(Ticket.builder(TicketId.of("1")), setter).build();

        assertThat(ticket.toBuilder().build()).isEqualTo(ticket).hasSameHashCodeAs(ticket);
    }

    @ParameterizedTest
    @MethodSource("setters")
    void nullIsRefused(Method setter) {
        assertThatNullPointerException().isThrownBy(() -> invoked(Ticket.builder(TicketId.of("1")), setter, null));
    }

    @Test
    void aBuilderOfATicketHasAllItsFields() {
        assertThat(fullTicket().toBuilder().build()).isEqualTo(fullTicket()).hasSameHashCodeAs(fullTicket());
    }

    @Test
    void aTicketDoesNotChangeWithItsBuilder() {
        var ticket = fullTicket();

        ticket.toBuilder().status(TicketStatus.PENDING).build();

        assertThat(ticket.status()).contains(TicketStatus.CREATED);
    }

    @Test
    void aLogShowsNoPersonalDataOfATicket() {
        assertThat(fullTicket()).hasToString("Ticket[id=1, status=CREATED]");
    }

    @Test
    void ticketsOfDifferentIdsAreNotEqual() {
        assertThat(Ticket.builder(TicketId.of("2")).build()).isNotEqualTo(BARE);
    }

    @Test
    void aTicketEqualsNothingElse() {
        assertThat(BARE).isNotEqualTo(null).isNotEqualTo("1");
    }

    @Test
    void fieldsThatAreNotSetAreNone() {
        assertThat(BARE.id()).isEqualTo(TicketId.of("1"));
        assertThat(BARE.status()).isEmpty();
        assertThat(BARE.agents()).isEmpty();
        assertThat(BARE.tags()).isEmpty();
        assertThat(BARE.timeline()).isEqualTo(Timeline.EMPTY);
        assertThat(BARE.serviceTimes()).isEqualTo(ServiceTimes.EMPTY);
        assertThat(BARE.satisfaction()).isEqualTo(Satisfaction.NONE);
    }

    @Test
    void unknownTagsDifferFromNoTags() {
        var untagged = Ticket.builder(TicketId.of("1")).tags(HashSet.empty()).build();

        assertThat(untagged.tags()).contains(HashSet.empty());
        assertThat(untagged.toBuilder().tagsUnknown().build()).isEqualTo(BARE);
    }

    @Test
    void ticketsAreEqualForAnyTypeOfCollection() {
        var one = Ticket.builder(TicketId.of("1"))
                .agents(List.of(LIN, MEI))
                .tags(LinkedHashSet.of(VPN, URGENT))
                .build();
        var other = Ticket.builder(TicketId.of("1"))
                .agents(Vector.of(LIN, MEI))
                .tags(HashSet.of(URGENT, VPN))
                .build();

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(other).isEqualTo(one);
    }

    @Test
    void aBuilderTakesTheCollectionsOfTheJdk() {
        var one = Ticket.builder(TicketId.of("1"))
                .agents(java.util.List.of(LIN, MEI))
                .collaborators(java.util.List.of())
                .comments(java.util.List.of(Comment.empty().withContent("urgent")))
                .customizedFields(java.util.Set.of())
                .tags(java.util.Set.of(VPN))
                .build();
        var other = Ticket.builder(TicketId.of("1"))
                .agents(List.of(LIN, MEI))
                .comments(List.of(Comment.empty().withContent("urgent")))
                .tags(HashSet.of(VPN))
                .build();

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(Ticket.builder(TicketId.of("1"))
                        .tags(java.util.Set.of())
                        .build()
                        .tags())
                .contains(HashSet.empty());
    }

    @Test
    void ticketsWithTheirAgentsInAnotherOrderAreNotEqual() {
        var one = Ticket.builder(TicketId.of("1")).agents(List.of(LIN, MEI)).build();
        var other = Ticket.builder(TicketId.of("1")).agents(List.of(MEI, LIN)).build();

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void aSetsOwnEqualityOfTagsIsNotKept() {
        var byId = TreeSet.of(Comparator.comparing((Tag tag) -> tag.id().get().value()), VPN);
        var ticket = Ticket.builder(TicketId.of("1")).tags(byId).build();

        assertThat(ticket.tags().get().contains(Tag.of(TagId.of("1"), "printer")))
                .isFalse();
    }

    @Test
    void aTicketCopiesItsPeople() {
        var source = new ArrayList<>(java.util.List.of(LIN));
        var ticket = Ticket.builder(TicketId.of("1"))
                .agents(Stream.ofAll(source))
                .collaborators(Stream.ofAll(source))
                .build();

        source.add(MEI);

        assertThat(ticket.agents()).containsExactly(LIN);
        assertThat(ticket.collaborators()).containsExactly(LIN);
    }
}
