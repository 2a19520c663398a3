package dev.helpdesk4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * Writes {@code BENCHMARKS.md}: the machine, the versions, and the table. The reason for a target that is not reached is
 * taken from {@code NOTES.properties}, by the row's key.
 */
final class Report {

    private final Path project;
    private final List<String> benchmarks = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    Report(Path project) {
        this.project = project;
    }

    void add(String benchmark, List<Row> measured) {
        benchmarks.add(benchmark);
        rows.addAll(measured);
    }

    static String line(Row row) {
        return "| " + row.subject() + " | " + row.target() + " | " + row.measured() + " | "
                + row.reached().map(reached -> reached ? "yes" : "**no**").orElse("") + " |";
    }

    /** @param all the names of all benchmarks; those that were not run are listed as missing */
    void write(Collection<String> all) throws IOException {
        var text = new ArrayList<>(List.of(
                "# Benchmarks",
                "",
                "Written by `helpdesk-examples/benchmarks/run` on " + LocalDate.now(ZoneOffset.UTC)
                        + "; [the README](README.md) describes what is measured and how.",
                "",
                "- Machine: " + machine(),
                "- Java " + Runtime.version() + "; virtual threads on Java " + java25(),
                "- Official Java SDK: " + jar("sdk-jars", "oapi-sdk-") + "; bare OkHttp: "
                        + jar("adapter-jars", "okhttp-jvm-") + ", as in the adapter",
                "",
                "Each figure is the median over the rounds, with the minimum and maximum in brackets. A ratio compares two runs of"
                        + " the same round.",
                "",
                "| subject | to reach | measured | reached |",
                "|---|---|---|---|"));
        rows.forEach(row -> text.add(line(row)));
        var missing = new ArrayList<>(all);
        missing.removeAll(benchmarks);
        if (!missing.isEmpty()) {
            text.addAll(List.of("", "Not measured in this run: " + String.join(", ", missing) + "."));
        }
        text.addAll(notes());
        Files.write(project.resolve("BENCHMARKS.md"), text);
    }

    private List<String> notes() throws IOException {
        var notes = new Properties();
        try (var reader = Files.newBufferedReader(project.resolve("NOTES.properties"))) {
            notes.load(reader);
        }
        var text = new ArrayList<String>();
        for (var row : rows) {
            var note = notes.getProperty(row.key());
            if (note != null && !row.reached().orElse(false)) {
                text.add("- *" + row.subject() + "*: " + note);
            } else if (!row.reached().orElse(true)) {
                text.add("- *" + row.subject() + "*: no reason is known yet.");
            }
        }
        if (!text.isEmpty()) {
            text.addAll(0, List.of("", "## What falls short, and why", ""));
        }
        return text;
    }

    private static String machine() throws IOException {
        return Runtime.getRuntime().availableProcessors() + " processors (" + value("/proc/cpuinfo", "model name")
                + "), "
                + String.format(
                        Locale.ROOT,
                        "%.0f GB of memory",
                        Long.parseLong(value("/proc/meminfo", "MemTotal").split(" ")[0]) / 1e6)
                + ", " + System.getProperty("os.name") + ", load "
                + Files.readString(Path.of("/proc/loadavg")).split(" ")[1];
    }

    private static String value(String file, String name) throws IOException {
        for (var line : Files.readAllLines(Path.of(file))) {
            if (line.startsWith(name)) {
                return line.substring(line.indexOf(':') + 1).strip();
            }
        }
        return "unknown";
    }

    private static String java25() throws IOException {
        var release = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(System.getProperty("benchmark.java25"), "release"))) {
            release.load(reader);
        }
        return release.getProperty("JAVA_VERSION").replace("\"", "");
    }

    private String jar(String module, String prefix) throws IOException {
        try (var files = Files.list(project.resolve(module).resolve("target/jars"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .map(name -> name.substring(prefix.length(), name.length() - ".jar".length()))
                    .findFirst()
                    .orElse("unknown");
        }
    }
}
