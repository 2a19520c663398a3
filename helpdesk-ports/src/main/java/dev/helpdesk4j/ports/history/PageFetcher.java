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
 * Fetches pages of a listing and counts the calls.
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

    /** How many rows a page has. */
    int pageSize() {
        return options.pageSize;
    }

    /** The number of the last page of so many rows, at least 1. */
    int lastPage(int rows) {
        return Math.max(1, (rows + pageSize() - 1) / pageSize());
    }

    /** The number of the last page without a row past so many, at least 1. */
    int lastFullPage(int rows) {
        return Math.max(1, rows / pageSize());
    }

    Either<HelpdeskFailure, Page<T>> page(Window window, PageRequest request) {
        calls.incrementAndGet();
        return listing.page(window, request);
    }

    /**
     * Pages 1 to {@code last} of a window, of which the first has been fetched before.
     *
     * <p>If its rows stay, they are fetched in order of time, several at once. If rows may leave, a row that leaves
     * moves others to an earlier page: so the pages are fetched from the last to the first, each fetched when the one before has
     * been read, and the first page is fetched once more unless it is the only one.
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
