package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.examples.cli.output.StandardOutput;
import dev.helpdesk4j.examples.cli.output.TerminalText;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code helpdesk} command. Exit status: 0 success, 2 invalid usage, 1 any other failure. */
@Command(
        name = "helpdesk",
        description = "Access a Feishu / Lark help desk, or sample data, from the command line.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Credentials are read only from the environment variables FEISHU_APP_ID,",
            "FEISHU_APP_SECRET, FEISHU_HELPDESK_ID and FEISHU_HELPDESK_TOKEN. They are sent",
            "to Feishu, or to the service that --region, --base-url or FEISHU_BASE_URL names.",
            "",
            "Exit status: 0 success, 2 invalid usage, 1 any other failure, for example of the",
            "service or the network."
        })
public final class Main {

    private static final String UNDECODABLE_ARGUMENT =
            "arguments must be readable in the locale's character set, got unreadable characters;"
                    + " set LC_ALL=C.UTF-8 and retry";

    private Main() {}

    public static void main(String[] args) {
        var terminal = System.err;
        // Log messages of this JVM are made safe for a terminal; the command's own are, by their writer.
        System.setErr(TerminalText.stream(terminal));
        System.exit(run(System.getenv(), System.out, terminal, args));
    }

    /** Runs one command line and returns its exit status. */
    static int run(Map<String, String> environment, PrintStream out, PrintStream err, String... args) {
        var output = utf8(out);
        var errors = TerminalText.writer(utf8(err));
        var commands = new CommandLine(new Main())
                .addSubcommand("help", new HelpSubcommand())
                .addSubcommand("demo", new DemoCommand())
                .addSubcommand("serve", new ServeCommand(environment))
                .addSubcommand(
                        "tickets",
                        group("List and show tickets.")
                                .addSubcommand("list", new ListTicketsCommand(environment))
                                .addSubcommand("show", new ShowTicketCommand(environment)))
                .addSubcommand(
                        "messages",
                        group("List and send a ticket's messages.")
                                .addSubcommand("list", new ListMessagesCommand(environment))
                                .addSubcommand("send", new SendMessageCommand(environment)))
                .addSubcommand(
                        "events",
                        group("Subscribe to events of the help desk, unsubscribe, or print events.")
                                .addSubcommand("subscribe", new EventsCommand.Subscribe(environment))
                                .addSubcommand("unsubscribe", new EventsCommand.Unsubscribe(environment))
                                .addSubcommand("listen", new ListenCommand(environment)))
                .addSubcommand("export", new ExportCommand(environment, err));
        ArgumentConverters.registerWith(commands);
        commands.setOut(output)
                .setErr(errors)
                .setExpandAtFiles(false)
                .setUsageHelpAutoWidth(true)
                .setExecutionStrategy(Main::execute)
                .setParameterExceptionHandler(Main::invalidUsage)
                .setExecutionExceptionHandler(Main::unexpectedError);
        var status = Arrays.stream(args).anyMatch(Main::isUndecodable)
                ? invalidUsage(new ParameterException(commands, UNDECODABLE_ARGUMENT), args)
                : commands.execute(args);
        if (output.checkError() && status == CommandLine.ExitCode.OK) {
            errors.println(
                    "helpdesk: the command succeeded, but standard output is incomplete: " + StandardOutput.BROKEN);
            status = CommandLine.ExitCode.SOFTWARE;
        }
        errors.flush();
        return status;
    }

    /** Refuses unknown arguments also together with {@code --help}, where picocli would ignore them. */
    private static int execute(ParseResult parsed) {
        for (var command : parsed.asCommandLineList()) {
            if (!command.getUnmatchedArguments().isEmpty()) {
                throw new UnmatchedArgumentException(command, command.getUnmatchedArguments());
            }
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** Java decodes arguments in the locale's character set and replaces what it cannot decode by U+FFFD. */
    private static boolean isUndecodable(String argument) {
        return argument.contains("\uFFFD");
    }

    /** Creates a command that only groups its subcommands. */
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
        command.getErr().println(TerminalText.oneLine("helpdesk: " + reason(wrong)));
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help' for more information.");
        return CommandLine.ExitCode.USAGE;
    }

    private static String reason(ParameterException wrong) {
        return wrong instanceof UnmatchedArgumentException unmatched
                ? unknown(unmatched)
                : String.valueOf(wrong.getMessage()).replaceFirst("^Error: ", "");
    }

    private static String unknown(UnmatchedArgumentException wrong) {
        var isMeantAsCommand = !wrong.isUnknownOption()
                && !wrong.getCommandLine().getSubcommands().isEmpty();
        var problem = isMeantAsCommand
                ? "unknown command '" + wrong.getUnmatched().get(0) + "'"
                : String.valueOf(wrong.getMessage());
        var suggestions = wrong.getSuggestions();
        return suggestions.isEmpty() ? problem : problem + "; did you mean " + String.join(", ", suggestions) + "?";
    }

    /**
     * Reports an error of the program itself, with its stack trace if {@code --verbose} is set or if the command has no such
     * option.
     */
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

    /** Returns the version of the jar. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            var version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"helpdesk4j " + (version == null ? "(not built as a jar)" : version)};
        }
    }
}
