package dev.helpdesk4j.adapter.fake.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program in its own JVM, on the class path of the tests without some of its jars. */
final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;

    private ChildJvm(Process process) {
        this.process = process;
        out = process.inputReader(StandardCharsets.UTF_8);
    }

    static ChildJvm start(List<String> options, Class<?> program) throws IOException {
        return start(options, program, System.getProperty("java.class.path"));
    }

    /**
     * Starts a program with some jars replaced by others.
     *
     * @param prefix the prefix of the names of the omitted jars
     */
    static ChildJvm startWith(String prefix, List<Path> jars, Class<?> program) throws IOException {
        var kept = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> !new File(jar).getName().startsWith(prefix));
        var classPath =
                Stream.concat(jars.stream().map(Path::toString), kept).collect(Collectors.joining(File.pathSeparator));
        return start(List.of(), program, classPath);
    }

    private static ChildJvm start(List<String> options, Class<?> program, String classPath) throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, program.getName()));
        return new ChildJvm(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    String line() throws IOException {
        return String.valueOf(out.readLine());
    }

    /** Returns the output until its end; the exit status must be 0. */
    List<String> lines() throws InterruptedException {
        var lines = out.lines().toList();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it has ended").isTrue();
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        return lines;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
