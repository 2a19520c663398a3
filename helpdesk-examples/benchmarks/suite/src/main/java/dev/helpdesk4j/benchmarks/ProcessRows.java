package dev.helpdesk4j.benchmarks;

import dev.helpdesk4j.adapter.retrofit.LimitedWalk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The rows about memory, threads and whole processes. */
final class ProcessRows {

    private static final double MB = 1e6;

    private final Effort effort;
    private final Path project;

    ProcessRows(Effort effort, Path project) {
        this.effort = effort;
        this.project = project;
    }

    List<Row> retainedHeap() throws IOException, InterruptedException {
        try (var child = Child.start(RetainedHeap.class, List.of("-Xmx1g", "-XX:+UseSerialGC"))) {
            var retained = child.figures();
            child.end();
            return List.of(Row.stated(
                    "decode.retained",
                    "heap that a decoded page retains: helpdesk4j, with comments, the SDK",
                    String.format(
                            Locale.ROOT,
                            "%.0f KB, %.0f KB, %.0f KB; %.2f x the SDK's",
                            retained[0] / 1000,
                            retained[1] / 1000,
                            retained[2] / 1000,
                            retained[0] / retained[2])));
        }
    }

    List<Row> limitedWalk() {
        var outcome = LimitedWalk.walk(effort.size(610_000, 4_000));
        var ratio = outcome.seconds() / Math.max(1, outcome.shortestSeconds());
        return List.of(Row.of(
                "walk.limits",
                "a walk of " + outcome.calls() + " calls under the documented limits, by a simulated clock",
                "at most 1.05 x the shortest time, no rejections",
                String.format(Locale.ROOT, "%.3f x, %d rejections", ratio, outcome.rejections()),
                ratio <= 1.05 && outcome.rejections() == 0));
    }

    List<Row> virtualThreads() throws IOException, InterruptedException {
        var subject = "10,000 virtual threads, one find each, latency 50 ms, in a heap of 256 MB";
        var target = "all succeed, fewer than 50 threads and 300 MiB above idle";
        var java = java25();
        var finds = effort.size(10_000, 200);
        try (var server = Child.start(RecordedServer.class, List.of("-Xmx512m"), "200", "50")) {
            var url = server.line();
            var threads = new ArrayList<Double>();
            var memory = new ArrayList<Double>();
            var failed = 0.0;
            for (var round = 0; round < effort.rounds(); round++) {
                try (var child = Child.start(
                        java.resolve("bin/java"),
                        System.getProperty("java.class.path"),
                        ManyFinds.class,
                        List.of("-Xmx256m", Desk.argument(url)),
                        Integer.toString(finds))) {
                    var figures = child.figures();
                    child.end();
                    failed += finds - figures[0];
                    threads.add(figures[1]);
                    memory.add(figures[2]);
                }
            }
            return List.of(Row.of(
                    "virtual",
                    subject,
                    target,
                    String.format(Locale.ROOT, "%.0f failed, ", failed)
                            + Spread.of(threads).text(0) + " threads, "
                            + Spread.of(memory).text(0) + " MiB",
                    failed == 0
                            && Spread.of(threads).max() < 50
                            && Spread.of(memory).max() < 300));
        }
    }

    private Path java25() {
        var java = Path.of(System.getProperty("benchmark.java25"));
        if (effort == Effort.FULL && !Files.exists(java.resolve("bin/java"))) {
            throw new IllegalStateException("JAVA25_HOME must be a JDK 25, got " + java);
        }
        return effort == Effort.FULL ? java : Path.of(System.getProperty("java.home"));
    }

