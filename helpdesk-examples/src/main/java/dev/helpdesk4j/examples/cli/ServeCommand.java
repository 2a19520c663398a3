package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The emulator, for clients in any language. */
@Command(
        name = "serve",
        description = "Runs an emulator of the service with sample data, on this machine alone, for any client;"
                + " needs no credentials.")
final class ServeCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Mixin
    HelpOption help = new HelpOption();

    @Option(names = "--port", paramLabel = "N", description = "The port; any free one if not told otherwise.")
    int port;

    @Option(
            names = "--tickets",
            paramLabel = "N",
            description = "How many tickets there are: ${DEFAULT-VALUE} if not told otherwise.")
    int tickets = 500;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed gives the same tickets: ${DEFAULT-VALUE} if not told otherwise.")
    long seed = 4;

    @Option(names = "--rate-limits", description = "Enforces the documented rate limits.")
    boolean rateLimits;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65535) {
            throw new ParameterException(spec.commandLine(), "a port is 0 to 65535, but was " + port);
        }
        if (tickets < 0) {
            throw new ParameterException(spec.commandLine(), "there are 0 tickets at least, but not " + tickets);
        }
        var stopped = new CountDownLatch(1);
        try (var emulator = HelpdeskEmulator.builder(FakeHelpdesk.withSampleData(seed, tickets))
                .port(port)
                .rateLimits(rateLimits)
                .start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(emulator::close));
            tell(emulator);
            stopped.await();
        } catch (UncheckedIOException taken) {
            spec.commandLine()
                    .getErr()
                    .println("helpdesk: " + taken.getMessage() + ", it may be taken - choose another --port, or none");
            return ExitCode.SOFTWARE;
        }
        return ExitCode.OK;
    }

    private void tell(HelpdeskEmulator emulator) {
        var out = spec.commandLine().getOut();
        out.println("A help desk with " + tickets + " tickets listens on " + emulator.baseUrl());
        out.println("Its clients need these variables; it accepts no other credentials:");
        out.println("  export FEISHU_APP_ID=" + emulator.appId());
        out.println("  export FEISHU_APP_SECRET=" + emulator.appSecret());
        out.println("  export FEISHU_HELPDESK_ID=" + emulator.helpdeskId().value());
        out.println("  export FEISHU_HELPDESK_TOKEN=" + emulator.helpdeskToken());
        out.println("  export FEISHU_BASE_URL=" + emulator.baseUrl());
        out.println("Try: helpdesk tickets list");
        out.println("Stop it with Ctrl-C.");
    }
}
