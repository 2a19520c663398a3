package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Either;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Asks a listing for pages, and counts the calls.
 *
 * @param <T> what is listed
 */
final class Asking<T> {

    private final TimedListing<T> listing;
    private final WalkOptions options;
    private long calls;

    Asking(TimedListing<T> listing, WalkOptions options) {
        this.listing = listing;
        this.options = options;
    }

    long calls() {
        return calls;
    }

    /** How many rows a page has. */
    int pageSize() {
        return options.pageSize;
    }

    Either<HelpdeskFailure, Page<T>> page(Window window, PageRequest request) {
        calls++;
        return listing.page(window, request);
    }

    /**
     * Several pages, in this order.
     *
     * @param first the first page, which has been read: where rows may leave it is read again if there are others
     */
    PagesAhead<T> pages(Window window, List<Integer> numbers, Page<T> first) {
        var oneByOne = window.axis().rowsMayLeave();
        var calls = numbers.stream().<Callable<Either<HelpdeskFailure, Page<T>>>>map(number -> {
            if (number == 1 && (!oneByOne || numbers.size() == 1)) {
                return () -> Either.right(first);
            }
            this.calls++;
            return () -> listing.page(window, PageRequest.of(number, pageSize()));
        });
        return new PagesAhead<>(
                calls.iterator(),
                oneByOne ? 1 : options.pagesInFlight,
                oneByOne ? Runnable::run : options.executor,
                listing.operation());
    }
}
