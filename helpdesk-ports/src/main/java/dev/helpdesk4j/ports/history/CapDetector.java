package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Either;
import java.util.List;

/**
 * Detects a cap that is lower than documented. The cap is the maximum number of rows that the service returns for a window: the
 * total of a window with more rows is the cap, and the window would look complete. So a total above the largest confirmed one
 * is compared with the totals of the two halves of its window.
 *
 * @param <T> what is listed
 */
final class CapDetector<T> {

    private final PageFetcher<T> fetcher;
    private int largestConfirmed;
    private int cap = Integer.MAX_VALUE;

    CapDetector(PageFetcher<T> fetcher) {
        this.fetcher = fetcher;
        // The rows of a single page can be counted.
        this.largestConfirmed = fetcher.pageSize();
    }

    /** Returns whether the window may have more rows than the total of this page. */
    boolean mayBeCapped(Page<T> page) {
        return page.totalIsLowerBound() || page.total() >= cap;
    }

    /** Returns whether a total this large or larger was confirmed before. A total that fits into one page is confirmed. */
    boolean isConfirmed(int total) {
        return total <= largestConfirmed;
    }

    /**
     * Compares a total that is not confirmed yet with the totals of the window's parts. If the parts have more rows than the
     * window, the window's total is the cap, also for every later window.
     *
     * <p>A row that the service lists late, between these calls, makes a correct total look like the cap. No row is missed
     * then: windows are split that could have been read whole.
     *
     * @param parts empty if the window cannot be split: then the total is confirmed
     * @param sharedRows how many rows the totals of both parts include: those of the moment that both request
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
        largestConfirmed = total;
        return Either.right(true);
    }
}
