package dev.helpdesk4j.examples.cli.export;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Writes the progress of an export as a line every few seconds, for output that is not a terminal. */
final class ProgressLog implements ExportProgress {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final PrintWriter err;
    private final LongSupplier nanoTime;
    private final ExportRate rate;
    private long lastLine;

    ProgressLog(PrintWriter err, LongSupplier nanoTime, long lines) {
        this.err = err;
        this.nanoTime = nanoTime;
        this.lastLine = nanoTime.getAsLong();
        this.rate = new ExportRate(lastLine, lines);
    }

    @Override
    public void reached(double fraction) {
        rate.reached(fraction);
        printLine();
    }

    @Override
    public void wrote(long lines) {
        rate.wrote(lines);
        printLine();
    }

    private void printLine() {
        var now = nanoTime.getAsLong();
        if (now - lastLine >= INTERVAL.toNanos()) {
            lastLine = now;
            err.println(String.format(
                    Locale.ROOT,
                    "helpdesk: %s, %d %% of the time range%s",
                    rate.text(now),
                    (int) (rate.fraction() * 100),
                    rate.remaining(now)
                            .map(remaining -> ", about " + text(remaining) + " left")
                            .getOrElse("")));
        }
    }

    private static String text(Duration remaining) {
        return String.format(
                Locale.ROOT, "%d:%02d:%02d", remaining.toHours(), remaining.toMinutesPart(), remaining.toSecondsPart());
    }

    @Override
    public void close() {}
}
