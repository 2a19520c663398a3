package dev.helpdesk4j.examples.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalTextTest {

    @Test
    void onlyLineBreaksAndTabsAreKept() {
        assertThat(TerminalText.cleanLines("a\n\tb\r\nc\rd\u001be\u009bf\u202eg\u2066h"))
                .isEqualTo("a\n\tb\r\nc d e f g h");
    }

    @Test
    void chineseAndEmojiStayAsTheyAre() {
        assertThat(TerminalText.cleanLines("打印机 👍 é")).isEqualTo("打印机 👍 é");
        assertThat(TerminalText.oneLine("打印机 👍 é")).isEqualTo("打印机 👍 é");
    }

    @Test
    void oneLineIsOneLine() {
        assertThat(TerminalText.oneLine(" a\n\n b\u2028\u001b c\t")).isEqualTo("a b c");
    }

    @Test
    void theMiddleOfALongLineIsOmitted() {
        assertThat(TerminalText.oneLine("x".repeat(1_000_000) + " - do this"))
                .hasSize(2005)
                .startsWith("xxx")
                .contains("x ... x")
                .endsWith("x - do this");
    }

    @Test
    void aStackTraceIsBounded() {
        var trace = TerminalText.trace(new IllegalStateException("a\u001b" + "b".repeat(10_000) + "\n".repeat(10_000)));

        assertThat(trace.lines()).hasSizeLessThanOrEqualTo(400).allMatch(line -> line.length() <= 2005);
    }

    @Test
    void aWriterCleansEveryKindOfWrite() {
        var terminal = new StringWriter();
        var writer = TerminalText.writer(terminal);

        writer.print("a\u001bb");
        writer.print('\u009b');
        writer.print(new char[] {'\u202e', '\ud83d', '\udc4d'});
        writer.append("xx\u2066c\n", 2, 5);
        writer.flush();

        assertThat(terminal).hasToString("a b  👍 c\n");
    }

    @Test
    void aLoggersStreamCleansWhatIsPrinted() {
        var terminal = new ByteArrayOutputStream();
        var stream = TerminalText.stream(new PrintStream(terminal));

        stream.println("a\u001bb");
        new IllegalStateException("c\u202ed").printStackTrace(stream);

        assertThat(terminal.toString(StandardCharsets.UTF_8))
                .startsWith("a b\njava.lang.IllegalStateException: c d\n\tat dev.helpdesk4j.")
                .doesNotContain("\u001b", "\u202e");
    }
}
