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

/** A help desk's complete history in a file. */
@Command(
        name = "export",
        description =
                "Writes every ticket that was opened in a span of time to a file, however many there are: one JSON"
                        + " document a line, the oldest first.",
        footer = {
            "",
            "Times look like " + TimeArgument.SYNTAX + "; both ends belong to the span. The last"
                    + " minute is left to the next export.",
            "",
            "However an export ends, the same command with --resume goes on with it, without a line lost or doubled:"
                    + " FILE.checkpoint, beside the file, tells from where. A pipe or - can only be written in one go.",
        })
final class ExportCommand implements Callable<Integer> {

    private static final Path STANDARD_OUTPUT = Path.of("-");

    /** The system's own name for it: what is written there must be lines alone, too. */
    private static final Path STANDARD_OUTPUT_DEVICE = Path.of("/dev/stdout");

    @Spec
    CommandSpec spec;

    @CommandLine.Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            description = "Tickets that were opened then or later.")
    String from = "";

    @CommandLine.Option(
            names = "--to",
            required = true,
            paramLabel = "TIME",
            description = "Tickets that were opened then or earlier.")
    String to = "";

    @CommandLine.Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "A new file, a pipe, or - for standard output.")
    Path out = STANDARD_OUTPUT;

    @CommandLine.Option(
            names = "--messages",
            description = "Each ticket with all its messages, which takes a call each at least.")
    boolean messages;

    @CommandLine.Option(
            names = "--resume",
            description = "Goes on with an export that was begun with the same options; begins where there is none.")
    boolean resume;

    @CommandLine.Option(
            names = "--calls",
            paramLabel = "N",
            description = "How many calls may be under way at once, 1 to 64: ${DEFAULT-VALUE} if not told otherwise.")
    int calls = 4;

    @Mixin
    CommonOptions options = new CommonOptions();

    private final Map<String, String> environment;
    private final PrintStream terminal;

    /**
     * The command.
     *
     * @param terminal standard error as it is, for a bar that moves the cursor
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
            throw new IllegalArgumentException("1 to 64 calls may be under way at once, but not " + calls);
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
            printCompleted("It was complete before: ", request, target, checkpoint.get());
            return ExitCode.OK;
        }
        if (options.sample && checkpoint.isDefined()) {
            throw new IllegalArgumentException(
                    "sample data are made anew by each command, so that there is nothing to go on with: choose"
                            + " another file");
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
            throw new IllegalArgumentException(out + " is a folder: name a file in it");
        }
        var stream = isStandardOutput() || (Files.exists(out) && !Files.isRegularFile(out));
        if (stream && resume) {
            throw new IllegalArgumentException("only a file can be gone on with: leave out --resume");
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
                        + (last.isBefore(request.range().to()) ? "; the next export begins --from " + end.end() : ""));
    }

    private String target() {
        return isStandardOutput() ? "standard output" : out.toString();
    }

    /** What was written stays where it can be gone on with. */
    private String resumeHint() {
        var kept = Files.isRegularFile(out) && !isStandardOutput() && !options.sample;
        return kept ? "; the same command with --resume goes on" : "";
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
