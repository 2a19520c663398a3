package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Either;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fetches pages of a listing and counts the calls. All calls of a walk are made here, except those for a single ticket.
 *
 * @param <T> what is listed
 */
final class PageFetcher<T> {

    private final TimedListing<T> listing;
    private final WalkOptions options;
    private final AtomicLong calls = new AtomicLong();

    PageFetcher(TimedListing<T> listing, WalkOptions options) {
        this.listing = listing;
        this.options = options;
    }

    long calls() {
        return calls.get();
    }

    /** Returns the maximum number of rows of a page. */
    int pageSize() {
        return options.pageSize;
    }

    /** Returns the number of the last page of a listing with this many rows, at least 1. */
    int lastPage(int rows) {
        return Math.max(1, (rows + pageSize() - 1) / pageSize());
    }

    /** Returns the number of the last full page of a listing with this many rows, at least 1. */
    int lastFullPage(int rows) {
        return Math.max(1, rows / pageSize());
    }

    Either<HelpdeskFailure, Page<T>> page(Window window, PageRequest request) {
        calls.incrementAndGet();
        return listing.page(window, request);
    }

    /**
     * Returns pages 1 to {@code last} of a window, of which the first was fetched before.
     *
     * <p>If rows stay in the window, the pages are in order of time, the oldest first, and several are fetched at once. If rows
     * may leave, a row that leaves moves others to an earlier page: the pages are then fetched from the last to the first, one
     * at a time, and the first page is fetched again unless it is the only one.
     */
    PagePrefetcher<T> pages(Window window, Page<T> first, int last) {
        var rowsMayLeave = window.field().rowsMayLeave();
        var isFetched = !rowsMayLeave || last == 1;
        var numbers = IntStream.rangeClosed(1, last).boxed().collect(Collectors.toList());
        if (rowsMayLeave || listing.newestFirst()) {
            Collections.reverse(numbers);
        }
        return new PagePrefetcher<>(
                numbers,
                number -> isFetched && number == 1
                        ? Either.right(first)
                        : page(window, PageRequest.of(number, pageSize())),
                rowsMayLeave ? 1 : options.pagesInFlight,
                rowsMayLeave ? Runnable::run : options.executor,
                listing.operation());
    }
}
