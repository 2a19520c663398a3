package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.examples.cli.output.TerminalText;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The {@code helpdesk} command. Exit status: 0 done, 1 the service or the network said no, 2 wrong usage. */
@Command(
        name = "helpdesk",
        description = "Asks a Feishu / Lark help desk, or sample data, from the command line.",
        subcommands = HelpCommand.class,
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "The service's credentials come from the environment alone: FEISHU_APP_ID,",
            "FEISHU_APP_SECRET, FEISHU_HELPDESK_ID and FEISHU_HELPDESK_TOKEN. They go to",
            "Feishu, unless --region, --base-url or FEISHU_BASE_URL says otherwise.",
            "",
            "Exit status: 0 done, 1 the service or the network said no, 2 wrong usage."
        })
public final class Main {

    private static final String UNDECODABLE_ARGUMENT =
            "an argument has characters that this locale cannot read; set LC_ALL=C.UTF-8 and try again";

    private Main() {}

    public static void main(String[] args) {
        var terminal = System.err;
        System.setErr(TerminalText.stream(terminal));
        System.exit(run(System.getenv(), System.out, terminal, args));
    }

    /** Runs one command line and gives its exit status. */
    static int run(Map<String, String> environment, PrintStream out, PrintStream err, String... args) {
        var console = utf8(out);
        var errors = TerminalText.writer(utf8(err));
        var commands = new CommandLine(new Main())
                .addSubcommand("demo", new DemoCommand())
                .addSubcommand("serve", new ServeCommand())
                .addSubcommand(
                        "tickets",
                        group("Lists and shows tickets.")
                                .addSubcommand("list", new ListTicketsCommand(environment))
                                .addSubcommand("show", new ShowTicketCommand(environment)))
                .addSubcommand(
                        "messages",
                        group("Lists and sends a ticket's messages.")
                                .addSubcommand("list", new ListMessagesCommand(environment))
                                .addSubcommand("send", new SendMessageCommand(environment)))
                .addSubcommand("export", new ExportCommand(environment, err));
        ArgumentConverters.registerWith(commands);
        commands.setOut(console)
                .setErr(errors)
                .setExpandAtFiles(false)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Main::invalidUsage)
                .setExecutionExceptionHandler(Main::unexpectedError);
        var status = Arrays.stream(args).anyMatch(Main::isUndecodable)
                ? invalidUsage(new ParameterException(commands, UNDECODABLE_ARGUMENT), args)
                : commands.execute(args);
        if (console.checkError() && status == CommandLine.ExitCode.OK) {
            errors.println("helpdesk: the command was carried out, but standard output did not take all that it"
                    + " tells - see whether the disk is full, or who reads has gone");
            status = CommandLine.ExitCode.SOFTWARE;
        }
        errors.flush();
        return status;
    }

    /** Java reads arguments as the locale says, and puts this where it cannot: nobody is to be sent that. */
    private static boolean isUndecodable(String argument) {
        return argument.contains("\uFFFD");
    }

    /** A command that only has others below it. */
    private static CommandLine group(String description) {
        var group = CommandSpec.create().addMixin("help", CommandSpec.forAnnotatedObject(new HelpOption()));
        group.usageMessage().description(description).synopsisSubcommandLabel("COMMAND");
        return new CommandLine(group);
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static int invalidUsage(ParameterException wrong, String[] args) {
        var command = wrong.getCommandLine();
        var reason = String.valueOf(wrong.getMessage()).replaceFirst("^Error: ", "");
        command.getErr().println(TerminalText.oneLine("helpdesk: " + reason));
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help' for what it takes.");
        return CommandLine.ExitCode.USAGE;
    }

    /** Shows an error of the program itself: with its stack trace where that is asked for, or cannot be asked for. */
    private static int unexpectedError(Exception error, CommandLine command, ParseResult parsed) {
        var verbose = command.getCommandSpec().findOption("--verbose");
        var trace = verbose == null || Boolean.TRUE.equals(verbose.getValue());
        command.getErr()
                .println(TerminalText.oneLine(
                        "helpdesk: unexpected error: " + error + (trace ? "" : " - add -v for the stack trace")));
        if (trace) {
            command.getErr().println(TerminalText.trace(error));
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** Tells the version that the jar was built as. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            var version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"helpdesk4j " + (version == null ? "(not built as a jar)" : version)};
        }
    }
}
