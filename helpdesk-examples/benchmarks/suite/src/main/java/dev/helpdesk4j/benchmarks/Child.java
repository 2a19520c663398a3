package dev.helpdesk4j.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that runs a program of this suite in a JVM of its own. Closing it ends the process. */
final class Child implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final Class<?> program;

    private Child(Class<?> program, Process process) {
        this.program = program;
        this.process = process;
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts a program on the class path of this suite, with the same Java version. */
    static Child start(Class<?> program, List<String> jvmArguments, String... arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        return start(java, System.getProperty("java.class.path"), program, jvmArguments, arguments);
    }

    static Child start(Path java, String classPath, Class<?> program, List<String> jvmArguments, String... arguments)
            throws IOException {
        var command = new ArrayList<>(List.of(java.toString(), "-cp", classPath));
        command.addAll(jvmArguments);
        command.add(program.getName());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new Child(program, process);
    }

    /** Returns the next line that the program prints. */
    String line() throws IOException {
        var line = output.readLine();
        if (line == null) {
            throw new IOException(program.getSimpleName() + " must print a result, but has ended");
        }
        return line;
    }

    /** Returns the numbers of the next line. */
    double[] figures() throws IOException {
        var words = line().split(" ");
        var figures = new double[words.length];
        for (var i = 0; i < words.length; i++) {
            figures[i] = Double.parseDouble(words[i]);
        }
        return figures;
    }

    /** Waits until the program has ended without an error. */
    void end() throws IOException, InterruptedException {
        var status = process.waitFor();
        if (status != 0) {
            throw new IOException(program.getSimpleName() + " must end with status 0, got " + status);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
