package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.Page;

/**
 * One pass over the pages of a window: which pages are read in which order, and what they show when all have been read.
 *
 * @param <T> what is listed
 */
sealed interface Pass<T> permits StableRowsPass, LeavingRowsPass, CapSurveyPass {

    /** The pages, in the order in which they are read. */
    PagePrefetcher<T> pages();

    /** Whether the page's total is consistent with the pages before it. If not, the pass ends. */
    boolean accepts(Page<T> page);

    /** What a pass has found out, if all its pages were accepted. */
    Finding finding();

    /** What a pass can find out. */
    enum Finding {
        /** As many rows as the total. */
        COMPLETE,
        /** Fewer rows than the total, or more. */
        INCOMPLETE,
        /** The window has more rows than the service shows. */
        PAST_THE_CAP
    }
}
