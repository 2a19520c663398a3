package dev.helpdesk4j.benchmarks;

import java.util.Optional;

/**
 * A row of the table.
 *
 * @param key names the row in {@code NOTES.properties}
 * @param reached whether the target was reached; none if there is no target
 */
record Row(String key, String subject, String target, String measured, Optional<Boolean> reached) {

    static Row of(String key, String subject, String target, String measured, boolean reached) {
        return new Row(key, subject, target, measured, Optional.of(reached));
    }

    /** Returns a row of a figure that is stated without a target. */
    static Row stated(String key, String subject, String measured) {
        return new Row(key, subject, "stated", measured, Optional.empty());
    }

    /** Returns a row of a ratio, which the median must reach. */
    static Row atMost(double target, String key, String subject, Spread ratio) {
        return of(key, subject, "at most " + target + " x", ratio.text(2) + " x", ratio.median() <= target);
    }

    static Row atLeast(double target, String key, String subject, Spread ratio) {
        return of(key, subject, "at least " + target + " x", ratio.text(2) + " x", ratio.median() >= target);
    }
}
