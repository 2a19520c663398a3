package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.Page;

/**
 * One pass over the pages of a window: it determines which pages are read in which order, and whether the window is complete
 * when all have been read. A {@link WindowReader} makes one or more passes.
 *
 * @param <T> what is listed
 */
sealed interface Pass<T> permits StableRowsPass, LeavingRowsPass, CapSurveyPass {

    /** The pages, in the order in which they are read. */
    PagePrefetcher<T> pages();

    /** Returns whether the page's total is consistent with the pages before it. If it is not, the pass ends. */
    boolean accepts(Page<T> page);

    /** Returns the finding of the pass after its last page, if all pages were accepted. */
    Finding finding();

    /** The finding of a pass. */
    enum Finding {
        /** The pages contained as many distinct rows as the total. */
        COMPLETE,
        /** The pages contained fewer or more distinct rows than the total. */
        INCOMPLETE,
        /** The window has more rows than the service returns. */
        MORE_THAN_CAP
    }
}
