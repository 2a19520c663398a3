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
 * Selects from the rows of a page those that a walk returns: the rows that the criteria select, each once. A row is read
 * several times if its window is read in several passes or lies next to another.
 *
 * @param <T> what is listed
 */
final class BatchFilter<T> {

    private final TimedListing<T> listing;
    private final WalkProgress progress;

    /** The rows of unfinished windows that were selected or rejected before: the moment of each by its id, none for a row
     * without a time. */
    private final Map<String, Option<Long>> processed = new HashMap<>();

    BatchFilter(TimedListing<T> listing, WalkProgress progress) {
        this.listing = listing;
        this.progress = progress;
    }

    /** Returns the items among these rows, without those that it returned before; fails if a ticket must be fetched for the criteria and its call fails. */
    Either<StopCause, Seq<T>> batch(List<T> rows, TimeField field) {
        var batch = new ArrayList<T>();
        for (var row : rows) {
            var moment = listing.moment(row, field);
            if (processed.putIfAbsent(listing.id(row), moment) == null) {
                var selected = listing.select(row);
                if (selected.isLeft()) {
                    return Either.left(StopCause.failed(selected.getLeft()));
                }
                selected.get().forEach(batch::add);
                moment.map(listing::start).forEach(progress::reached);
            }
        }
        progress.returned(batch.size());
        return Either.right(Vector.ofAll(batch));
    }

    /** Removes the rows before the window that is read next, or all rows with a time if there is no further window. */
    void removeBefore(Option<Window> next) {
        processed.values().removeIf(moment -> moment.exists(time -> next.forAll(window -> time < window.from())));
    }
}
