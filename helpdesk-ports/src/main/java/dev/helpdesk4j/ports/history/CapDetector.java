package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Either;
import java.util.List;

/**
 * Detects the cap of the service: the maximum number of rows that it returns for a window, if that is lower than
 * documented. A window with more rows would look complete at that cap. So each total that is larger than those confirmed
 * before is compared with the totals of the two halves of its window.
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

    /** Returns whether the window may have more rows than the total of this page. */
    boolean mayBeCapped(Page<?> page) {
        return page.totalIsLowerBound() || page.total() >= cap;
    }

    /** Returns whether a total this large or larger was confirmed before. The total of a single page needs no confirmation. */
    boolean isConfirmed(int total) {
        return total <= confirmed;
    }

    /**
     * Compares a total that is not confirmed yet with the totals of the window's parts: it is the cap if they have more rows.
     *
     * @param parts empty if the window cannot be split: then the total is confirmed
     * @param sharedRows how many rows are counted in both parts
     * @return whether the total is confirmed
     */
    Either<HelpdeskFailure, Boolean> confirm(int total, List<Window> parts, long sharedRows) {
        var rows = 0L;
        for (var part : parts) {
            var counted = fetcher.page(part, PageRequest.first(1));
            if (counted.isLeft()) {
                return Either.left(counted.getLeft());
            }
            rows += counted.get().totalIsLowerBound()
                    ? Integer.MAX_VALUE
                    : counted.get().total();
        }
        if (rows > total + sharedRows) {
            cap = total;
            return Either.right(false);
        }
        confirmed = total;
        return Either.right(true);
    }
}
