package dev.helpdesk4j.examples.cli.output;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text that a terminal may show. What people and servers write can hold characters that move the cursor, change colours or
 * turn the direction of writing; here they become spaces.
 */
public final class TerminalText {

    /** Control characters, those without a shape of their own, and line separators. */
    static final String UNPRINTABLE = "\\p{Cc}\\p{Cf}\\p{Co}\\p{Zl}\\p{Zp}";

    private static final Pattern UNPRINTABLE_IN_A_LINE = Pattern.compile("[" + UNPRINTABLE + "]");
    private static final Pattern UNPRINTABLE_IN_LINES =
            Pattern.compile("\\r(?!\\n)|[" + UNPRINTABLE + "&&[^\\n\\r\\t]]");
    private static final Pattern BLANKS = Pattern.compile("[" + UNPRINTABLE + "\\s]+");

    /** How long a line of words for a person may be, and how much of its end is kept where it would be longer. */
    private static final int LONGEST_LINE = 2000;

    private static final int END = 400;
    private static final int MOST_TRACE_LINES = 400;

    private TerminalText() {}

    /** The text of one line. */
    static String clean(String line) {
        return UNPRINTABLE_IN_A_LINE.matcher(line).replaceAll(" ");
    }

    /** The text of several lines, which stay lines. */
    static String cleanLines(String lines) {
        return UNPRINTABLE_IN_LINES.matcher(lines).replaceAll(" ");
    }

    /** Any text as one line that is not too long: the middle is left out, as the end says what to do. */
    public static String oneLine(String text) {
        return bounded(BLANKS.matcher(text).replaceAll(" ").strip());
    }

    private static String bounded(String line) {
        return line.length() <= LONGEST_LINE
                ? line
                : clean(line.substring(0, LONGEST_LINE - END)) + " ... " + clean(line.substring(line.length() - END));
    }

    /** A stack trace whose lines are not too long, and not too many. */
    public static String trace(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString()
                .lines()
                .limit(MOST_TRACE_LINES)
                .map(TerminalText::bounded)
                .collect(Collectors.joining("\n"));
    }

    /** A writer that cleans what it is given. */
    public static PrintWriter writer(Writer terminal) {
        return new PrintWriter(new CleanWriter(terminal), true);
    }

    /** A stream that cleans the texts that are printed to it, as a logger does. */
    public static PrintStream stream(PrintStream terminal) {
        return new PrintStream(terminal, true, StandardCharsets.UTF_8) {
            @Override
            public void print(String text) {
                super.print(cleanLines(String.valueOf(text)));
            }
        };
    }

    /** Cleans each piece on its own: half a character moves nothing. */
    private static final class CleanWriter extends FilterWriter {

        CleanWriter(Writer terminal) {
            super(terminal);
        }

        @Override
        public void write(int character) throws IOException {
            out.write(cleanLines(String.valueOf((char) character)));
        }

        @Override
        public void write(char[] characters, int offset, int length) throws IOException {
            out.write(cleanLines(new String(characters, offset, length)));
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            out.write(cleanLines(text.substring(offset, offset + length)));
        }
    }
}
