package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.Page;

/**
 * A pass over a window by time of creation or of sending, which never change: rows stay in the window. The window is complete
 * if every page has the same total and there are exactly as many distinct rows. Rows of earlier passes with the same total
 * count too.
 *
 * @param <T> what is listed
 */
record StableRowsPass<T>(PagePrefetcher<T> pages, WindowRows<T> rows) implements Pass<T> {

    static <T> Pass<T> over(Window window, Page<T> first, PageFetcher<T> fetcher, WindowRows<T> rows) {
        if (first.total() != rows.total()) {
            rows.clear();
        }
        rows.startPass(first.total());
        return new StableRowsPass<>(fetcher.pages(window, first, fetcher.lastPage(first.total())), rows);
    }

    @Override
    public boolean accept(Page<T> page) {
        return page.total() == rows.total();
    }

    @Override
    public Result result() {
        return rows.size() == rows.total() ? Result.COMPLETE : Result.INCONSISTENT;
    }
}
