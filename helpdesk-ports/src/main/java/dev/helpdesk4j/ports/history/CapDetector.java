package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Either;
import java.util.List;

/**
 * Detects from which total on the service does not show all rows. A service that caps its totals at fewer rows than
 * documented would make a window look complete at that cap. So each total that is larger than those confirmed before is
 * compared with the totals of the two halves of its window.
 *
 * @param <T> what is listed
 */
final class CapDetector<T> {

    private final PageFetcher<T> fetcher;
    private int confirmed;
    private int cap = Integer.MAX_VALUE;

    CapDetector(PageFetcher<T> fetcher) {
        this.fetcher = fetcher;
        this.confirmed = fetcher.pageSize();
    }

    /** Whether there may be more rows than the total of this page. */
    boolean mayBeCapped(Page<?> page) {
        return page.totalIsLowerBound() || page.total() >= cap;
    }

    /** Whether a window has had this many rows or more, and no others. A single page needs no confirmation. */
    boolean isConfirmed(int total) {
        return total <= confirmed;
    }

    /**
     * Compares a total that is not confirmed yet with the totals of the window's parts.
     *
     * @param parts none if the window cannot be split: then the total is taken as it is
     * @param sharedRows how many rows are counted in two parts
     * @return whether the total is the number of all rows
     */
    Either<HelpdeskFailure, Boolean> confirm(int total, List<Window> parts, long sharedRows) {
        var rows = 0L;
        for (var part : parts) {
            var answer = fetcher.page(part, PageRequest.first(1));
            if (answer.isLeft()) {
                return Either.left(answer.getLeft());
            }
            rows += answer.get().totalIsLowerBound()
                    ? Integer.MAX_VALUE
                    : answer.get().total();
        }
        if (rows > total + sharedRows) {
            cap = total;
            return Either.right(false);
        }
        confirmed = total;
        return Either.right(true);
    }
}
