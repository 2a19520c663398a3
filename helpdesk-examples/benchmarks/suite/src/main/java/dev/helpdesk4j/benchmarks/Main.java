package dev.helpdesk4j.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Runs all benchmarks, or those that are named, and writes {@code BENCHMARKS.md}. With {@code --smoke} each
 * runs for an instant and nothing is written. A benchmark that fails ends the run with its exception.
 */
final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        var arguments = new ArrayList<>(List.of(args));
        var effort = arguments.remove("--smoke") ? Effort.SMOKE : Effort.FULL;
        var project = Path.of(System.getProperty("benchmark.project"));
        var report = new Report(project);

        try (var server =
                Child.start(RecordedServer.class, List.of("-Xmx1g"), Integer.toString(PagesBenchmark.TICKETS), "0")) {
            var benchmarks = benchmarks(effort, project, server.line());
            var named = arguments.isEmpty() ? List.copyOf(benchmarks.keySet()) : List.copyOf(arguments);
            for (var name : named) {
                var benchmark = benchmarks.get(name);
                if (benchmark == null) {
                    throw new IllegalArgumentException(
                            "a benchmark must be one of " + benchmarks.keySet() + ", got " + name);
                }
                System.out.println("== " + name);
                var rows = benchmark.call();
                rows.forEach(row -> System.out.println(Report.line(row)));
                report.add(name, rows);
                if (effort == Effort.FULL) {
                    // After each benchmark, so that a run that is ended early keeps what it has measured.
                    report.write(benchmarks.keySet());
                }
            }
        }
        // JMH and the HTTP clients leave threads behind.
        System.exit(0);
    }

    private static Map<String, Callable<List<Row>>> benchmarks(Effort effort, Path project, String server) {
        var warm = new JmhRows(effort, server);
        var processes = new ProcessRows(effort, project);
        var benchmarks = new LinkedHashMap<String, Callable<List<Row>>>();
        benchmarks.put("decode", warm::decode);
        benchmarks.put("retained", processes::retainedHeap);
        benchmarks.put("find-1", () -> warm.find(1));
        benchmarks.put("find-8", () -> warm.find(8));
        benchmarks.put("pages", warm::pages);
        benchmarks.put("limits", processes::limitedWalk);
        benchmarks.put("virtual", processes::virtualThreads);
        benchmarks.put("export", processes::export);
        benchmarks.put("start", () -> processes.start(server));
        benchmarks.put("fake", processes::fake);
        benchmarks.put("events", processes::events);
        benchmarks.put("jars", processes::jars);
        return benchmarks;
    }
}
