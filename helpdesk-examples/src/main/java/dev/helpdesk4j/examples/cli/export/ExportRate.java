package dev.helpdesk4j.examples.cli.export;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.Locale;

/** How fast an export is, and how long it may still take: judged by this run alone, not by what an earlier one did. */
final class ExportRate {

    private static final double SECOND = 1e9;

    private final long start;
    private final long initialLines;
    private long lines;
    private double initialFraction = Double.NaN;
    private double fraction;

    /**
     * A run's pace.
     *
     * @param start when it began, in nanoseconds
     * @param lines how many there were before
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

    /** How long the rest will take if tickets lie as densely in it; none before anything can be said. */
    Option<Duration> remaining(long now) {
        return Option.when(
                fraction > initialFraction,
                () -> Duration.ofNanos((long) ((now - start) * (1 - fraction) / (fraction - initialFraction))));
    }
}
