package dev.helpdesk4j.architecture.violations.commands.examples.cli.export;

import dev.helpdesk4j.architecture.violations.commands.examples.cli.SomeCommand;

public final class ExportThatKnowsCommands {

    SomeCommand command;
}
