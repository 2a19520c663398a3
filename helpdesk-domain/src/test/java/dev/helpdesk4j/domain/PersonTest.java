package dev.helpdesk4j.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class PersonTest {

    private static final Person LIN = Person.of(UserId.of("ou_1"), "Lin");

    @Test
    void emptyTextsBecomeNone() {
        var person = new Person(
                Option.none(),
                Option.some(""),
                Option.some(""),
                Option.some(""),
                Option.some(""),
                Option.some(""),
                Option.some(""));

        assertThat(person)
                .isEqualTo(new Person(
                        Option.none(),
                        Option.none(),
                        Option.none(),
                        Option.none(),
                        Option.none(),
                        Option.none(),
                        Option.none()));
    }

    @Test
    void aBlankTextIsNotChanged() {
        assertThat(LIN.withCity(" ").city()).contains(" ");
    }

    @Test
    void anEmptyTextTakesAnEarlierOneBack() {
        assertThat(LIN.withEmail("lin@example.com").withEmail("")).isEqualTo(LIN);
    }

    @Test
    void aPersonHasEachFieldThatWasSet() {
        var person = LIN.withAvatarUrl("avatar")
                .withEmail("lin@example.com")
                .withDepartment("IT")
                .withCity("Hangzhou")
                .withCountry("China");

        assertThat(person)
                .isEqualTo(new Person(
                        Option.some(UserId.of("ou_1")),
                        Option.some("Lin"),
                        Option.some("avatar"),
                        Option.some("lin@example.com"),
                        Option.some("IT"),
                        Option.some("Hangzhou"),
                        Option.some("China")));
    }

    @Test
    void oneChangeLeavesTheOriginalAlone() {
        var changed = LIN.withCity("Hangzhou");

        assertThat(LIN.city()).isEmpty();
        assertThat(changed).isNotEqualTo(LIN);
    }

    @Test
    void aPersonCanBeMadeWithoutAnId() {
        var bot = Person.empty().withName("Bot");

        assertThat(bot.id()).isEmpty();
        assertThat(bot.withId(UserId.of("ou_1")).withName("Lin")).isEqualTo(LIN);
        assertThat(Person.empty())
                .isEqualTo(new Person(
                        Option.none(),
                        Option.none(),
                        Option.none(),
                        Option.none(),
                        Option.none(),
                        Option.none(),
                        Option.none()));
    }
}
