package dev.helpdesk4j.examples.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Shows the help of a command at any depth; picocli's own help command supports only those of the first level. */
@Command(name = "help", description = "Show the help message of a command.")
final class HelpSubcommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "The command, for example: tickets list.")
    List<String> path = List.of();

    @Mixin
    HelpOption help = new HelpOption();

    @Override
    public Integer call() {
        var command = spec.parent().commandLine();
        for (var name : path) {
            var subcommand = command.getSubcommands().get(name);
            if (subcommand == null) {
                throw new UnmatchedArgumentException(command, List.of(name));
            }
            command = subcommand;
        }
        command.usage(spec.commandLine().getOut());
        return ExitCode.OK;
    }
}
