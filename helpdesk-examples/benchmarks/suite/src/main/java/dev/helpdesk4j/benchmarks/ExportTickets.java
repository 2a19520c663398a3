package dev.helpdesk4j.benchmarks;

import dev.helpdesk4j.examples.cli.export.Export;
import dev.helpdesk4j.examples.cli.export.ExportProgress;
import dev.helpdesk4j.examples.cli.export.ExportRequest;
import dev.helpdesk4j.examples.cli.export.ExportTarget;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/**
 * Exports the first tickets as the command line does, but without rate limits, to nowhere, so that the disk is not measured.
 * Prints the seconds of elapsed and of processor time.
 */
final class ExportTickets {

    private static final int CALLS_IN_FLIGHT = 4;

    private ExportTickets() {}

    public static void main(String[] args) throws Exception {
        var tickets = Integer.parseInt(args[0]);
        var request = new ExportRequest(Desk.ID.value(), FullTickets.range(tickets), false);
        var start = System.nanoTime();
        var pool = Executors.newFixedThreadPool(CALLS_IN_FLIGHT);
        try (var app = Desk.unlimitedApp(Desk.server());
                var target = ExportTarget.pipe(Path.of("/dev/null"));
                var progress = ExportProgress.log(new PrintWriter(Writer.nullWriter()), 0)) {
            new Export(Desk.of(app), request, target, progress)
                    .run(CALLS_IN_FLIGHT, pool)
                    .getOrElseThrow(stopped -> new IllegalStateException(stopped.message()));
            if (target.lines() != tickets) {
                throw new IllegalStateException("the export must have " + tickets + " lines, got " + target.lines());
            }
        } finally {
            pool.shutdown();
        }
        System.out.println((System.nanoTime() - start) / 1e9 + " " + OwnProcess.cpuSeconds());
    }
}
