package dev.helpdesk4j.examples.cli;

import picocli.CommandLine.Option;

/** The option that selects the format of the output. */
final class OutputOption {

    /** A format of the output. */
    enum Format {
        TABLE,
        JSON
    }

    @Option(
            names = "--output",
            paramLabel = "table|json",
            description = "Output format: table or json (default: table).")
    Format format = Format.TABLE;

    boolean isJson() {
        return format == Format.JSON;
    }
}
