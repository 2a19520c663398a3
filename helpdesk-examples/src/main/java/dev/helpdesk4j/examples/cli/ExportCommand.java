package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.examples.cli.export.Export;
import dev.helpdesk4j.examples.cli.export.ExportProgress;
import dev.helpdesk4j.examples.cli.export.ExportRequest;
import dev.helpdesk4j.examples.cli.export.ExportStopped;
import dev.helpdesk4j.examples.cli.export.ExportTarget;
import dev.helpdesk4j.examples.cli.output.TableText;
import dev.helpdesk4j.examples.cli.output.TerminalText;
import dev.helpdesk4j.ports.history.Checkpoint;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Exports a help desk's complete history. */
@Command(
        name = "export",
        description =
                "Write all tickets opened in a time range to a file, as one JSON document per line, oldest first.",
        footer = {
            "",
            "Times are of the form " + TimeArgument.SYNTAX + ". The range includes both ends, but"
                    + " never the most recent minute, which belongs to the next export.",
            "",
            "An export that was interrupted or has failed can be continued: run the same command with --resume. No line is"
                    + " lost or duplicated. Keep FILE.checkpoint, which contains the position. An export to a pipe or"
                    + " to standard output cannot be resumed.",
        })
final class ExportCommand implements Callable<Integer> {

    private static final Path STANDARD_OUTPUT = Path.of("-");

    /** Another name of standard output. */
    private static final Path STANDARD_OUTPUT_DEVICE = Path.of("/dev/stdout");

    @Spec
    CommandSpec spec;

    @CommandLine.Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            description = "Tickets opened at this time or later.")
    String from = "";

    @CommandLine.Option(
            names = "--to",
            required = true,
            paramLabel = "TIME",
            description = "Tickets opened at this time or earlier.")
    String to = "";

    @CommandLine.Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "New file, pipe, or - for standard output.")
    Path out = STANDARD_OUTPUT;

    @CommandLine.Option(
            names = "--messages",
            description = "Include all messages of each ticket, which needs at least one call per ticket.")
    boolean messages;

    @CommandLine.Option(
            names = "--resume",
            description =
                    "Continue an export that was started with the same options, or start a new one if there is none.")
    boolean resume;

    @CommandLine.Option(
            names = "--calls",
            paramLabel = "N",
            description = "Maximum number of concurrent calls, 1 to 64 (default: ${DEFAULT-VALUE}).")
    int calls = 4;

    @Mixin
    CommonOptions options = new CommonOptions();

    private final Map<String, String> environment;
    private final PrintStream terminal;

    /**
     * Creates the command.
     *
     * @param terminal standard error without cleaning, for a progress bar that moves the cursor
     */
    ExportCommand(Map<String, String> environment, PrintStream terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        options.logAttempts();
        try (var session = Session.open(options, environment)) {
            return export(session);
        } catch (IllegalArgumentException wrongUsage) {
            throw new ParameterException(spec.commandLine(), wrongUsage.getMessage(), wrongUsage);
        }
    }

    private int export(Session session) {
        if (calls < 1 || calls > 64) {
            throw new IllegalArgumentException("--calls must be 1 to 64, got " + calls);
        }
        var request = new ExportRequest(
                session.name(),
                TimeRange.between(TimeArgument.start(from, options.zone), TimeArgument.end(to, options.zone)),
                messages);
        try (var target = target(request)) {
            return export(session, request, target);
        } catch (IOException unusable) {
            return fail(out + " cannot be used: " + FileErrors.reason(unusable), unusable);
        }
    }

    private int export(Session session, ExportRequest request, ExportTarget target) {
        var checkpoint = target.checkpoint();
        if (checkpoint.exists(Checkpoint::isComplete)) {
            printCompleted("Already complete: ", request, target, checkpoint.get());
            return ExitCode.OK;
        }
        if (options.sample && checkpoint.isDefined()) {
            throw new IllegalArgumentException(
                    "an export of sample data cannot be resumed, as they differ in each run; choose another file");
        }
        try {
            var end = run(session, request, target);
            if (end.isLeft()) {
                var stopped = end.getLeft();
                return fail(stopped.message() + (stopped.resumable() ? resumeHint() : ""), stopped.exception());
            }
            printCompleted("", request, target, end.get());
            return ExitCode.OK;
        } catch (IOException full) {
            return fail(target() + " cannot be written: " + FileErrors.reason(full) + resumeHint(), full);
        }
    }

    private Either<ExportStopped, Checkpoint> run(Session session, ExportRequest request, ExportTarget target)
            throws IOException {
        var pool = Executors.newFixedThreadPool(calls);
        try (var progress = progress(target.lines())) {
            return new Export(session.helpdesk(), request, target, progress).run(calls, pool);
        } finally {
            pool.shutdownNow();
        }
    }

    private ExportTarget target(ExportRequest request) throws IOException {
        if (Files.isDirectory(out)) {
            throw new IllegalArgumentException("--out must be a file, got the folder " + out);
        }
        var stream = isStandardOutput() || (Files.exists(out) && !Files.isRegularFile(out));
        if (stream && resume) {
            throw new IllegalArgumentException("--resume must be used with a regular file, got " + out);
        }
        if (stream) {
            return isStandardOutput() ? ExportTarget.console(spec.commandLine().getOut()) : ExportTarget.pipe(out);
        }
        return resume ? ExportTarget.resume(out, request) : ExportTarget.create(out, request);
    }

    private boolean isStandardOutput() {
        return out.equals(STANDARD_OUTPUT) || out.equals(STANDARD_OUTPUT_DEVICE);
    }

    private ExportProgress progress(long lines) {
        return !options.verbose && ExportProgress.isTerminal()
                ? ExportProgress.bar(terminal, lines)
                : ExportProgress.log(spec.commandLine().getErr(), lines);
    }

    private void printCompleted(String prefix, ExportRequest request, ExportTarget target, Checkpoint end) {
        if (isStandardOutput()) {
            return;
        }
        var last = end.end().minusMillis(1);
        TerminalText.writer(spec.commandLine().getOut())
                .println(prefix + target.lines() + " tickets are in " + out + ", opened "
                        + TableText.time(Option.some(request.range().from()), options.zone) + " to "
                        + TableText.time(Option.some(last), options.zone)
                        + (last.isBefore(request.range().to())
                                ? "; start the next export with --from " + end.end()
                                : ""));
    }

    private String target() {
        return isStandardOutput() ? "standard output" : out.toString();
    }

    /** Returns a hint to resume, if the file can be resumed. */
    private String resumeHint() {
        var kept = Files.isRegularFile(out) && !isStandardOutput() && !options.sample;
        return kept ? "; run the same command with --resume to continue" : "";
    }

    private int fail(String message, Exception cause) {
        var err = spec.commandLine().getErr();
        err.println(TerminalText.oneLine("helpdesk: " + message));
        if (options.verbose) {
            err.println(TerminalText.trace(cause));
        }
        return ExitCode.SOFTWARE;
    }
}
