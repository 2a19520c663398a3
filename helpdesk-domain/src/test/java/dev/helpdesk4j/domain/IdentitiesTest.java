package dev.helpdesk4j.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.helpdesk4j.domain.event.ChatId;
import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.domain.event.QueryId;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.ImageKey;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.ticket.CommentId;
import dev.helpdesk4j.domain.ticket.CustomizedFieldId;
import dev.helpdesk4j.domain.ticket.TagId;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdentitiesTest {

    static Stream<Arguments> identities() {
        return Stream.of(
                identity("help desk id must not be blank", HelpdeskId::of, HelpdeskId::value),
                identity("user id must not be blank", UserId::of, UserId::value),
                identity("event id must not be blank", EventId::of, EventId::value),
                identity("chat id must not be blank", ChatId::of, ChatId::value),
                identity("query id must not be blank", QueryId::of, QueryId::value),
                identity("message id must not be blank", MessageId::of, MessageId::value),
                identity("chat message id must not be blank", ChatMessageId::of, ChatMessageId::value),
                identity("image key must not be blank", ImageKey::of, ImageKey::value),
                identity("tag id must not be blank", TagId::of, TagId::value),
                identity("comment id must not be blank", CommentId::of, CommentId::value),
                identity("customized field id must not be blank", CustomizedFieldId::of, CustomizedFieldId::value));
    }

    private static <T> Arguments identity(String rule, Function<String, T> of, Function<T, String> value) {
        Function<String, String> thereAndBack = of.andThen(value);
        return Arguments.of(rule, of, thereAndBack);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("identities")
    void anEmptyIdentityIsRefused(String rule, Function<String, ?> of) {
        assertThatIllegalArgumentException().isThrownBy(() -> of.apply("")).withMessage(rule);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("identities")
    void aBlankIdentityIsRefused(String rule, Function<String, ?> of) {
        assertThatIllegalArgumentException().isThrownBy(() -> of.apply(" \t\n")).withMessage(rule);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("identities")
    void anIdReturnsItsValueUnchanged(String rule, Function<String, ?> of, Function<String, String> thereAndBack) {
        assertThat(thereAndBack.apply(" ou_7262656095919128578/ä ")).as(rule).isEqualTo(" ou_7262656095919128578/ä ");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("identities")
    void identitiesAreEqualByTheirValue(String rule, Function<String, ?> of) {
        assertThat((Object) of.apply("1")).as(rule).isEqualTo(of.apply("1")).isNotEqualTo(of.apply("2"));
    }
}
