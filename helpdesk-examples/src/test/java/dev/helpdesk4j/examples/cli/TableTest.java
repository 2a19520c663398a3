package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {

    private static String printed(Table table) {
        var text = new StringWriter();
        table.print(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void whatIsTooLongGoesOnBelow() {
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
    void wideCharactersAreNeitherSplitNorLeftToPushTheNextColumn() {
        assertThat(printed(new Table(6, 3).row("a打印机", "b").row("👍👍👍", "c"))).isEqualTo("a打印 b\n机\n👍👍  c\n👍\n");
    }

    @Test
    void marksThatStandOnALetterFillNothing() {
        assertThat(printed(new Table(5, 3).row("u\u0308u\u0308", "b"))).isEqualTo("u\u0308u\u0308   b\n");
    }

    @Test
    void linesStayLines() {
        assertThat(printed(new Table(5, 5).row("a", "b\nc\r\n\nd\n"))).isEqualTo("a    b\n     c\n\n     d\n");
    }

    @Test
    void anEmptyRowIsALineNevertheless() {
        assertThat(printed(new Table(5, 5).row("", ""))).isEqualTo("\n");
    }

    @Test
    void nothingThatPeopleWriteMovesTheCursor() {
        assertThat(printed(new Table(40).row("a\u001b[31mb\u009b31mc\u202ed\te\u2028f")))
                .isEqualTo("a [31mb 31mc d e f\n");
    }
}
