package dev.helpdesk4j.examples.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

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
            "FEISHU_APP_SECRET, FEISHU_HELPDESK_ID and FEISHU_HELPDESK_TOKEN.",
            "",
            "Exit status: 0 done, 1 the service or the network said no, 2 wrong usage."
        })
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(System.getenv(), System.out, System.err, args));
    }

    /** Runs one command line and gives its exit status. */
    static int run(Map<String, String> environment, PrintStream out, PrintStream err, String... args) {
        var console = utf8(out);
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
                                .addSubcommand("send", new SendMessageCommand(environment)));
        var status = commands.setOut(console)
                .setErr(utf8(err))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Main::wrongUsage)
                .execute(args);
        console.flush();
        return status;
    }

    /** A command that only has others below it. */
    private static CommandLine group(String description) {
        var group = new CommandLine(CommandSpec.create().mixinStandardHelpOptions(true));
        group.getCommandSpec().usageMessage().description(description).synopsisSubcommandLabel("COMMAND");
        return group;
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private static int wrongUsage(ParameterException wrong, String[] args) {
        var command = wrong.getCommandLine();
        command.getErr().println("helpdesk: " + wrong.getMessage());
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help' for what it takes.");
        return CommandLine.ExitCode.USAGE;
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
