package dev.helpdesk4j.domain.message;

import static java.util.Locale.FRANCE;
import static java.util.Locale.JAPAN;
import static java.util.Locale.US;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.helpdesk4j.domain.UserId;
import io.vavr.collection.List;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingMessageTest {

    @Test
    void aTextIsSentAsItIs() {
        assertThat(OutgoingMessage.text(" We look into it.\n").plainText()).isEqualTo(" We look into it.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void aBlankTextIsRefused(String blank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutgoingMessage.text(blank))
                .withMessage("text to send must not be blank");
    }

    @Test
    void aPostMayHaveEveryElementInEveryLanguage() {
        var text = RichText.builder()
                .title("好了")
                .paragraph()
                .text("见")
                .in(US)
                .paragraph()
                .escapedText("See&nbsp;")
                .link("status", "https://status.example.com")
                .in(JAPAN)
                .paragraph()
                .mention(UserId.of("ou_1"))
                .image(ImageKey.of("img_1"), 1, 1)
                .build();

        assertThat(OutgoingMessage.post(text).plainText()).isEqualTo("好了\n见");
    }

    @Test
    void theNamesOfMentionsAreLeftOut() {
        var named = RichText.builder()
                .paragraph()
                .text("Hello ")
                .element(new RichText.Mention(UserId.of("ou_1"), Option.some("Lin")))
                .build();

        assertThat(OutgoingMessage.post(named))
                .isEqualTo(OutgoingMessage.post(RichText.builder()
                        .paragraph()
                        .text("Hello ")
                        .mention(UserId.of("ou_1"))
                        .build()));
    }

    @Test
    void equalReceivedContentIsTheSameContent() {
        var text = OutgoingMessage.text("hello");
        var rich = RichText.builder()
                .paragraph()
                .text("hello ")
                .mention(UserId.of("ou_1"))
                .build();
        var named = RichText.builder()
                .paragraph()
                .text("hello ")
                .element(new RichText.Mention(UserId.of("ou_1"), Option.some("Lin")))
                .build();
        var post = OutgoingMessage.post(rich);

        assertThat(text.hasSameContentAs(new MessageContent.Text("hello"))).isTrue();
        assertThat(text.hasSameContentAs(new MessageContent.Text("hello!"))).isFalse();
        assertThat(text.hasSameContentAs(new MessageContent.Post(RichText.ofPlain("hello"), List.empty())))
                .isFalse();
        assertThat(post.hasSameContentAs(new MessageContent.Post(rich, List.empty())))
                .isTrue();
        assertThat(post.hasSameContentAs(new MessageContent.Post(named, List.empty())))
                .isTrue();
        assertThat(post.hasSameContentAs(new MessageContent.Post(RichText.ofPlain("hello @ou_1"), List.empty())))
                .isTrue();
        assertThat(post.hasSameContentAs(new MessageContent.Post(RichText.ofPlain("hello"), List.empty())))
                .isFalse();
        assertThat(post.hasSameContentAs(new MessageContent.Text("hello @ou_1")))
                .isFalse();
    }

    @Test
    void halfACharacterIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutgoingMessage.text("a \uD83E b"))
                .withMessageContaining("lone surrogate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutgoingMessage.post(
                        RichText.builder().paragraph().text("a \uDD37 b").build()))
                .withMessageContaining("lone surrogate");
        assertThat(OutgoingMessage.text("a 🤷 b").plainText()).isEqualTo("a 🤷 b");
    }

    @Test
    void aPostInAnUnsupportedLanguageIsRefused() {
        var text = RichText.builder().text("好").in(FRANCE).text("Bonjour").build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutgoingMessage.post(text))
                .withMessage("language of a post to send must be one of zh_CN, en_US, ja_JP, got 'fr_FR'");
    }

    @Test
    void aPostWithoutALanguageIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutgoingMessage.post(RichText.ofPlain("hello")))
                .withMessageEndingWith("got ''");
    }

    @Test
    void aPostWithATitleAloneIsRefused() {
        var text = RichText.builder().text("好").in(US).title("VPN is back").build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutgoingMessage.post(text))
                .withMessage("post to send must have at least one paragraph in each language, got none in en_US");
    }

    @Test
    void aPostWithAnEmptyParagraphIsRefused() {
        var text = RichText.builder().text("a").paragraph().build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutgoingMessage.post(text))
                .withMessage("paragraph to send must have at least one element, got none");
    }

    @Test
    void aPostWithAnUnrecognizedElementIsRefused() {
        var text = RichText.builder()
                .text("a")
                .element(new RichText.Unrecognized("hr", "{}"))
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutgoingMessage.post(text))
                .withMessage("element to send must be a text, link, mention or image,"
                        + " got Unrecognized[tag=hr, raw={}]");
    }

    @Test
    void aPostWithALinkToNowhereIsRefused() {
        var text = RichText.builder().link("here", " ").build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutgoingMessage.post(text))
                .withMessageStartingWith("link to send must have an address, got Link[text=here");
    }

    @Test
    void aPostWithAnImageWithoutASizeIsRefused() {
        var text = RichText.builder()
                .element(new RichText.Image(ImageKey.of("img_1"), Option.none()))
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutgoingMessage.post(text))
                .withMessageStartingWith("image to send must have a size, got Image[key=ImageKey[value=img_1]");
    }

    @Test
    void aMessageHasAKind() {
        assertThat(OutgoingMessage.text("a").kind()).isEqualTo(OutgoingMessage.Kind.TEXT);
        assertThat(OutgoingMessage.post(RichText.builder().paragraph().text("a").build())
                        .kind())
                .isEqualTo(OutgoingMessage.Kind.POST);
    }
}
