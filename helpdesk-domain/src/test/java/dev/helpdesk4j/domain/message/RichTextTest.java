package dev.helpdesk4j.domain.message;

import static java.util.Locale.JAPAN;
import static java.util.Locale.ROOT;
import static java.util.Locale.SIMPLIFIED_CHINESE;
import static java.util.Locale.UK;
import static java.util.Locale.US;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.RichText.Body;
import dev.helpdesk4j.domain.message.RichText.Paragraph;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Stream;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RichTextTest {

    @Test
    void languagesStandInTheOrderInWhichTheyWereWritten() {
        var text = RichText.builder()
                .in(JAPAN)
                .title("only a title")
                .in(US)
                .paragraph()
                .text("a paragraph")
                .build();

        assertThat(text.byLocale().keySet()).containsExactly(JAPAN, US);
    }

    @Test
    void aTextInNoLanguageIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RichText.builder().build())
                .withMessage("rich text must have a body in at least one language, got none");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0 by 1", "1, 0, 1 by 0", "-5, 7, -5 by 7"})
    void anImageOfNoPixelIsRefused(int width, int height, String shown) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RichText.Size(width, height))
                .withMessage("image size must be at least 1 by 1 pixel, got " + shown);
    }

    @Test
    void aPostIsBuiltInReadingOrder() {
        var text = RichText.builder()
                .in(US)
                .title("VPN is back")
                .paragraph()
                .text("See ")
                .link("status", "https://status.example.com")
                .paragraph()
                .mention(UserId.of("ou_1"))
                .escapedText("&nbsp;")
                .image(ImageKey.of("img_1"), 640, 480)
                .build();

        assertThat(text)
                .isEqualTo(new RichText(HashMap.of(
                        US,
                        new Body(
                                Option.some("VPN is back"),
                                List.of(
                                        new Paragraph(List.of(
                                                new RichText.Text("See ", false),
                                                new RichText.Link("status", "https://status.example.com", false))),
                                        new Paragraph(List.of(
                                                new RichText.Mention(UserId.of("ou_1"), Option.none()),
                                                new RichText.Text("&nbsp;", true),
                                                new RichText.Image(
                                                        ImageKey.of("img_1"),
                                                        Option.some(new RichText.Size(640, 480))))))))));
    }

    @Test
    void theDefaultLanguageIsChinese() {
        assertThat(RichText.builder().text("你好").build().byLocale().keySet()).containsExactly(SIMPLIFIED_CHINESE);
    }

    @Test
    void textWithoutAParagraphStartsTheFirstOne() {
        assertThat(RichText.builder().text("a").text("b").build().plainText()).isEqualTo("ab");
    }

    @Test
    void aLanguageIsContinuedWhereItWasLeft() {
        var text = RichText.builder()
                .in(US)
                .text("on")
                .in(JAPAN)
                .text("続")
                .in(US)
                .text("e")
                .paragraph()
                .text("two")
                .build();

        assertThat(text.plainText(US)).isEqualTo("one\ntwo");
        assertThat(text.plainText(JAPAN)).isEqualTo("続");
    }

    @Test
    void aLaterTitleReplacesAnEarlierOne() {
        assertThat(RichText.builder().title("a").title("b").build().best().title())
                .contains("b");
    }

    @Test
    void aTitleAloneIsAText() {
        assertThat(RichText.builder().title("a").build().plainText()).isEqualTo("a");
    }

    @Test
    void anEmptyTitleBecomesNone() {
        assertThat(RichText.builder().title("").text("a").build().best().title())
                .isEmpty();
    }

    @Test
    void aTextDoesNotChangeWithItsBuilder() {
        var builder = RichText.builder().text("a");
        var text = builder.build();

        builder.text("b").title("later");

        assertThat(text.plainText()).isEqualTo("a");
    }

    @Test
    void aPlainTextHasOneParagraphPerLine() {
        assertThat(RichText.ofPlain("a\n\nb"))
                .isEqualTo(new RichText(HashMap.of(
                        ROOT,
                        new Body(
                                Option.none(),
                                List.of(
                                        new Paragraph(List.of(new RichText.Text("a", false))),
                                        new Paragraph(List.of(new RichText.Text("", false))),
                                        new Paragraph(List.of(new RichText.Text("b", false))))))));
    }

    @Test
    void anEmptyPlainTextHasNoParagraph() {
        assertThat(RichText.ofPlain("").best().paragraphs()).isEmpty();
    }

    @Test
    void plainTextHasTheTitleAndParagraphsLineByLine() {
        var text = RichText.builder()
                .title("VPN")
                .text("is ")
                .text("back")
                .paragraph()
                .paragraph()
                .text("Thanks")
                .build();

        assertThat(text.plainText()).isEqualTo("VPN\nis back\n\nThanks");
    }

    @Test
    void plainTextIsInTheBestLanguage() {
        var text = RichText.builder().text("你好").in(US).text("hello").build();

        assertThat(text.plainText(UK)).isEqualTo("hello");
        assertThat(text.plainText()).isEqualTo("你好");
    }

    @Test
    void plainTextHasALinksAddressAfterItsText() {
        assertThat(new RichText.Link("status", "https://example.com", false).plainText())
                .isEqualTo("status (https://example.com)");
    }

    @Test
    void plainTextHasTheAddressOfABareLinkOnce() {
        assertThat(new RichText.Link("", "https://example.com", false).plainText())
                .isEqualTo("https://example.com");
        assertThat(new RichText.Link("https://example.com", "https://example.com", false).plainText())
                .isEqualTo("https://example.com");
    }

    @Test
    void plainTextHasTheNameOrIdOfAMention() {
        assertThat(new RichText.Mention(UserId.of("ou_1"), Option.some("Lin")).plainText())
                .isEqualTo("@Lin");
        assertThat(new RichText.Mention(UserId.of("ou_1"), Option.some("")).plainText())
                .isEqualTo("@ou_1");
    }

    @Test
    void plainTextHasTheKeyOfAnImage() {
        assertThat(new RichText.Image(ImageKey.of("img_1"), Option.none()).plainText())
                .isEqualTo("[img_1]");
    }

    @Test
    void plainTextHasNothingOfAnUnrecognizedElement() {
        assertThat(new RichText.Unrecognized("hr", "{\"tag\":\"hr\"}").plainText())
                .isEmpty();
    }

    @Test
    void textsAreEqualForAnyTypeOfCollection() {
        var listed = new RichText(LinkedHashMap.of(
                US,
                new Body(Option.none(), List.of(new Paragraph(List.of(new RichText.Text("a", false))))),
                JAPAN,
                new Body(Option.none(), List.empty())));
        var indexed = new RichText(HashMap.of(
                JAPAN,
                new Body(Option.none(), Vector.empty()),
                US,
                new Body(Option.none(), Vector.of(new Paragraph(Vector.of(new RichText.Text("a", false)))))));

        assertThat(listed).isEqualTo(indexed).hasSameHashCodeAs(indexed);
        assertThat(indexed).isEqualTo(listed);
    }

    @Test
    void aTextCopiesItsElements() {
        var source = new ArrayList<RichText.Element>(java.util.List.of(new RichText.Text("a", false)));
        var paragraph = new Paragraph(Stream.ofAll(source));
        var paragraphs = new ArrayList<>(java.util.List.of(paragraph));
        var body = new Body(Option.none(), Stream.ofAll(paragraphs).map(kept -> kept));

        source.add(new RichText.Text("b", false));
        paragraphs.add(paragraph);

        assertThat(body.plainText()).isEqualTo("a");
    }

    @Test
    void anElementHasAKind() {
        var elements = List.of(
                new RichText.Text("a", false),
                new RichText.Link("a", "https://example.com", false),
                new RichText.Mention(UserId.of("ou_1"), Option.none()),
                new RichText.Image(ImageKey.of("img_1"), Option.none()),
                new RichText.Unrecognized("emotion", "{}"));

        assertThat(elements.map(RichText.Element::kind)).containsExactly(RichText.Element.Kind.values());
    }
}
