package dev.helpdesk4j.examples.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TableTest {

    private static String printed(Table table) {
        var text = new StringWriter();
        table.print(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void longTextsAreWrapped() {
        assertThat(printed(new Table(8, 11).row("a", "three small words and-one-without-space")))
                .isEqualTo("""
                        a       three
                                small
                                words
                                and-one-wi
                                thout-spac
                                e
                        """);
    }

    @Test
    void aColumnTakesExactlyItsWidth() {
        assertThat(printed(new Table(5, 5).row("1234", "1234").row("12345", "b")))
                .isEqualTo("1234 1234\n1234 b\n5\n");
    }

    @Test
    void wideCharactersKeepTheColumnsAligned() {
        assertThat(printed(new Table(6, 3).row("a打印机", "b").row("👍👍👍", "c"))).isEqualTo("a打印 b\n机\n👍👍  c\n👍\n");
    }

    @Test
    void combiningMarksHaveNoWidth() {
        assertThat(printed(new Table(5, 3).row("u\u0308u\u0308", "b"))).isEqualTo("u\u0308u\u0308   b\n");
    }

    @Test
    void linesStayLines() {
        assertThat(printed(new Table(5, 5).row("a", "b\nc\r\n\nd\n"))).isEqualTo("a    b\n     c\n\n     d\n");
    }

    @Test
    void aTextThatDoesNotFitOnItsLineIsCut() {
        var table = new Table(8, 8);

        assertThat(table.line("1234567", "12345678")).isEqualTo("1234567 1234...");
        assertThat(table.line("打印机的", "a\nb  c")).isEqualTo("打印... a b c");
        assertThat(table.line("", "打印 机卡")).isEqualTo("        打印...");
    }

    @Test
    void anEmptyRowIsALineNevertheless() {
        assertThat(printed(new Table(5, 5).row("", ""))).isEqualTo("\n");
    }

    @Test
    void aCharacterWiderThanItsColumnIsShown() {
        assertThat(printed(new Table(2, 3).row("机打", "b"))).isEqualTo("机b\n打\n");
    }

    @Test
    void aSpaceThatDoesNotFitEndsTheLine() {
        assertThat(printed(new Table(5).row("abcd  efgh ij"))).isEqualTo("abcd\nefgh\nij\n");
    }

    /** Five million characters once took minutes. */
    @Test
    void aVeryLongTextIsTruncated() {
        var text = printed(new Table(80).row("x".repeat(5_000_000)));

        assertThat(text.lines()).hasSize(255);
        assertThat(text).endsWith("\n... 4980000 more characters; JSON output has the complete text\n");
    }

    @Test
    void aTextIsNotTruncatedWithinACharacter() {
        assertThat(printed(new Table(80).row("x" + "👍".repeat(Table.LONGEST_TEXT))))
                .doesNotContain("?")
                .endsWith("... 20002 more characters; JSON output has the complete text\n");
    }

    @Test
    void wrappingALongTextLosesNothing() {
        var random = new SplittableRandom(5);
        for (var number = 0; number < 500; number++) {
            var text = random.ints(random.nextInt(1, 300), 0, 6)
                    .mapToObj(kind ->
                            List.of("a", "bc", " ", "机", "u\u0308", "👍").get(kind))
                    .collect(Collectors.joining());
            var width = random.nextInt(3, 20);

            var lines = printed(new Table(width).row(text)).lines().toList();

            assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
            assertThat(lines).allMatch(line -> cells(line) < width);
        }
    }

    private static int cells(String line) {
        return line.codePoints()
                .map(character -> character == 0x308 ? 0 : character > 0x2E80 ? 2 : 1)
                .sum();
    }

    @Test
    void nothingThatPeopleWriteMovesTheCursor() {
        assertThat(printed(new Table(40).row("a\u001b[31mb\u009b31mc\u202ed\te\u2028f")))
                .isEqualTo("a [31mb 31mc d e f\n");
    }
}
