package dev.helpdesk4j.examples.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A table with columns of fixed widths, separated by a space. Texts that are too long for a line are wrapped; very long
 * texts are truncated.
 */
public final class Table {

    /** The maximum number of characters of a text. */
    static final int LONGEST_TEXT = 20_000;

    private static final String DOTS = "...";

    private final int[] widths;
    private final List<String> lines = new ArrayList<>();

    /** Creates a table; each width includes the space after the column. */
    public Table(int... widths) {
        this.widths = widths;
    }

    /** Adds a row; it is as many lines high as its longest text. */
    public Table row(String... texts) {
        var columns = new ArrayList<List<String>>();
        for (var text : texts) {
            columns.add(wrapped(text, widths[columns.size()] - 1));
        }
        var height = columns.stream().mapToInt(List::size).max().orElse(0);
        for (var number = 0; number < Math.max(height, 1); number++) {
            lines.add(line(columns, number));
        }
        return this;
    }

    /** Returns a row as one line; each text that is too long is cut and ends with dots. */
    public String line(String... texts) {
        var columns = new ArrayList<List<String>>();
        for (var text : texts) {
            columns.add(List.of(cut(TerminalText.oneLine(text), widths[columns.size()] - 1)));
        }
        return line(columns, 0);
    }

    public void print(PrintWriter out) {
        lines.forEach(out::println);
    }

    private String line(List<List<String>> columns, int number) {
        var line = new StringBuilder();
        for (var column = 0; column < columns.size(); column++) {
            var texts = columns.get(column);
            var text = number < texts.size() ? texts.get(number) : "";
            line.append(text).append(" ".repeat(widths[column] - cells(text)));
        }
        return line.toString().stripTrailing();
    }

    private static List<String> wrapped(String text, int width) {
        var wrapped = new ArrayList<String>();
        shown(text).lines().map(line -> TerminalText.clean(line).strip()).forEach(line -> wrap(line, width, wrapped));
        return wrapped;
    }

    private static String shown(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        return text.substring(0, end) + "\n... " + (text.length() - end)
                + " more characters; JSON output has the complete text";
    }

    /** Breaks a line that is too long at the last space that fits, or else at the end of the column. */
    private static void wrap(String line, int width, List<String> wrapped) {
        var start = 0;
        var space = 0;
        var filled = 0;
        for (var at = 0; at < line.length(); ) {
            var character = line.codePointAt(at);
            space = character == ' ' ? at : space;
            if (filled + cells(character) > width && at > start) {
                var end = space > start ? space : at;
                wrapped.add(line.substring(start, end).stripTrailing());
                start = firstAfterBlanks(line, end);
                at = start;
                filled = 0;
            } else {
                filled += cells(character);
                at += Character.charCount(character);
            }
        }
        wrapped.add(line.substring(start));
    }

    private static String cut(String line, int width) {
        if (cells(line) <= width) {
            return line;
        }
        var end = 0;
        var filled = DOTS.length();
        while (filled + cells(line.codePointAt(end)) <= width) {
            filled += cells(line.codePointAt(end));
            end += Character.charCount(line.codePointAt(end));
        }
        return line.substring(0, end).stripTrailing() + DOTS;
    }

    private static int firstAfterBlanks(String line, int from) {
        var first = from;
        while (first < line.length() && Character.isWhitespace(line.charAt(first))) {
            first++;
        }
        return first;
    }

    private static int cells(String text) {
        return text.codePoints().map(Table::cells).sum();
    }

    /** Returns the width of a character in a terminal: Chinese, Japanese and Korean characters and emoji have width two. */
    private static int cells(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            default -> isWide(character) ? 2 : 1;
        };
    }

    private static boolean isWide(int character) {
        return isIn(character, 0x1100, 0x115F)
                || isIn(character, 0x2E80, 0xA4CF)
                || isIn(character, 0xAC00, 0xD7A3)
                || isIn(character, 0xF900, 0xFAFF)
                || isIn(character, 0xFE30, 0xFE6F)
                || isIn(character, 0xFF01, 0xFF60)
                || isIn(character, 0xFFE0, 0xFFE6)
                || isIn(character, 0x1F300, 0x1FAFF)
                || isIn(character, 0x20000, 0x3FFFD);
    }

    private static boolean isIn(int character, int first, int last) {
        return character >= first && character <= last;
    }
}
