package dev.helpdesk4j.examples.cli.export;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.Locale;

/** How fast an export is, and how long it may still take: judged by this run alone, not by what an earlier one did. */
final class Pace {

    private static final double SECOND = 1e9;

    private final long start;
    private final long linesBefore;
    private long lines;
    private double fractionBefore = Double.NaN;
    private double fraction;

    /**
     * A run's pace.
     *
     * @param start when it began, in nanoseconds
     * @param lines how many there were before
     */
    Pace(long start, long lines) {
        this.start = start;
        this.linesBefore = lines;
        this.lines = lines;
    }

    void reached(double newFraction) {
        fractionBefore = Double.isNaN(fractionBefore) ? newFraction : fractionBefore;
        fraction = newFraction;
    }

    void wrote(long newLines) {
        lines = newLines;
    }

    double fraction() {
        return fraction;
    }

    /** {@code 12000 tickets, 800 a second}. */
    String inWords(long now) {
        return String.format(
                Locale.ROOT, "%d tickets, %.0f a second", lines, (lines - linesBefore) * SECOND / (now - start));
    }

    /** How long the rest will take if tickets lie as densely in it; none before anything can be said. */
    Option<Duration> left(long now) {
        return Option.when(
                fraction > fractionBefore,
                () -> Duration.ofNanos((long) ((now - start) * (1 - fraction) / (fraction - fractionBefore))));
    }
}
