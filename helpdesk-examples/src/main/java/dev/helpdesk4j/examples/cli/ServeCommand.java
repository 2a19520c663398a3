package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.ShiftedClock;
import dev.helpdesk4j.adapter.fake.emulator.Finding;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.examples.cli.output.TerminalText;
import java.io.File;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the emulator, for clients in any language. */
@Command(
        name = "serve",
        description = "Run an emulator of the service with sample data, on this machine alone, for any client;"
                + " needs no credentials.")
final class ServeCommand implements Callable<Integer> {

    /** A higher number would take more memory than a developer's machine can spare. */
    private static final int MAX_TICKETS = 1_000_000;

    @Spec
    CommandSpec spec;

    @Mixin
    HelpOption help = new HelpOption();

    @Option(names = "--port", paramLabel = "N", description = "Port, 0 to 65535 (default: any free one).")
    int port;

    @Option(
            names = "--tickets",
            paramLabel = "N",
            description = "Number of sample tickets, 0 to 1000000 (default: ${DEFAULT-VALUE}).")
    int tickets = 500;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Seed of the sample tickets; the same seed generates the same tickets (default: ${DEFAULT-VALUE}).")
    long seed = 4;

    @Option(names = "--rate-limits", description = "Enforce the documented rate limits.")
    boolean rateLimits;

    @Option(
            names = "--strict",
            description =
                    "Refuse requests that deviate from the documents, for example by unknown parameters; without this"
                            + " option such a deviation is a warning.")
    boolean strict;

    @Option(
            names = {"-v", "--verbose"},
            description = "Write each refusal and each warning to standard error: the time, the request, the code,"
                    + " the reason and the log id.")
    boolean verbose;

    @Option(
            names = "--control",
            description =
                    "Allow tests in any language to control it over HTTP: faults of the service and of the network,"
                            + " people's acts, the clock and more. Print the address and a token; GET /routes there lists the"
                            + " requests.")
    boolean control;

    @Option(
            names = "--webhook",
            paramLabel = "URL",
            description =
                    "Post events to this URL on this machine, for example http://127.0.0.1:8080/events. Bodies contain"
                            + " FEISHU_VERIFICATION_TOKEN, and are encrypted and signed if FEISHU_ENCRYPT_KEY is set; both are read"
                            + " from the environment. Without this option events are sent over long connections.")
    @Nullable
    String webhook;

    private final Map<String, String> environment;
    private Optional<WebhookSettings> delivered = Optional.empty();

    ServeCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65535) {
            throw new ParameterException(spec.commandLine(), "--port must be 0 to 65535, got " + port);
        }
        if (tickets < 0 || tickets > MAX_TICKETS) {
            throw new ParameterException(
                    spec.commandLine(), "--tickets must be 0 to " + MAX_TICKETS + ", got " + tickets);
        }
        var stopped = new CountDownLatch(1);
        try (var desk = start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(desk::close));
            print(desk);
            stopped.await();
        } catch (UncheckedIOException taken) {
            spec.commandLine()
                    .getErr()
                    .println(TerminalText.oneLine("helpdesk: " + taken.getMessage()
                            + "; the port may be in use, choose another --port or none"));
            return ExitCode.SOFTWARE;
        }
        return ExitCode.OK;
    }

    private ServedDesk start() {
        var clock = ShiftedClock.system();
        var fake = sample(clock);
        var builder = HelpdeskEmulator.builder(fake)
                .clock(clock)
                .rateLimits(rateLimits)
                .longConnections(seed);
        if (strict) {
            builder.strict();
        }
        if (verbose) {
            builder.onFinding(this::print);
        }
        delivered = webhookOf(builder);
        return control ? ServedDesk.controlled(builder, port, fake, clock) : ServedDesk.alone(builder, port);
    }

    /** Returns the webhook, with which the builder delivers events; none without the option. */
    private Optional<WebhookSettings> webhookOf(HelpdeskEmulator.Builder builder) {
        try {
            var settings = Optional.ofNullable(webhook).map(url -> new WebhookSettings(url, environment));
            settings.ifPresent(known -> known.applyTo(builder));
            return settings;
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(spec.commandLine(), String.valueOf(refused.getMessage()), refused);
        }
    }

    private void print(Finding finding) {
        var err = spec.commandLine().getErr();
        err.println(TerminalText.oneLine(finding.toString()));
        err.flush();
    }

    private FakeHelpdesk sample(Clock clock) {
        try {
            return FakeHelpdesk.builder().clock(clock).sampleData(seed, tickets).build();
        } catch (OutOfMemoryError full) {
            throw new ParameterException(
                    spec.commandLine(),
                    tickets + " tickets do not fit into the memory that Java may use: choose fewer --tickets or more"
                            + " memory, for example java -Xmx6g -jar helpdesk.jar serve",
                    full);
        }
    }

    private void print(ServedDesk desk) {
        var out = spec.commandLine().getOut();
        out.println("A help desk with " + tickets + " tickets listens on " + desk.baseUrl());
        out.println("Its clients need these variables; it accepts no other credentials:");
        desk.exports().forEach((name, value) -> out.println("  export " + name + "=" + value));
        out.println("Try: " + ownCommand(System.getProperty("java.class.path")) + " tickets list");
        if (control) {
            out.println("Or:  curl -H \"Authorization: Bearer $HELPDESK_CONTROL_TOKEN\" $HELPDESK_CONTROL_URL/routes");
        }
        out.println("Events to which a client subscribes are "
                + delivered.map(settings -> "posted to " + settings).orElse("sent over the long connections of clients")
                + ".");
        delivered.ifPresent(settings -> checkWebhook(desk));
        out.println("Stop it with Ctrl-C.");
    }

    private void checkWebhook(ServedDesk desk) {
        try {
            desk.checkWebhook();
        } catch (IllegalStateException failed) {
            spec.commandLine()
                    .getErr()
                    .println(TerminalText.oneLine("helpdesk: the check of the URL failed: " + failed.getMessage()
                            + "; events are posted nevertheless"));
            spec.commandLine().getErr().flush();
        }
    }

    /** Returns the command that starts this program in the same folder. */
    static String ownCommand(String classPath) {
        var jar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
        return jar ? "java -jar " + quoted(classPath) : "java -cp " + quoted(classPath) + " " + Main.class.getName();
    }

    private static String quoted(String word) {
        return word.matches("[\\w./:-]+") ? word : "'" + word + "'";
    }
}
