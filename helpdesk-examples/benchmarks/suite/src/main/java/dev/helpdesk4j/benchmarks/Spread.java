package dev.helpdesk4j.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The minimum, median and maximum of some figures. */
record Spread(double min, double median, double max) {

    static Spread of(List<Double> figures) {
        return of(figures.stream().mapToDouble(Double::doubleValue).toArray());
    }

    static Spread of(double... figures) {
        var sorted = figures.clone();
        Arrays.sort(sorted);
        var middle = sorted.length / 2;
        var median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }

    /** Returns the ratio of each figure to the other one of the same round. */
    static Spread ofRatios(List<Double> figures, List<Double> others) {
        var ratios = new double[figures.size()];
        for (var round = 0; round < ratios.length; round++) {
            ratios[round] = figures.get(round) / others.get(round);
        }
        return of(ratios);
    }

    /** Returns the text with this many digits after the point, such as {@code 0.81 (0.79 to 0.90)}. */
    String text(int digits) {
        var format = "%." + digits + "f";
        return String.format(Locale.ROOT, format + " (" + format + " to " + format + ")", median, min, max);
    }
}
