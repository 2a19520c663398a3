package dev.helpdesk4j.examples.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The progress of an export, on a terminal and elsewhere. */
class ExportProgressTest {

    private final AtomicLong nanoTime = new AtomicLong(-17);
    private final StringWriter err = new StringWriter();

    private void pass(int seconds) {
        nanoTime.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private ProgressLog lines(int before) {
        return new ProgressLog(new PrintWriter(err, true), nanoTime::get, before);
    }

    @Test
    void aShortExportLogsNothing() {
        try (var progress = lines(0)) {
            pass(4);
            progress.reached(0.5);
            progress.wrote(200);
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aLongExportLogsProgressRateAndRemainingTime() {
        try (var progress = lines(0)) {
            progress.reached(0);
            progress.wrote(200);
            pass(10);
            progress.reached(0.25);
            progress.wrote(4000);
            pass(3);
            progress.wrote(4100);
            pass(3727);
            progress.wrote(8000);
        }
        assertThat(err.toString().lines())
                .containsExactly(
                        "helpdesk: 200 tickets, 20 a second, 25 % of the time range, about 0:00:30 left",
                        "helpdesk: 8000 tickets, 2 a second, 25 % of the time range, about 3:07:00 left");
    }

    @Test
    void theRateIgnoresEarlierRuns() {
        try (var progress = lines(1000)) {
            progress.reached(0.5);
            pass(10);
            progress.wrote(1020);
            progress.reached(0.6);
            pass(10);
            progress.wrote(1040);
        }
        assertThat(err.toString().lines())
                .containsExactly(
                        "helpdesk: 1020 tickets, 2 a second, 50 % of the time range",
                        "helpdesk: 1040 tickets, 2 a second, 60 % of the time range, about 0:01:20 left");
    }

    @Test
    void theProgressBarShowsProgressAndRate() {
        var terminal = new ByteArrayOutputStream();
        try (var progress = new TerminalProgressBar(new PrintStream(terminal), nanoTime::get, 0)) {
            progress.reached(0);
            pass(10);
            progress.wrote(4000);
            progress.reached(0.37);
        }
        var shown = terminal.toString(StandardCharsets.UTF_8);
        assertThat(shown).contains("\r");
        assertThat(shown.substring(shown.lastIndexOf('\r'))).contains("Export", "37%", "4000 tickets, 400 a second");
    }
}
