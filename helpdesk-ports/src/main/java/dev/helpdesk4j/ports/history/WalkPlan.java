package dev.helpdesk4j.ports.history;

import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** The steps that a walk still has to make, in order, and the place in its range up to which it is complete. */
final class WalkPlan {

    private final TimedListing<?> listing;
    private final List<TimeField> phases;
    private final Deque<Step> steps = new ArrayDeque<>();
    private long rowsRead;

    /** From the checkpoint to the end: the rest of its phase, and the whole range in each phase after it. */
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

    /** Takes the next step. */
    Step next() {
        return steps.remove();
    }

    /** The window that is read next, if there is one. */
    Option<Window> nextWindow() {
        return Option.ofOptional(steps.stream()
                .filter(Window.class::isInstance)
                .map(Step::window)
                .findFirst());
    }

    /** How many rows the windows have that were read completely. */
    long rowsRead() {
        return rowsRead;
    }

    /** Records a complete window, or plans its parts and the check that they have its rows. */
    void finish(Window window, WindowResult result) {
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

    /** Moves the checkpoint to the next window, but not past a window whose parts do not have its rows yet. */
    Checkpoint advance(Checkpoint checkpoint) {
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
