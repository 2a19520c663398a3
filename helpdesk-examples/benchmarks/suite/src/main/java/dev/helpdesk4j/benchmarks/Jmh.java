package dev.helpdesk4j.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the methods of a benchmark in turn, each round with a new JVM for each method, so that what else runs on the machine
 * changes all of them. Each iteration has a fixed number of calls.
 *
 * @param server the server to call
 * @param calls the number of calls of an iteration, per thread
 */
record Jmh(Class<?> benchmark, String server, int threads, int calls, Effort effort) {

    /** The figures of a method in each round, each the median of its iterations: elapsed and processor time, and allocation. */
    record Figures(List<Double> time, List<Double> cpu, List<Double> allocation) {

        Figures() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /** Returns the figures of each method, by its name. */
    Map<String, Figures> run(String... methods) throws RunnerException {
        var figures = new HashMap<String, Figures>();
        for (var round = 0; round < effort.rounds(); round++) {
            for (var method : methods) {
                var of = figures.computeIfAbsent(method, name -> new Figures());
                var result = fork(method);
                of.time.add(median(result, null));
                of.cpu.add(median(result, CpuProfiler.RESULT));
                of.allocation.add(median(result, "gc.alloc.rate.norm") / effort.calls(calls));
            }
        }
        return figures;
    }

    private RunResult fork(String method) throws RunnerException {
        var options = new OptionsBuilder()
                .include(benchmark.getName().replace(".", "\\.") + "\\." + method + "$")
                .mode(Mode.SingleShotTime)
                .forks(1)
                .threads(threads)
                .warmupIterations(effort.warmups())
                .warmupBatchSize(effort.calls(calls))
                .measurementIterations(effort.iterations())
                .measurementBatchSize(effort.calls(calls))
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuProfiler.class)
                .jvmArgsAppend(Desk.argument(server))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        return new Runner(options).runSingle();
    }

    /** Returns the median over the iterations of the score, or of a profiler's result. */
    private static double median(RunResult result, String profiler) {
        var figures = new ArrayList<Double>();
        for (var iteration : result.getBenchmarkResults().iterator().next().getIterationResults()) {
            figures.add(
                    profiler == null
                            ? iteration.getPrimaryResult().getScore()
                            : iteration.getSecondaryResults().get(profiler).getScore());
        }
        return Spread.of(figures).median();
    }
}
