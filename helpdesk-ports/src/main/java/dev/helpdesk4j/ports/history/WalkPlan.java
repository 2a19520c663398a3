package dev.helpdesk4j.ports.history;

import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * The remaining steps of a walk, in order. A window that must be read in parts is replaced by its parts and a check; the
 * checkpoint results from the steps that remain.
 */
final class WalkPlan {

    private final TimedListing<?> listing;
    private final List<TimeField> phases;
    private final Deque<Step> steps = new ArrayDeque<>();
    private long rowsRead;

    /** Plans one window from the checkpoint to the end of its phase, and one for the whole range in each later phase. */
    WalkPlan(TimedListing<?> listing, Checkpoint start) {
        this.listing = listing;
        this.phases = start.subject().phases();
        var end = listing.moment(start.end());
        for (var phase = start.phase(); phase <= phases.size(); phase++) {
            var from = listing.moment(phase == start.phase() ? start.reached() : start.from());
            if (from < end) {
                steps.add(Window.of(phases.get(phase - 1), from, end));
            }
        }
    }

    boolean isDone() {
        return steps.isEmpty();
    }

    /** Removes and returns the next step. */
    Step removeNext() {
        return steps.remove();
    }

    /** Returns the window that is read next; none if there is no further one. */
    Option<Window> nextWindow() {
        return Option.ofOptional(steps.stream()
                .filter(Window.class::isInstance)
                .map(Step::window)
                .findFirst());
    }

    /** Returns the number of rows of all windows that were read completely. */
    long rowsRead() {
        return rowsRead;
    }

    /** Counts the rows of a complete window; adds the parts of any other window, and their check, to the plan. */
    void record(Window window, WindowResult result) {
        if (result.isComplete()) {
            rowsRead += result.rows();
            return;
        }
        steps.push(new CompletenessCheck(window, result.rows(), rowsRead));
        var parts = new ArrayDeque<>(result.parts());
        while (!parts.isEmpty()) {
            steps.push(parts.removeLast());
        }
    }

    /**
     * Returns the checkpoint after this one: at the next window, but not after a window whose parts have too few rows so
     * far.
     */
    Checkpoint checkpointAfter(Checkpoint checkpoint) {
        return Stream.concat(
                        nextWindow().toJavaStream(),
                        steps.stream()
                                .filter(step -> step instanceof CompletenessCheck check && !check.isMet(rowsRead))
                                .map(Step::window))
                .map(window -> checkpoint.at(phases.indexOf(window.field()) + 1, listing.start(window.from())))
                .min(Comparator.comparing(Checkpoint::phase).thenComparing(Checkpoint::reached))
                .orElseGet(checkpoint::complete);
    }
}