    List<Row> export() throws IOException, InterruptedException {
        var sizes = effort == Effort.FULL ? List.of(10_000, 100_000, 1_000_000) : List.of(200, 1000);
        var largest = sizes.get(sizes.size() - 1);
        try (var server = Child.start(LargeDesk.class, List.of("-Xmx6g"), Integer.toString(largest))) {
            var url = server.line();
            var elapsed = new LinkedHashMap<Integer, Double>();
            for (var size : sizes) {
                try (var child = Child.start(
                        ExportTickets.class, List.of("-Xmx64m", Desk.argument(url)), Integer.toString(size))) {
                    elapsed.put(size, child.figures()[0]);
                    child.end();
                }
            }
            var measured = new ArrayList<String>();
            elapsed.forEach((size, seconds) ->
                    measured.add(String.format(Locale.ROOT, "%d: %.0f us a ticket", size, seconds / size * 1e6)));
            var perTicket = elapsed.entrySet().stream()
                    .mapToDouble(entry -> entry.getValue() / entry.getKey())
                    .toArray();
            var growth = perTicket[perTicket.length - 1] / perTicket[0];
            return List.of(Row.of(
                    "export",
                    "export of tickets in a heap of 64 MB",
                    "the time of a ticket does not grow",
                    String.join(", ", measured),
                    growth <= 1.1));
        }
    }

    List<Row> start(String server) throws IOException, InterruptedException {
        var flags = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
        var rows = new ArrayList<Row>();
        rows.addAll(start(server, "plain", "default flags", List.of(), false));
        rows.addAll(start(server, "flags", String.join(" ", flags), flags, false));
        rows.addAll(start(server, "archive", "the same flags and a class-data archive", flags, true));
        return rows;
    }

