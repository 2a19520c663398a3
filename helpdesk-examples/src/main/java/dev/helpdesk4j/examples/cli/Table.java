package dev.helpdesk4j.examples.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows in columns of fixed widths, a blank cell between two. What is too long goes on in the next line; nothing is cut off.
 */
final class Table {

    /** What would move the cursor, colour the terminal or turn the direction of writing. */
    private static final String UNPRINTABLE = "[\\p{Cc}\\p{Cf}\\p{Co}\\p{Zl}\\p{Zp}]";

    private final int[] widths;
    private final List<String> lines = new ArrayList<>();

    /** A table of such columns; each width counts the blank cell that follows. */
    Table(int... widths) {
        this.widths = widths;
    }

    /** A row; a text of several lines makes it as many lines high. */
    Table row(String... texts) {
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

    void print(PrintWriter out) {
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
        for (var line : text.lines().toList()) {
            var rest = line.replaceAll(UNPRINTABLE, " ").strip();
            while (cells(rest) > width) {
                var end = end(rest, width);
                wrapped.add(rest.substring(0, end).stripTrailing());
                rest = rest.substring(end).stripLeading();
            }
            wrapped.add(rest);
        }
        return wrapped;
    }

    /** Where a line ends that is too long: at the last space that lets it fit, or else where the column ends. */
    private static int end(String line, int width) {
        var end = 0;
        var lastSpace = 0;
        var filled = cells(line.codePointAt(0));
        while (filled <= width) {
            end += Character.charCount(line.codePointAt(end));
            lastSpace = line.charAt(end) == ' ' ? end : lastSpace;
            filled += cells(line.codePointAt(end));
        }
        return lastSpace > 0 ? lastSpace : end;
    }

    private static int cells(String text) {
        return text.codePoints().map(Table::cells).sum();
    }

    /** How many cells of a terminal a character fills: Chinese, Japanese, Korean ones and emoji fill two. */
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
