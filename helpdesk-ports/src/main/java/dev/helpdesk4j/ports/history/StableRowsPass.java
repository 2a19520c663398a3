package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.Page;

/**
 * A pass over a window whose rows stay in it. It is complete if the total was the same on every page and there are exactly
 * as many distinct rows. Rows that earlier passes have shown count, as long as the total is the same.
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
    public boolean accepts(Page<T> page) {
        return page.total() == rows.total();
    }

    @Override
    public Finding finding() {
        return rows.size() == rows.total() ? Finding.COMPLETE : Finding.INCOMPLETE;
    }
}