    private List<Row> start(String server, String key, String how, List<String> flags, boolean archive)
            throws IOException, InterruptedException {
        var ours = new Start(FirstTicket.class, classPath("adapter-jars"), server);
        var sdk = new Start(FirstTicketOfSdk.class, classPath("sdk-jars"), server);
        var folder = Files.createTempDirectory("benchmarks");
        try {
            for (var start : List.of(ours, sdk)) {
                start.prepare(flags, archive, folder);
            }
            for (var round = 0; round < 2 * effort.rounds(); round++) {
                ours.run();
                sdk.run();
            }
        } finally {
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
        var subject = "start to the first ticket, whole process, beside the SDK: ";
        var cpu = Spread.ofRatios(ours.cpu, sdk.cpu);
        var wall = Spread.ofRatios(ours.wall, sdk.wall);
        return List.of(
                Row.of(
                        "start.time." + key,
                        subject + "time, " + how,
                        "at most 1.0 x",
                        wall.text(2) + " x; by processor time " + cpu.text(2) + " x",
                        wall.median() <= 1.0),
                Row.atMost(
                        1.0, "start.memory." + key, "the same: peak memory", Spread.ofRatios(ours.memory, sdk.memory)));
    }

    private String classPath(String module) throws IOException {
        return project.resolve("suite/target/suite.jar")
                + File.pathSeparator
                + String.join(
                        File.pathSeparator,
                        jars(module).stream().map(Path::toString).toList());
    }

    private List<Path> jars(String module) throws IOException {
        try (var files = Files.list(project.resolve(module).resolve("target/jars"))) {
            return files.sorted().toList();
        }
    }

    /** The runs of one program that finds its first ticket. */
    private static final class Start {

        private final Class<?> program;
        private final String classPath;
        private final String server;
        private List<String> flags = List.of();
        private final List<Double> wall = new ArrayList<>();
        private final List<Double> cpu = new ArrayList<>();
        private final List<Double> memory = new ArrayList<>();

        Start(Class<?> program, String classPath, String server) {
            this.program = program;
            this.classPath = classPath;
            this.server = server;
        }

        /** Runs once without measuring, and makes the archive. */
        void prepare(List<String> newFlags, boolean archive, Path folder) throws IOException, InterruptedException {
            flags = newFlags;
            if (archive) {
                var file = folder.resolve(program.getSimpleName() + ".jsa");
                var quiet = List.of("-Xlog:disable", "-Xlog:all=error:stderr");
                flags = concat(newFlags, quiet, "-XX:ArchiveClassesAtExit=" + file);
                run();
                flags = concat(newFlags, quiet, "-XX:SharedArchiveFile=" + file);
            }
            run();
            wall.clear();
            cpu.clear();
            memory.clear();
        }

        private static List<String> concat(List<String> some, List<String> others, String last) {
            return Stream.of(some, others, List.of(last)).flatMap(List::stream).toList();
        }

        void run() throws IOException, InterruptedException {
            var java = Path.of(System.getProperty("java.home"), "bin", "java");
            var start = System.nanoTime();
            try (var child = Child.start(
                    java, classPath, program, flags, server, FullTickets.id(7).value())) {
                var figures = child.figures();
                child.end();
                wall.add((System.nanoTime() - start) / 1e9);
                cpu.add(figures[0]);
                memory.add(figures[1]);
            }
        }
    }

    List<Row> jars() throws IOException {
        var ours = size("adapter-jars");
        return List.of(Row.of(
                "jars",
                "jars of the Retrofit adapter with all it needs; the SDK's",
                "at most 5 MB",
                String.format(Locale.ROOT, "%.2f MB; %.1f MB", ours / MB, size("sdk-jars") / MB),
                ours <= 5 * MB));
    }

    private double size(String module) throws IOException {
        var size = 0L;
        for (var jar : jars(module)) {
            size += Files.size(jar);
        }
        return size;
    }

    List<Row> fake() throws IOException, InterruptedException {
        var tickets = effort.size(1_000_000, 2_000);
        try (var child = Child.start(
                FakeFilters.class,
                List.of("-Xmx6g", "-XX:+UseParallelGC"),
                Integer.toString(tickets),
                Integer.toString(effort.size(500, 5)))) {
            var heap = Integer.parseInt(child.line().substring("heap ".length()));
            var find = Double.parseDouble(child.line().substring("find ".length()));
            var alone = filters(child, "alone ", 13);
            var pairs = filters(child, "pair ", 4);
            child.end();
            var subject = "the fake with " + tickets + " sample tickets: ";
            return List.of(
                    atMost5Ms("fake.alone", subject + "each filter alone, first page, p99", alone),
                    atMost5Ms("fake.pairs", subject + "pairs of filters, first page, p99", pairs),
                    Row.of(
                            "fake.find",
                            subject + "find",
                            "at most 2 us",
                            String.format(Locale.ROOT, "%.2f us", find),
                            find <= 2),
                    Row.stated("fake.heap", subject + "heap per ticket", heap + " bytes"));
        }
    }

    List<Row> events() throws IOException, InterruptedException {
        try (var child = Child.start(
                WebhookLoad.class,
                // Otherwise the server delays each response by 40 ms, until the client has acknowledged its headers.
                List.of("-Xmx1g", "-Dsun.net.httpserver.nodelay=true"),
                Integer.toString(effort.size(3_000, 200)))) {
            var decode = child.figures()[0];
            var rate = child.figures()[0];
            var fullQueue = child.figures()[0];
            var heap = child.figures();
            child.end();
            return List.of(
                    Row.of(
                            "events.decode",
                            "a webhook's request of 4 KB: verify, decrypt and decode",
                            "at most 200 us",
                            String.format(Locale.ROOT, "%.0f us", decode),
                            decode <= 200),
                    Row.stated(
                            "events.rate",
                            "the same through the JDK's server, with 8 clients in the same process",
                            String.format(Locale.ROOT, "%.0f events a second", rate)),
                    Row.stated(
                            "events.full",
                            "the same with a full queue: p99 to the response",
                            String.format(Locale.ROOT, "%.1f ms", fullQueue)),
                    Row.stated(
                            "events.heap",
                            "heap of a remembered event, and of one in the queue",
                            String.format(Locale.ROOT, "%.0f bytes, %.0f bytes", heap[0], heap[1])));
        }
    }

    private static Row atMost5Ms(String key, String subject, LinkedHashMap<String, Double> p99) {
        var measured = new ArrayList<String>();
        p99.forEach((name, millis) -> measured.add(String.format(Locale.ROOT, "%s %.2f ms", name, millis)));
        return Row.of(
                key,
                subject,
                "at most 5 ms",
                String.join(", ", measured),
                p99.values().stream().allMatch(millis -> millis <= 5));
    }

    private static LinkedHashMap<String, Double> filters(Child child, String prefix, int count) throws IOException {
        var p99 = new LinkedHashMap<String, Double>();
        for (var i = 0; i < count; i++) {
            var line = child.line().substring(prefix.length());
            var last = line.lastIndexOf(' ');
            p99.put(line.substring(0, last), Double.parseDouble(line.substring(last + 1)));
        }
        return p99;
    }
}
