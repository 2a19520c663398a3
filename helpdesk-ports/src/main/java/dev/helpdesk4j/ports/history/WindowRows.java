package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.Page;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct rows of a window that its pages contained, and the total that the service returned for the window.
 *
 * @param <T> what is listed
 */
final class WindowRows<T> {

    private final TimedListing<T> listing;
    private final Window window;
    private final TimedListing.Parts<T> parts;

    /** The moments of the rows by id; none for a row without a time. */
    private final Map<String, Option<Long>> moments = new HashMap<>();

    private int total = -1;
    private int sizeBefore;

    WindowRows(TimedListing<T> listing, Window window) {
        this.listing = listing;
        this.window = window;
        this.parts = listing.parts(window);
    }

    /** Returns the total of the window in the page that was read last; -1 before the first pass. */
    int total() {
        return total;
    }

    int size() {
        return moments.size();
    }

    void clear() {
        moments.clear();
    }

    void startPass(int total) {
        this.total = total;
        this.sizeBefore = moments.size();
    }

    void changeTotal(int total) {
        this.total = total;
    }

    /** Returns whether this pass found rows that earlier passes did not. */
    boolean hasNewRows() {
        return moments.size() > sizeBefore;
    }

    /** Adds the rows of a page, and returns those that belong to the window, the oldest first. */
    List<T> add(Page<T> page) {
        var owned = new ArrayList<T>();
        for (var item : page.items()) {
            var moment = listing.moment(item, window.field());
            moments.put(listing.id(item), moment);
            parts.add(item);
            if (moment.forAll(window::owns)) {
                owned.add(item);
            }
        }
        if (listing.newestFirst()) {
            Collections.reverse(owned);
        }
        return owned;
    }

    /** Returns the window's two halves, with about the same number of rows. */
    List<Window> halves() {
        return window.splitInMiddle(moments.values().stream()
                .flatMap(Option::toJavaStream)
                .mapToLong(Long::longValue)
                .toArray());
    }

    /** Returns the number of rows in a moment. */
    long countAt(long moment) {
        return moments.values().stream().filter(found -> found.contains(moment)).count();
    }

    /** Returns the parts of a single moment, by the rows that were read; empty if it cannot be split. */
    List<Window> parts() {
        return parts.windows();
    }
}
