package dev.helpdesk4j.examples.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A program, usually the command line, in its own JVM and in the C locale. */
final class ChildProcess implements AutoCloseable {

    private static final long SECONDS = 60;

    /** A short command ends before optimizing compilation pays off. */
    private static final List<String> QUICKLY = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** A reader of output would occupy the common pool, which may have only one thread. */
    private static final Executor OWN_THREAD = task -> {
        var thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    };

    private final Process process;
    private final Lines errorLines = new Lines();
    private final CompletableFuture<String> err;

    private ChildProcess(Process process) {
        this.process = process;
        this.err = CompletableFuture.supplyAsync(this::allErrors, OWN_THREAD);
    }

    static ChildProcess start(Map<String, String> environment, String... args) throws IOException {
        return start(List.of(), Main.class, environment, args);
    }

    private static ChildProcess start(
            List<String> starter, Class<?> program, Map<String, String> environment, String... args)
            throws IOException {
        var command = new ArrayList<>(starter);
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(QUICKLY);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().put("LANG", "C");
        builder.environment().putAll(environment);
        return new ChildProcess(builder.start());
    }

    /** Runs a command to its end. */
    static Run run(Map<String, String> environment, String... args) throws Exception {
        return run(Main.class, environment, args);
    }

    /** Runs a program to its end. */
    static Run run(Class<?> program, Map<String, String> environment, String... args) throws Exception {
        return end(start(List.of(), program, environment, args));
    }

    /** Runs a command as the last one of a bash script, to its end. */
    static Run runIn(String script, Map<String, String> environment, String... args) throws Exception {
        return end(start(List.of("bash", "-c", script, "script"), Main.class, environment, args));
    }

    /** Runs a command with a maximum file size, to its end. */
    static Run runWithFilesUpTo(int kilobytes, Map<String, String> environment, String... args) throws Exception {
        return runIn("ulimit -f " + kilobytes + "; exec \"$@\"", environment, args);
    }

    /** Runs a command with a maximum heap size, to its end. */
    static Run runWithMemory(int megabytes, String... args) throws Exception {
        return runIn("java=$1; shift; exec \"$java\" -Xmx" + megabytes + "m \"$@\"", Map.of(), args);
    }

    private static Run end(ChildProcess started) throws Exception {
        try (var child = started) {
            var out = text(child.process.getInputStream()::readAllBytes);
            return new Run(child.status(), out, child.err.get(SECONDS, TimeUnit.SECONDS));
        }
    }

    /** Returns the lines on standard output up to this one. */
    List<String> outUntil(String last) throws ExecutionException, InterruptedException, TimeoutException {
        var reader = process.inputReader(StandardCharsets.UTF_8);
        return CompletableFuture.supplyAsync(
                        () -> {
                            var lines = new ArrayList<String>();
                            while (lines.isEmpty()
                                    || !lines.get(lines.size() - 1).equals(last)) {
                                lines.add(line(reader));
                            }
                            return lines;
                        },
                        OWN_THREAD)
                .get(SECONDS, TimeUnit.SECONDS);
    }

    /** Waits for the next line on standard error. */
    String nextError() throws InterruptedException {
        return errorLines.next();
    }

    private String allErrors() {
        try {
            process.getErrorStream().transferTo(errorLines);
            return errorLines.toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Sends SIGTERM, as a service manager does. */
    void terminate() {
        // Process.destroy() would close standard error as well, while it is being read.
        process.toHandle().destroy();
    }

    /** Kills it at once, as {@code kill -9} or a power cut does. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        status();
    }

    /** Returns everything on standard error. */
    String err() throws Exception {
        return err.get(SECONDS, TimeUnit.SECONDS);
    }

    void whenEnded(Runnable action) {
        process.onExit().thenRunAsync(action, OWN_THREAD);
    }

    int status() throws InterruptedException {
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it has not ended");
        }
        return process.exitValue();
    }

    private static String line(BufferedReader reader) {
        try {
            var line = reader.readLine();
            if (line == null) {
                throw new AssertionError("standard output has ended");
            }
            return line;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private interface Bytes {
        byte[] read() throws IOException;
    }

    private static String text(Bytes bytes) {
        try {
            return new String(bytes.read(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
