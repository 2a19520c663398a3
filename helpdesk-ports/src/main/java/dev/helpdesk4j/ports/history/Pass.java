package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.Page;

/**
 * One pass over the pages of a window: it determines which pages are read, and whether the window is complete when all have
 * been read. {@link PageFetcher#pages} determines their order. A {@link WindowReader} makes one or more passes. The
 * documentation of the {@linkplain dev.helpdesk4j.ports.history package} defines the terms.
 *
 * @param <T> what is listed
 */
sealed interface Pass<T> permits StableRowsPass, LeavingRowsPass, CapSurveyPass {

    /** The pages, in the order in which they are read. */
    PagePrefetcher<T> pages();

    /** Takes the total of a page, and returns whether it is consistent with the pages before. If it is not, the pass ends. */
    boolean accept(Page<T> page);

    /** Returns the result of the pass after its last page, if all pages were accepted. */
    Result result();

    /** The result of a pass. */
    enum Result {
        /** The distinct rows match the total, as the type of pass requires. */
        COMPLETE,
        /** The distinct rows do not match the total. */
        INCONSISTENT,
        /** The window has more rows than the service returns. */
        MORE_THAN_CAP
    }
}
