package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Option;

/**
 * A step of a walk: the check that the parts of a split window have at least as many rows as the window had. It follows the
 * parts in the plan; until it passes, the checkpoint does not move past the start of the window.
 *
 * @param minRows how many rows the parts must have together; 0 if the total of the window is not reliable
 * @param rowsBefore how many rows the walk had read before the parts
 */
record CompletenessCheck(Window window, int minRows, long rowsBefore) implements Step {

    /**
     * Returns whether the parts that were read have enough rows.
     *
     * @param rowsRead how many rows the walk has read
     */
    boolean isMet(long rowsRead) {
        return rowsRead - rowsBefore >= minRows;
    }

    /**
     * Makes the check. If there are too few rows, some may have left the window since it was split: its total is requested
     * again.
     *
     * @return why the walk must stop, or none if the parts are complete
     */
    <T> Option<StopCause> run(long rowsRead, TimedListing<T> listing, PageFetcher<T> fetcher) {
        if (isMet(rowsRead)) {
            return Option.none();
        }
        var found = rowsRead - rowsBefore;
        return fetcher.page(window, PageRequest.first(1))
                .fold(
                        failure -> Option.some(StopCause.failed(failure)),
                        page -> Option.when(
                                page.total() > found,
                                () -> StopCause.inconsistent("the listing of " + listing.describe(window)
                                        + " is inconsistent: its total is " + minRows
                                        + " or more, but its parts have " + found + " rows")));
    }
}
