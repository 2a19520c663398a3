package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.ticket.Stage;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.List;

/**
 * A part of a walk: what lies in a span of time, and where a single moment holds too much, in one stage alone.
 *
 * <p>It is asked for with both its ends, and owns what lies from the first on and before the second. So neighbours share
 * the moment between them and nothing falls through, whatever finer time the service compares; and what both are told
 * belongs to one of them, so that nothing comes twice.
 *
 * @param axis the time it is cut by
 * @param from its first moment, counted in the listing's steps since 1970
 * @param end the moment after its last
 * @param stage the one stage that is asked for
 * @param cuts how many cuts led to it
 * @param doubts how many of these were made because a window did not add up
 */
record Window(Axis axis, long from, long end, Option<Stage> stage, int cuts, int doubts) implements Task {

    /** Every so many cuts one goes through the middle, so that hints that mislead cannot go on for ever. */
    private static final int CUTS_BY_HINT = 3;

    static Window of(Axis axis, long from, long end) {
        return new Window(axis, from, end, Option.none(), 0, 0);
    }

    @Override
    public Window window() {
        return this;
    }

    boolean owns(long moment) {
        return from <= moment && moment < end;
    }

    /** Whether there are moments in between where it can be cut. */
    boolean canBeCut() {
        return end - from > 1;
    }

    /**
     * Its two halves where its rows were told to be more than can be shown.
     *
     * @param lastReachable the times on the last page that can be reached, in the listing's order. In a listing that is
     *     sorted by time, the newest or the oldest first, just past the oldest of them is a cut with a part that can be
     *     shown on one side; in any other they are a sample, and the cut goes through the middle of it.
     */
    List<Window> cutAtTheCap(long[] lastReachable) {
        if (lastReachable.length == 0 || cuts % (CUTS_BY_HINT + 1) == CUTS_BY_HINT) {
            return cutAt(middleOfTime());
        }
        return cutAt(isSorted(lastReachable) ? oldest(lastReachable) + 1 : middle(lastReachable));
    }

    /** Its two halves, of about as many rows each, judged by the times of those that have been seen. */
    List<Window> cutInTheMiddle(long[] seen) {
        return cutAt(seen.length == 0 ? middleOfTime() : middle(seen));
    }

    /** The same window, with a doubt more. */
    Window doubted() {
        return new Window(axis, from, end, stage, cuts, doubts + 1);
    }

    private List<Window> cutAt(long wanted) {
        var cut = Math.max(from + 1, Math.min(end - 1, wanted));
        return List.of(
                new Window(axis, from, cut, stage, cuts + 1, doubts),
                new Window(axis, cut, end, stage, cuts + 1, doubts));
    }

    private long middleOfTime() {
        return from + (end - from) / 2;
    }

    Window in(Stage only) {
        return new Window(axis, from, end, Option.some(only), cuts + 1, doubts);
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

    private static long middle(long[] times) {
        var sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] + 1;
    }
}
