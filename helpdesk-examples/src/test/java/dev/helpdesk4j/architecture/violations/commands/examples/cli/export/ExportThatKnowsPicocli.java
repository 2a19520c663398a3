package dev.helpdesk4j.architecture.violations.commands.examples.cli.export;

import picocli.CommandLine;

public final class ExportThatKnowsPicocli {

    CommandLine exit;
}
