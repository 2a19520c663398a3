package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.adapter.retrofit.Region;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that accesses the service. */
class ServiceOptions {

    @Option(
            names = "--region",
            paramLabel = "feishu|lark",
            description = "Region of the tenant: feishu or lark (default: feishu).")
    @Nullable
    Region region;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description =
                    "Base URL of the Open API, for example of an emulator (default: FEISHU_BASE_URL, or the region's).")
    @Nullable
    String baseUrl;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "Time zone of tables and of times without one, for example Asia/Shanghai (default: this machine's)."
                            + " JSON output uses UTC.")
    ZoneId zone = ZoneId.systemDefault();

    @Option(
            names = {"-v", "--verbose"},
            description = "Write each attempt and the stack trace of a failure to standard error.")
    boolean verbose;

    @Mixin
    HelpOption help = new HelpOption();

    /** Enables the adapter's log of attempts with {@code --verbose}; must be called before the adapter is loaded. */
    final void logAttempts() {
        if (verbose) {
            System.setProperty("org.slf4j.simpleLogger.log.dev.helpdesk4j", "debug");
        }
    }
}
