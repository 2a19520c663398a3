package dev.helpdesk4j.examples.cli.export;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Tells on a line of its own how far an export is, every few seconds at most: for logs, where a bar makes no sense. */
final class ProgressLines implements ExportProgress {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final PrintWriter err;
    private final LongSupplier nanoTime;
    private final Pace pace;
    private long told;

    ProgressLines(PrintWriter err, LongSupplier nanoTime, long lines) {
        this.err = err;
        this.nanoTime = nanoTime;
        this.told = nanoTime.getAsLong();
        this.pace = new Pace(told, lines);
    }

    @Override
    public void reached(double fraction) {
        pace.reached(fraction);
        tell();
    }

    @Override
    public void wrote(long lines) {
        pace.wrote(lines);
        tell();
    }

    private void tell() {
        var now = nanoTime.getAsLong();
        if (now - told >= PAUSE.toNanos()) {
            told = now;
            err.println(String.format(
                    Locale.ROOT,
                    "helpdesk: %s, %d %% of the time span%s",
                    pace.inWords(now),
                    (int) (pace.fraction() * 100),
                    pace.left(now)
                            .map(left -> ", about " + inWords(left) + " left")
                            .getOrElse("")));
        }
    }

    private static String inWords(Duration left) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart());
    }

    @Override
    public void close() {}
}
