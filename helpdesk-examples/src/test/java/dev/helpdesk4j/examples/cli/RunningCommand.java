package dev.helpdesk4j.examples.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A command line that runs in this JVM until it ends by itself. */
final class RunningCommand {

    private static final long PATIENCE_SECONDS = 60;

    private final Lines err = new Lines();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();

    private RunningCommand() {}

    static RunningCommand start(OutputStream out, Map<String, String> environment, String... args) {
        var command = new RunningCommand();
        var thread = new Thread(() -> command.status.complete(
                Main.run(environment, new PrintStream(out), new PrintStream(command.err), args)));
        thread.setDaemon(true);
        thread.start();
        return command;
    }

    Lines err() {
        return err;
    }

    /** Waits for the end, and returns the exit status. */
    int status() throws Exception {
        return status.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
