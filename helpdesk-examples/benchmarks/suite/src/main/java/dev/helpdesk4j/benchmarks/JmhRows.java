package dev.helpdesk4j.benchmarks;

import dev.helpdesk4j.benchmarks.Jmh.Figures;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.openjdk.jmh.runner.RunnerException;

/** The rows that compare calls in a warm JVM. */
final class JmhRows {

    private final Effort effort;
    private final String server;

    JmhRows(Effort effort, String server) {
        this.effort = effort;
        this.server = server;
    }

    List<Row> decode() throws RunnerException {
        var figures = new Jmh(DecodeBenchmark.class, server, 1, 100, effort)
                .run("helpdesk4j", "sdk", "helpdesk4jWithComments");
        var ours = figures.get("helpdesk4j");
        var sdk = figures.get("sdk");
        var comments = figures.get("helpdesk4jWithComments");
        return List.of(
                ofTime(0.9, "decode.time", "decode a page of 200 tickets, beside the SDK: time", ours, sdk),
                Row.atMost(
                        0.4,
                        "decode.allocation",
                        "the same: allocation",
                        Spread.ofRatios(ours.allocation(), sdk.allocation())),
                Row.stated(
                        "decode.comments",
                        "the same with comments, which the SDK cannot read, beside without",
                        "processor time "
                                + Spread.ofRatios(comments.cpu(), ours.cpu()).text(2) + " x, allocation "
                                + Spread.ofRatios(comments.allocation(), ours.allocation())
                                        .text(2) + " x"),
                Row.stated(
                        "decode.bytes",
                        "allocation of a page: helpdesk4j, with comments, the SDK",
                        String.format(
                                Locale.ROOT,
                                "%.2f MB, %.2f MB, %.2f MB",
                                Spread.of(ours.allocation()).median() / 1e6,
                                Spread.of(comments.allocation()).median() / 1e6,
                                Spread.of(sdk.allocation()).median() / 1e6)));
    }

    List<Row> find(int threads) throws RunnerException {
        var figures =
                new Jmh(FindBenchmark.class, server, threads, 4000 / threads, effort).run("helpdesk4j", "sdk", "okHttp");
        var ours = figures.get("helpdesk4j");
        var subject = "find over warm loopback, " + threads + (threads == 1 ? " thread" : " threads");
        return List.of(
                ofTime(1.0, "find.sdk." + threads, subject + ", beside the SDK", ours, figures.get("sdk")),
                ofTime(1.3, "find.okhttp." + threads, subject + ", beside bare OkHttp", ours, figures.get("okHttp")));
    }

    List<Row> pages() throws RunnerException {
        var figures = new Jmh(PagesBenchmark.class, server, 1, 2, effort).run("helpdesk4j", "sdk", "helpdesk4jWalk");
        var sdk = figures.get("sdk");
        return List.of(
                ofRate(
                        1.3,
                        "pages",
                        "50 pages of 200 in sequence: tickets a second, beside the SDK",
                        figures.get("helpdesk4j"),
                        sdk),
                ofRate(
                        2.0,
                        "pages.walk",
                        "the same through a walk with 4 pages in flight, beside the SDK in sequence",
                        figures.get("helpdesk4jWalk"),
                        sdk));
    }

    /** Of a ratio of times: the elapsed time must reach the target; the processor time shows what others on the machine hide. */
    private static Row ofTime(double target, String key, String subject, Figures ours, Figures other) {
        return row(
                "at most " + target + " x",
                key,
                subject,
                Spread.ofRatios(ours.time(), other.time()),
                Spread.ofRatios(ours.cpu(), other.cpu()),
                elapsed -> elapsed <= target);
    }

    private static Row ofRate(double target, String key, String subject, Figures ours, Figures other) {
        return row(
                "at least " + target + " x",
                key,
                subject,
                Spread.ofRatios(other.time(), ours.time()),
                Spread.ofRatios(other.cpu(), ours.cpu()),
                elapsed -> elapsed >= target);
    }

    private static Row row(
            String target, String key, String subject, Spread elapsed, Spread cpu, DoublePredicate reached) {
        return new Row(
                key,
                subject,
                target,
                elapsed.text(2) + " x; by processor time " + cpu.text(2) + " x",
                Optional.of(reached.test(elapsed.median())));
    }
}
