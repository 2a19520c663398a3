package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.ticket.Stage;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.List;

/**
 * A step of a walk: the rows of a range of time to read, or of one stage if a single moment has too many rows.
 *
 * <p>The requested range includes both ends, but a row at {@code end} belongs to the next window. So neighbors request the
 * moment between them both: no row is missed, even if the service compares finer times than it returns, and each row
 * belongs to one window.
 *
 * @param field the time of a row by which the window selects
 * @param from the first moment, counted from 1970 in units of the listing's granularity
 * @param end the moment after the last one
 * @param stage the only requested stage; none for all stages
 * @param splits the number of splits that led to this window
 * @param inconsistencies the number of those splits that were made because pages were inconsistent
 */
record Window(TimeField field, long from, long end, Option<Stage> stage, int splits, int inconsistencies)
        implements Step {

    /** Every fourth split bisects the time, so that misleading pages cannot prevent progress. */
    private static final int BISECT_EVERY = 4;

    static Window of(TimeField field, long from, long end) {
        return new Window(field, from, end, Option.none(), 0, 0);
    }

    @Override
    public Window window() {
        return this;
    }

    boolean owns(long moment) {
        return from <= moment && moment < end;
    }

    /** Returns whether it can be split in two by time: it has more than one moment. */
    boolean canBeSplit() {
        return end - from > 1;
    }

    /**
     * Returns the two halves of a window that has more rows than the service returns.
     *
     * @param lastReachable the moments of the rows on the last reachable page, in the listing's order. If they are sorted,
     *     the split is after the oldest of them, so that one half has about as many rows as the cap; otherwise they are a
     *     sample, and the split is after their median
     */
    List<Window> splitAtCap(long[] lastReachable) {
        if (lastReachable.length == 0 || splits % BISECT_EVERY == BISECT_EVERY - 1) {
            return splitAt(middleOfTime());
        }
        return splitAt(isSorted(lastReachable) ? oldest(lastReachable) + 1 : justPastMedian(lastReachable));
    }

    /** Returns two halves with about the same number of rows: the split is after the median of these moments. */
    List<Window> splitInMiddle(long[] seen) {
        return splitAt(seen.length == 0 ? middleOfTime() : justPastMedian(seen));
    }

    /** Returns this window, as a half of a window whose pages were inconsistent. */
    Window afterInconsistency() {
        return new Window(field, from, end, stage, splits, inconsistencies + 1);
    }

    /** Returns the part of this window with this stage. */
    Window ofStage(Stage only) {
        return new Window(field, from, end, Option.some(only), splits + 1, inconsistencies);
    }

    private List<Window> splitAt(long wanted) {
        var moment = Math.max(from + 1, Math.min(end - 1, wanted));
        return List.of(
                new Window(field, from, moment, stage, splits + 1, inconsistencies),
                new Window(field, moment, end, stage, splits + 1, inconsistencies));
    }

    private long middleOfTime() {
        return from + (end - from) / 2;
    }

    private static boolean isSorted(long[] times) {
        var rising = true;
        var falling = true;
        for (var i = 1; i < times.length; i++) {
            rising &= times[i - 1] <= times[i];
            falling &= times[i - 1] >= times[i];
        }
        return rising || falling;
    }

    private static long oldest(long[] times) {
        return Arrays.stream(times).min().orElseThrow();
    }

    private static long justPastMedian(long[] times) {
        var sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] + 1;
    }
}
