package dev.helpdesk4j.architecture.violations.commands.examples.cli.output;

import dev.helpdesk4j.architecture.violations.commands.examples.cli.export.ExportThatKnowsPicocli;

public final class OutputThatKnowsTheExport {

    ExportThatKnowsPicocli export;
}
