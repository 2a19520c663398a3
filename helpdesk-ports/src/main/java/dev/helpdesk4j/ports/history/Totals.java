package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.Page;

/** What a walk has learnt of the totals that the service tells: which can be believed, and from where they are capped. */
final class Totals {

    private int believed;
    private int cap = Integer.MAX_VALUE;

    /** Whether there may be more rows than the page's total tells. */
    boolean areCappedOn(Page<?> page) {
        return page.totalIsLowerBound() || page.total() >= cap;
    }

    /** Whether the service was seen to tell as much and more of a window that had no more: so it caps no total as low. */
    boolean areBelievedAt(int total) {
        return total <= believed;
    }

    void believe(int total) {
        believed = Math.max(believed, total);
    }

    /** A window that told this total was seen to have more. */
    void capAt(int total) {
        cap = Math.min(cap, total);
    }
}
