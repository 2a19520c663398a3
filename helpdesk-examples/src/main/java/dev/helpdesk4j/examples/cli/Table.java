package dev.helpdesk4j.examples.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** Rows in columns of fixed widths. What is too long goes on in the next line; nothing is cut off. */
final class Table {

    private static final Help.ColorScheme PLAIN = Help.defaultColorScheme(Ansi.OFF);

    private static final String FILLER = "\uE000";

    /** The wide characters of the Basic Multilingual Plane; those beyond it count as two characters already. */
    private static final String TWO_CELLS =
            "[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]";

    private final TextTable table;

    Table(int... widths) {
        var columns = new Column[widths.length];
        for (var i = 0; i < widths.length; i++) {
            columns[i] = new Column(widths[i], 0, Overflow.WRAP);
        }
        table = TextTable.forColumns(PLAIN, columns);
        table.setAdjustLineBreaksForWideCJKCharacters(false);
    }

    /** A row; a cell of several lines makes it as many lines high. */
    Table row(String... cells) {
        var lines = Arrays.stream(cells).map(cell -> cell.lines().toList()).toList();
        var height = lines.stream().mapToInt(List::size).max().orElse(0);
        for (var line = 0; line < height; line++) {
            var number = line;
            table.addRowValues(lines.stream()
                    .map(cell -> text(number < cell.size() ? cell.get(number) : ""))
                    .toArray(Ansi.Text[]::new));
        }
        return this;
    }

    void print(PrintWriter out) {
        table.toString()
                .lines()
                .map(line -> line.replace(FILLER, "").stripTrailing())
                .forEach(out::println);
    }

    /**
     * What people wrote, without what would move the cursor or colour the terminal. The table counts characters: one that
     * fills two cells is followed by a filler, which is taken out again when all is laid out.
     */
    private static Ansi.Text text(String words) {
        return Ansi.OFF
        .new Text(
                words.replaceAll("[\\p{Cntrl}\\p{Cf}" + FILLER + "]", " ").replaceAll(TWO_CELLS, "$0" + FILLER), PLAIN);
    }
}
