package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.adapter.retrofit.Region;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that asks a help desk takes. */
final class CommonOptions {

    @Option(names = "--region", paramLabel = "feishu|lark", description = "Where the tenant lives: feishu, or lark.")
    @Nullable
    Region region;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "Another address of the Open API, say an emulator's.")
    @Nullable
    String baseUrl;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "The time zone of tables, and of times without one, as in Asia/Shanghai: this machine's if not"
                            + " told otherwise. JSON has UTC.")
    ZoneId zone = ZoneId.systemDefault();

    @Option(names = "--sample", description = "Runs on sample data in memory and asks no service.")
    boolean sample;

    @Option(
            names = {"-v", "--verbose"},
            description = "Tells each attempt, and the stack trace of a failure, on standard error.")
    boolean verbose;

    @Mixin
    HelpOption help = new HelpOption();

    /** Lets the adapter tell each attempt, if that is wanted: before it is first used. */
    void logAttempts() {
        if (verbose) {
            System.setProperty("org.slf4j.simpleLogger.log.dev.helpdesk4j", "debug");
        }
    }
}
