package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.examples.cli.output.Json;
import dev.helpdesk4j.examples.cli.output.Report;
import dev.helpdesk4j.examples.cli.output.TerminalText;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import io.vavr.control.Either;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that asks a help desk one question. */
abstract class AskingCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Mixin
    CommonOptions options = new CommonOptions();

    /** How a result is written. */
    enum Output {
        TABLE,
        JSON
    }

    @Option(
            names = "--output",
            paramLabel = "table|json",
            description = "How to write the result: table if not told otherwise.")
    Output output = Output.TABLE;

    private final Map<String, String> environment;

    AskingCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Asks.
     *
     * @throws IllegalArgumentException if what the user gave makes no question
     */
    abstract Either<HelpdeskFailure, Report> ask(Helpdesk helpdesk);

    @Override
    public final Integer call() throws IOException {
        options.listenToAttempts();
        var answer = answer();
        if (answer.isLeft()) {
            return tell(answer.getLeft());
        }
        write(answer.get());
        return ExitCode.OK;
    }

    private Either<HelpdeskFailure, Report> answer() {
        try (var session = Session.open(options, environment)) {
            return ask(session.helpdesk());
        } catch (IllegalArgumentException wrongUsage) {
            throw new ParameterException(spec.commandLine(), wrongUsage.getMessage(), wrongUsage);
        }
    }

    private void write(Report report) throws IOException {
        var out = spec.commandLine().getOut();
        if (output == Output.JSON) {
            out.println(Json.document(report));
        } else {
            report.table(TerminalText.writer(out), options.zone);
        }
    }

    private int tell(HelpdeskFailure failure) {
        if (failure instanceof HelpdeskFailure.InvalidRequest refused
                && refused.response().isEmpty()) {
            throw new ParameterException(spec.commandLine(), refused.reason());
        }
        var err = spec.commandLine().getErr();
        err.println(TerminalText.oneLine(
                "helpdesk: " + failure.summary() + " - " + failure.kind().advice()));
        if (options.verbose) {
            err.println(TerminalText.trace(failure.toException()));
        }
        return ExitCode.SOFTWARE;
    }
}
