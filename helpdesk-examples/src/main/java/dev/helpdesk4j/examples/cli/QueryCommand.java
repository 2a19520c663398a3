package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.examples.cli.output.CommandResult;
import dev.helpdesk4j.examples.cli.output.Json;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that makes one call to a help desk and writes the result. */
abstract class QueryCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Mixin
    CommonOptions options = new CommonOptions();

    @Mixin
    OutputOption output = new OutputOption();

    private final Map<String, String> environment;

    QueryCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Makes the call.
     *
     * @throws IllegalArgumentException if the arguments are not a valid request
     */
    abstract Either<HelpdeskFailure, CommandResult> query(Helpdesk helpdesk);

    @Override
    public final Integer call() throws IOException {
        options.logAttempts();
        var result = result();
        if (result.isLeft()) {
            return fail(result.getLeft());
        }
        write(result.get());
        return ExitCode.OK;
    }

    private Either<HelpdeskFailure, CommandResult> result() {
        try (var session = Session.open(options, environment)) {
            return query(session.helpdesk());
        } catch (IllegalArgumentException wrongUsage) {
            throw new ParameterException(spec.commandLine(), wrongUsage.getMessage(), wrongUsage);
        }
    }

    private void write(CommandResult result) throws IOException {
        var out = spec.commandLine().getOut();
        if (output.isJson()) {
            out.println(Json.document(result));
        } else {
            result.table(TerminalText.writer(out), options.zone);
        }
    }

    private int fail(HelpdeskFailure failure) {
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
