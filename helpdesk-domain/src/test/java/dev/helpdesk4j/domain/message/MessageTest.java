package dev.helpdesk4j.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTest {

    private static final MessageContent HELLO = new MessageContent.Text("hello");
    private static final Message BARE =
            Message.builder(MessageId.of("1"), HELLO).build();

    @Test
    void fieldsThatAreNotSetAreNone() {
        assertThat(BARE.chatMessageId()).isEmpty();
        assertThat(BARE.sender()).isEmpty();
        assertThat(BARE.sentAt()).isEmpty();
    }

    @Test
    void aMessageHasEachFieldThatWasSet() {
        var message = Message.builder(MessageId.of("1"), HELLO)
                .chatMessageId(ChatMessageId.of("om_1"))
                .sender(Person.of(UserId.of("ou_1"), "Lin"))
                .sentAt(Instant.parse("2026-03-02T09:00:00.123Z"))
                .build();

        assertThat(message.id()).isEqualTo(MessageId.of("1"));
        assertThat(message.content()).isEqualTo(HELLO);
        assertThat(message.chatMessageId()).contains(ChatMessageId.of("om_1"));
        assertThat(message.sender()).contains(Person.of(UserId.of("ou_1"), "Lin"));
        assertThat(message.sentAt()).contains(Instant.parse("2026-03-02T09:00:00.123Z"));
    }

    @Test
    void aMessageIsSentToTheMillisecond() {
        var message = Message.builder(MessageId.of("1"), HELLO)
                .sentAt(Instant.parse("2026-03-02T09:00:00.123999999Z"))
                .build();

        assertThat(message.sentAt()).contains(Instant.parse("2026-03-02T09:00:00.123Z"));
    }

    @Test
    void aMessageIsFromThePersonWithItsSendersId() {
        var lin = Person.of(UserId.of("ou_1"), "Lin");
        var message = BARE.toBuilder().sender(lin).build();

        assertThat(message.isFrom(lin.withEmail("lin@example.com"))).isTrue();
        assertThat(message.isFrom(Person.of(UserId.of("ou_2"), "Lin"))).isFalse();
    }

    @Test
    void withoutAnIdNobodyIsTheSender() {
        var nameless = new Person(
                Option.none(),
                Option.some("Lin"),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none());

        assertThat(BARE.isFrom(nameless)).isFalse();
        assertThat(BARE.toBuilder().sender(nameless).build().isFrom(nameless)).isFalse();
    }

    @Test
    void messagesWithEqualFieldsAreEqual() {
        var same = Message.builder(MessageId.of("1"), new MessageContent.Text("hello"))
                .build();

        assertThat(BARE).isEqualTo(same).hasSameHashCodeAs(same).hasToString(same.toString());
    }

    static Stream<Message> messagesThatDiffer() {
        return Stream.of(
                Message.builder(MessageId.of("2"), HELLO).build(),
                Message.builder(MessageId.of("1"), new MessageContent.Text("hi"))
                        .build(),
                Message.builder(MessageId.of("1"), HELLO)
                        .chatMessageId(ChatMessageId.of("om_1"))
                        .build(),
                Message.builder(MessageId.of("1"), HELLO)
                        .sender(Person.of(UserId.of("ou_1"), "Lin"))
                        .build(),
                Message.builder(MessageId.of("1"), HELLO).sentAt(Instant.EPOCH).build());
    }

    @ParameterizedTest
    @MethodSource("messagesThatDiffer")
    void messagesThatDifferInOneFieldAreNotEqual(Message other) {
        assertThat(BARE).isNotEqualTo(other);
        assertThat(BARE.hashCode()).isNotEqualTo(other.hashCode());
    }

    @Test
    void aBuilderOfAMessageStartsWithAllOfIt() {
        var message = Message.builder(MessageId.of("1"), HELLO)
                .chatMessageId(ChatMessageId.of("om_1"))
                .sender(Person.of(UserId.of("ou_1"), "Lin"))
                .sentAt(Instant.parse("2026-03-02T09:00:00.123Z"))
                .build();

        assertThat(message.toBuilder().build()).isEqualTo(message);
    }

    @Test
    void aMessageEqualsNothingElse() {
        assertThat(BARE).isNotEqualTo(null).isNotEqualTo("1");
    }

    @Test
    void aLogShowsNoPersonalDataOfAMessage() {
        var message = BARE.toBuilder()
                .chatMessageId(ChatMessageId.of("om_1"))
                .sender(Person.of(UserId.of("ou_1"), "Lin"))
                .sentAt(Instant.parse("2026-03-02T09:00:00Z"))
                .build();

        assertThat(message).hasToString("Message[id=1, kind=TEXT, sentAt=2026-03-02T09:00:00Z]");
        assertThat(BARE).hasToString("Message[id=1, kind=TEXT]");
    }

    @Test
    @SuppressWarnings("NullAway")
    void nullIsRefused() {
        var builder = Message.builder(MessageId.of("1"), HELLO);

        assertThatNullPointerException().isThrownBy(() -> builder.sentAt(null));
        assertThatNullPointerException().isThrownBy(() -> builder.sender(null));
        assertThatNullPointerException().isThrownBy(() -> builder.chatMessageId(null));
        assertThatNullPointerException().isThrownBy(() -> Message.builder(null, HELLO));
        assertThatNullPointerException().isThrownBy(() -> Message.builder(MessageId.of("1"), null));
    }
}
