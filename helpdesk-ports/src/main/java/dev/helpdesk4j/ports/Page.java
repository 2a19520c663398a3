package dev.helpdesk4j.ports;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * One page of a listing.
 *
 * @param items the items, in the order of the listing; empty after the last page
 * @param request the number and the size of the page
 * @param total the number of rows of the whole listing, 0 or more
 * @param totalIsLowerBound whether there may be more rows than the total: at {@link Tickets#MAX_SEARCH_ROWS}, and if the
 *     service returned no total
 * @param <T> the type of the items
 */
public record Page<T>(Seq<T> items, PageRequest request, int total, boolean totalIsLowerBound) {

    public Page {
        if (total < 0) {
            throw new IllegalArgumentException("total must be zero or more, got " + total);
        }
    }

    /**
     * Returns the request for the next page; none if this is the last.
     *
     * <p>If the total is only a lower bound, a full page always has a next one: after {@link Tickets#MAX_SEARCH_ROWS} that
     * request fails, so that a loop over all pages never ends early without a failure.
     */
    public Option<PageRequest> next() {
        var more = request.lastRow() < total || (totalIsLowerBound && items.size() >= request.size());
        return more ? Option.some(request.next()) : Option.none();
    }

    /**
     * Reads a listing page by page, to its end or to a maximum number of rows, and returns the first failure if a call fails.
     * The result contains whether it is complete.
     *
     * <pre>{@code
     * Page.all(Tickets.MAX_SEARCH_ROWS, page -> helpdesk.tickets().search(criteria, page));
     * Page.all(1000, page -> helpdesk.messages().list(ticket, MessageCriteria.any(), page));
     * }</pre>
     *
     * <p>If a listing changes while it is read, a row may be missing or duplicated. A {@code TicketHistory} has no maximum and
     * misses no rows.
     *
     * @param maxRows the maximum number of rows, 1 or more
     * @param fetch requests one page
     */
    public static <T> Either<HelpdeskFailure, Listing<T>> all(
            int maxRows, Function<PageRequest, Either<HelpdeskFailure, Page<T>>> fetch) {
        if (maxRows < 1) {
            throw new IllegalArgumentException("maximum number of rows must be 1 or more, got " + maxRows);
        }
        Seq<T> rows = Vector.empty();
        var request = PageRequest.first(Math.min(maxRows, PageRequest.MAX_SIZE));
        while (true) {
            var fetched = fetch.apply(request);
            if (fetched.isLeft()) {
                return Either.left(fetched.getLeft());
            }
            var page = fetched.get();
            rows = rows.appendAll(page.items());
            var next = page.next();
            if (next.isEmpty() || next.get().firstRow() > maxRows) {
                var complete = next.isEmpty() && rows.size() <= maxRows && rows.size() >= page.total();
                return Either.right(new Listing<>(rows.take(maxRows), complete));
            }
            request = next.get();
        }
    }

    /** Returns this page with each item mapped. */
    public <U> Page<U> map(Function<? super T, ? extends U> mapper) {
        return new Page<>(items.map(mapper), request, total, totalIsLowerBound);
    }
}
