package dev.helpdesk4j.examples.cli.export;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.Locale;

/** The rate of an export and its estimated remaining time, computed from this run alone. */
final class ExportRate {

    private static final double SECOND = 1e9;

    private final long start;
    private final long initialLines;
    private long lines;
    private double initialFraction = Double.NaN;
    private double fraction;

    /**
     * Starts measuring.
     *
     * @param start the start time in nanoseconds
     * @param lines the number of lines that earlier runs have written
     */
    ExportRate(long start, long lines) {
        this.start = start;
        this.initialLines = lines;
        this.lines = lines;
    }

    void reached(double newFraction) {
        initialFraction = Double.isNaN(initialFraction) ? newFraction : initialFraction;
        fraction = newFraction;
    }

    void wrote(long newLines) {
        lines = newLines;
    }

    double fraction() {
        return fraction;
    }

    /** {@code 12000 tickets, 800 a second}. */
    String text(long now) {
        return String.format(
                Locale.ROOT, "%d tickets, %.0f a second", lines, (lines - initialLines) * SECOND / (now - start));
    }

    /** Returns the estimated remaining time; none before there is any progress. */
    Option<Duration> remaining(long now) {
        return Option.when(
                fraction > initialFraction,
                () -> Duration.ofNanos((long) ((now - start) * (1 - fraction) / (fraction - initialFraction))));
    }
}
