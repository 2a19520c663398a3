package dev.helpdesk4j.architecture.violations.commands.examples.cli;

import picocli.CommandLine;

public final class SomeCommand {

    CommandLine line;
}
