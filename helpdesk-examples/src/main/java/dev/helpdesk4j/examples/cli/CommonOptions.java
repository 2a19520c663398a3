package dev.helpdesk4j.examples.cli;

import picocli.CommandLine.Option;

/** The options of every command that accesses a help desk, which may be sample data. */
final class CommonOptions extends ServiceOptions {

    @Option(names = "--sample", description = "Use sample data in memory instead of the service.")
    boolean sample;
}
