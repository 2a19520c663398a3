package dev.helpdesk4j.examples.cli.export;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jspecify.annotations.Nullable;

/** A progress bar with the rate and the remaining time. */
final class TerminalProgressBar implements ExportProgress {

    private static final int STEPS = 10_000;
    private static final int WIDTH = 100;

    private final PrintStream terminal;
    private final LongSupplier nanoTime;
    private final ExportRate rate;
    private @Nullable ProgressBar bar;

    TerminalProgressBar(PrintStream terminal, LongSupplier nanoTime, long lines) {
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.rate = new ExportRate(nanoTime.getAsLong(), lines);
    }

    /** Returns whether standard error is a terminal. */
    static boolean isTerminal() {
        try {
            return TerminalProvider.load("exec").isSystemStream(SystemStream.Error);
        } catch (IOException | RuntimeException | LinkageError unknown) {
            return false;
        }
    }

    @Override
    public void reached(double fraction) {
        rate.reached(fraction);
        var steps = Math.round(fraction * STEPS);
        if (bar == null) {
            bar = start(steps);
        }
        bar.stepTo(steps);
    }

    /** The remaining time is estimated from this position on. */
    private ProgressBar start(long steps) {
        return new ProgressBarBuilder()
                .setTaskName("Export")
                .setInitialMax(STEPS)
                .setUnit("%", STEPS / 100)
                .startsFrom(steps, Duration.ZERO)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(terminal, WIDTH))
                .build();
    }

    @Override
    public void wrote(long lines) {
        rate.wrote(lines);
        if (bar != null) {
            bar.setExtraMessage(rate.text(nanoTime.getAsLong()));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
