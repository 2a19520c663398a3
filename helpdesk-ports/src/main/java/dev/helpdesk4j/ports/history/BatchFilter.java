package dev.helpdesk4j.ports.history;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Selects the rows that a walk hands out: each once, and as far as the criteria select it.
 *
 * @param <T> what is listed
 */
final class BatchFilter<T> {

    private final TimedListing<T> listing;
    private final WalkProgress progress;

    /** The rows of unfinished windows that were handed out, by id, with their moments; none for a row without a time. */
    private final Map<String, Option<Long>> handedOut = new HashMap<>();

    BatchFilter(TimedListing<T> listing, WalkProgress progress) {
        this.listing = listing;
        this.progress = progress;
    }

    /** The batch to hand out of these rows; fails if a row that has to be read for the criteria cannot be read. */
    Either<StopCause, Seq<T>> batch(List<T> rows, TimeField field) {
        var batch = new ArrayList<T>();
        for (var row : rows) {
            var moment = listing.moment(row, field);
            if (handedOut.putIfAbsent(listing.id(row), moment) == null) {
                var selected = listing.select(row);
                if (selected.isLeft()) {
                    return Either.left(StopCause.failed(selected.getLeft()));
                }
                selected.get().forEach(batch::add);
                moment.map(listing::start).forEach(progress::reached);
            }
        }
        progress.handedOut(batch.size());
        return Either.right(Vector.ofAll(batch));
    }

    /** Forgets the rows before the window that is read next, or all that have a time if no window is left. */
    void forgetBefore(Option<Window> next) {
        handedOut.values().removeIf(moment -> moment.exists(handed -> next.forAll(window -> handed < window.from())));
    }
}
