package dev.helpdesk4j.examples.cli;

import static dev.helpdesk4j.examples.cli.Environment.APP_ID;
import static dev.helpdesk4j.examples.cli.Environment.APP_SECRET;

import dev.helpdesk4j.adapter.retrofit.event.ConnectionFailure;
import dev.helpdesk4j.adapter.retrofit.event.LongConnection;
import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.examples.cli.output.EventDocument;
import dev.helpdesk4j.examples.cli.output.EventLine;
import dev.helpdesk4j.examples.cli.output.Json;
import dev.helpdesk4j.examples.cli.output.TerminalText;
import dev.helpdesk4j.ports.event.EventListener;
import dev.helpdesk4j.ports.event.EventReceiver;
import dev.helpdesk4j.ports.event.InMemorySeenEvents;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints the events of the app, received over a long connection, until it is stopped. */
@Command(
        name = "listen",
        description = "Print the events of the app's help desks, received over a long connection, until Ctrl-C.",
        footer = {
            "",
            "Each event is delivered to one connection of the app only: a running application of the same app does"
                    + " not receive the events that are printed here. Better, use an app for tests.",
            "",
            "Before it:",
            "1. In the developer console, choose the long connection for events, add the events of the help desk,"
                    + " and publish a version of the app.",
            "2. Run 'helpdesk events subscribe' for each help desk.",
            "",
            "It needs FEISHU_APP_ID and FEISHU_APP_SECRET only. The state of the connection is written to standard"
                    + " error. A closed output is noticed at the next event, which is then delivered again."
        })
final class ListenCommand implements Callable<Integer> {

    /** How long closing waits for events that are being written: later acknowledgements have no effect. */
    private static final Duration CLOSE_TIME = Duration.ofSeconds(3);

    @Spec
    CommandSpec spec;

    @CommandLine.Option(
            names = "--take-events",
            description = "Required, as the events that are printed here are not delivered to another connection.")
    boolean takeEvents;

    @CommandLine.Option(
            names = "--count",
            paramLabel = "N",
            description = "End after N events, 1 or more (default: no end).")
    @Nullable
    Long count;

    @Mixin
    OutputOption output = new OutputOption();

    @Mixin
    ServiceOptions options = new ServiceOptions();

    private final Environment environment;

    ListenCommand(Map<String, String> variables) {
        this.environment = new Environment(variables);
    }

    @Override
    public Integer call() throws Exception {
        options.logAttempts();
        logStatesOnce();
        var end = new CompletableFuture<Option<ConnectionFailure>>();
        try (var connection = connect(end)) {
            Runtime.getRuntime().addShutdownHook(new Thread(connection::close));
            return status(end);
        }
    }

    /** Without {@code --verbose} the log of the connection would repeat the states, which have lines of their own. */
    private void logStatesOnce() {
        if (!options.verbose) {
            System.setProperty("org.slf4j.simpleLogger.log." + LongConnection.class.getName(), "off");
        }
    }

    private LongConnection connect(CompletableFuture<Option<ConnectionFailure>> end) {
        try {
            checkArguments();
            environment.require(List.of(APP_ID, APP_SECRET), "set them");
            return LongConnection.builder(environment.get(APP_ID), environment.get(APP_SECRET), receiver(end))
                    .baseUrl(environment.baseUrl(options))
                    .closeTime(CLOSE_TIME)
                    .stateListener(new ConnectionReports(
                            spec.commandLine().getErr(), failure -> end.complete(Option.some(failure))))
                    .start();
        } catch (IllegalArgumentException wrongUsage) {
            throw new ParameterException(spec.commandLine(), wrongUsage.getMessage(), wrongUsage);
        }
    }

    private void checkArguments() {
        if (!takeEvents) {
            throw new IllegalArgumentException("each event is delivered to one connection of the app only, so that"
                    + " this command takes events away from a running application; add --take-events to allow it");
        }
        if (count != null && count < 1) {
            throw new IllegalArgumentException("--count must be 1 or more, got " + count);
        }
    }

    private EventReceiver receiver(CompletableFuture<Option<ConnectionFailure>> end) {
        var header = output.isJson() ? "" : EventLine.header() + System.lineSeparator();
        EventPrinter.Format format = output.isJson()
                ? event -> Json.line(json -> EventDocument.write(json, event)).readUtf8()
                : event -> EventLine.of(event, options.zone) + System.lineSeparator();
        var printer = new EventPrinter(
                spec.commandLine().getOut(),
                header,
                format,
                count == null ? Long.MAX_VALUE : count,
                () -> end.complete(Option.none()));
        return EventReceiver.afterHandling(printer, new InMemorySeenEvents(), new EventListener() {
            @Override
            public void handlerFailed(EventId event, int attempt, Throwable exception) {
                end.completeExceptionally(exception);
            }
        });
    }

    /** Waits for the end, which is a permanent failure or none, or an exception of the output. */
    private int status(CompletableFuture<Option<ConnectionFailure>> end) throws Exception {
        try {
            var failure = end.get();
            return failure.isEmpty()
                    ? ExitCode.OK
                    : fail("listen to events failed: " + ConnectionReports.withAdvice(failure.get()));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException broken) {
                return fail("standard output cannot be written: " + broken.getMessage());
            }
            throw failed;
        }
    }

    private int fail(String message) {
        spec.commandLine().getErr().println(TerminalText.oneLine("helpdesk: " + message));
        return ExitCode.SOFTWARE;
    }
}
