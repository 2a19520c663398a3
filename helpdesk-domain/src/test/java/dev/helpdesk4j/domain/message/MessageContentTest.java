package dev.helpdesk4j.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.message.MessageContent.Kind;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessageContentTest {

    static Stream<Arguments> contents() {
        return Stream.of(
                Arguments.of(new MessageContent.Text("hello"), Kind.TEXT, "hello"),
                Arguments.of(new MessageContent.Text(""), Kind.TEXT, ""),
                Arguments.of(new MessageContent.Post(RichText.ofPlain("a\nb"), List.empty()), Kind.POST, "a\nb"),
                Arguments.of(new MessageContent.Image(ImageKey.of("img_1")), Kind.IMAGE, "[img_1]"),
                Arguments.of(new MessageContent.File("{\"file\":1}"), Kind.FILE, ""),
                Arguments.of(new MessageContent.Media("{\"media\":1}"), Kind.MEDIA, ""),
                Arguments.of(new MessageContent.Unreadable("sticker", "{"), Kind.UNREADABLE, ""));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void contentHasAKind(MessageContent content, Kind kind) {
        assertThat(content.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @MethodSource("contents")
    void contentHasAPlainText(MessageContent content, Kind kind, String words) {
        assertThat(content.plainText()).as(kind.name()).isEqualTo(words);
    }

    @Test
    void unreadableContentIsKeptAsReceived() {
        var content = new MessageContent.Unreadable("sticker", "{\"msg_type\":\"sticker\"");

        assertThat(content.type()).isEqualTo("sticker");
        assertThat(content.raw()).isEqualTo("{\"msg_type\":\"sticker\"");
    }

    @Test
    void postsAreEqualForAnyTypeOfSequence() {
        var listed = new MessageContent.Post(RichText.ofPlain("a"), List.of(ImageKey.of("1"), ImageKey.of("2")));
        var indexed = new MessageContent.Post(RichText.ofPlain("a"), Vector.of(ImageKey.of("1"), ImageKey.of("2")));

        assertThat(listed).isEqualTo(indexed).hasSameHashCodeAs(indexed).hasToString(indexed.toString());
    }

    @Test
    void postsWithTheirImagesInAnotherOrderAreNotEqual() {
        var post = new MessageContent.Post(RichText.ofPlain("a"), List.of(ImageKey.of("1"), ImageKey.of("2")));

        assertThat(post)
                .isNotEqualTo(
                        new MessageContent.Post(RichText.ofPlain("a"), List.of(ImageKey.of("2"), ImageKey.of("1"))));
    }
}
