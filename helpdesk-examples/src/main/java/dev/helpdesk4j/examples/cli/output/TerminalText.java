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
 * Makes text safe for a terminal. Characters that move the cursor, change colours or reverse the direction of writing are
 * replaced by spaces.
 */
public final class TerminalText {

    /** Control, format and private-use characters, and line separators. */
    static final String UNPRINTABLE = "\\p{Cc}\\p{Cf}\\p{Co}\\p{Zl}\\p{Zp}";

    private static final Pattern UNPRINTABLE_IN_A_LINE = Pattern.compile("[" + UNPRINTABLE + "]");
    private static final Pattern UNPRINTABLE_IN_LINES =
            Pattern.compile("\\r(?!\\n)|[" + UNPRINTABLE + "&&[^\\n\\r\\t]]");
    private static final Pattern BLANKS = Pattern.compile("[" + UNPRINTABLE + "\\s]+");

    /** The maximum length of a message on one line, and how much of its end is kept if it is truncated. */
    private static final int LONGEST_LINE = 2000;

    private static final int END = 400;
    private static final int MOST_TRACE_LINES = 400;

    private TerminalText() {}

    /** Cleans one line. */
    static String clean(String line) {
        return UNPRINTABLE_IN_A_LINE.matcher(line).replaceAll(" ");
    }

    /** Cleans several lines and keeps the line breaks. */
    static String cleanLines(String lines) {
        return UNPRINTABLE_IN_LINES.matcher(lines).replaceAll(" ");
    }

    /** Returns the text as one line. If it is too long the middle is omitted, as the end contains the advice. */
    public static String oneLine(String text) {
        return bounded(BLANKS.matcher(text).replaceAll(" ").strip());
    }

    private static String bounded(String line) {
        return line.length() <= LONGEST_LINE
                ? line
                : clean(line.substring(0, LONGEST_LINE - END)) + " ... " + clean(line.substring(line.length() - END));
    }

    /** Returns the stack trace with a limited number of lines of limited length. */
    public static String trace(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString()
                .lines()
                .limit(MOST_TRACE_LINES)
                .map(TerminalText::bounded)
                .collect(Collectors.joining("\n"));
    }

    /** Returns a writer that cleans its input. */
    public static PrintWriter writer(Writer terminal) {
        return new PrintWriter(new CleanWriter(terminal), true);
    }

    /** Returns a stream that cleans the texts printed to it, for loggers. */
    public static PrintStream stream(PrintStream terminal) {
        return new PrintStream(terminal, true, StandardCharsets.UTF_8) {
            @Override
            public void print(String text) {
                super.print(cleanLines(String.valueOf(text)));
            }
        };
    }

    /** Cleans each piece separately: half of a surrogate pair has no effect on a terminal. */
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
