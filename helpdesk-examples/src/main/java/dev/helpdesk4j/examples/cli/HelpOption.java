package dev.helpdesk4j.examples.cli;

import picocli.CommandLine.Option;

/** What every command takes. */
final class HelpOption {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Tells what the command takes.")
    boolean help;
}
