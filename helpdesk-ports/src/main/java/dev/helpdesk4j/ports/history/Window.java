package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.ticket.Stage;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.List;

/**
 * A part of a walk: the rows of a span of time, and where a single moment has too many rows, those of one stage.
 *
 * <p>Both its ends are requested, but only the rows from the first moment on and before the second belong to it. So
 * neighbours share the moment between them: no row falls between two windows, even if the service compares finer times than
 * it shows; and no row belongs to both.
 *
 * @param field the time by which it is split
 * @param from its first moment, counted in the listing's granularity since 1970
 * @param end the moment after its last
 * @param stage the only stage that is requested; none for all
 * @param splits how many splits led to it
 * @param inconsistencies how many of these splits were made because the pages were inconsistent
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

    /** Whether there is a moment inside at which it can be split. */
    boolean canBeSplit() {
        return end - from > 1;
    }

    /**
     * Its two halves if it has more rows than the service shows.
     *
     * @param lastReachable the moments of the rows on the last page that can be reached, in the listing's order. If the
     *     listing is sorted by time, one of the halves ends just past the oldest of them and can be shown; otherwise they are
     *     a sample, and the split is in the middle of it.
     */
    List<Window> splitAtCap(long[] lastReachable) {
        if (lastReachable.length == 0 || splits % BISECT_EVERY == BISECT_EVERY - 1) {
            return splitAt(middleOfTime());
        }
        return splitAt(isSorted(lastReachable) ? oldest(lastReachable) + 1 : justPastMedian(lastReachable));
    }

    /** Its two halves, of about as many rows each, judged by the moments of the rows that have been seen. */
    List<Window> splitInMiddle(long[] seen) {
        return splitAt(seen.length == 0 ? middleOfTime() : justPastMedian(seen));
    }

    /** This window as a half of one whose pages were inconsistent. */
    Window afterInconsistency() {
        return new Window(field, from, end, stage, splits, inconsistencies + 1);
    }

    /** The rows of this window that have this stage. */
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
