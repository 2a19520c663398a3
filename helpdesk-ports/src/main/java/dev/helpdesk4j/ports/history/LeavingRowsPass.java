package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.Page;

/**
 * A pass over a window by time of change: a row that changes leaves the window while it is read. The pages are read from the
 * last to the first, as a row that leaves moves others to an earlier page. The window is complete if the total never rose
 * and there are at least as many distinct rows as the last total.
 *
 * @param <T> what is listed
 */
record LeavingRowsPass<T>(PagePrefetcher<T> pages, WindowRows<T> rows) implements Pass<T> {

    static <T> Pass<T> over(Window window, Page<T> first, PageFetcher<T> fetcher, WindowRows<T> rows) {
        rows.clear();
        rows.startPass(first.total());
        return new LeavingRowsPass<>(fetcher.pages(window, first, fetcher.lastPage(first.total())), rows);
    }

    @Override
    public boolean accept(Page<T> page) {
        var rose = page.total() > rows.total();
        rows.changeTotal(page.total());
        return !rose;
    }

    @Override
    public Result result() {
        return rows.size() >= rows.total() ? Result.COMPLETE : Result.INCONSISTENT;
    }
}
