package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.Page;

/**
 * A pass over a single moment that has more rows than the service returns. It reads the pages below the cap to collect the
 * stages by which the moment can be split. The moment is never complete after it.
 *
 * @param <T> what is listed
 */
record CapSurveyPass<T>(PagePrefetcher<T> pages) implements Pass<T> {

    static <T> Pass<T> over(Window window, Page<T> first, PageFetcher<T> fetcher, WindowRows<T> rows) {
        rows.startPass(first.total());
        return new CapSurveyPass<>(fetcher.pages(window, first, fetcher.lastFullPage(first.total())));
    }

    @Override
    public boolean accept(Page<T> page) {
        return true;
    }

    @Override
    public Result result() {
        return Result.MORE_THAN_CAP;
    }
}
