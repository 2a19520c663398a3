package dev.helpdesk4j.ports;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * One page of a listing.
 *
 * @param items what is on it, in the listing's order; empty past the end
 * @param request which page it is
 * @param total how many rows the whole listing has, 0 or more
 * @param totalIsLowerBound whether there may be more rows than that: at {@link Tickets#MAX_SEARCH_ROWS}, and where the service
 *     told no total
 * @param <T> what is listed
 */
public record Page<T>(Seq<T> items, PageRequest request, int total, boolean totalIsLowerBound) {

    public Page {
        if (total < 0) {
            throw new IllegalArgumentException("total must be zero or more, got " + total);
        }
    }

    /**
     * The request for the page after this one; none when this was the last.
     *
     * <p>Where the total is only a lower bound, a full page has a next one: past {@link Tickets#MAX_SEARCH_ROWS} asking for it
     * fails, so that a loop over all pages cannot end early without being told.
     */
    public Option<PageRequest> next() {
        var more = request.lastRow() < total || (totalIsLowerBound && items.size() >= request.size());
        return more ? Option.some(request.next()) : Option.none();
    }

    /**
     * Reads a listing page by page, to its end or to a bound; the first failure ends it. The result contains whether it is
     * complete.
     *
     * <pre>{@code
     * Page.all(Tickets.MAX_SEARCH_ROWS, page -> helpdesk.tickets().search(criteria, page));
     * Page.all(1000, page -> helpdesk.messages().list(ticket, MessageCriteria.any(), page));
     * }</pre>
     *
     * <p>A listing that changes while it is read shifts: a row may be missing, or be there twice. A {@code TicketHistory}
     * reads past all bounds, and misses nothing.
     *
     * @param most how many rows at most, 1 or more
     * @param listing asks for a page
     */
    public static <T> Either<HelpdeskFailure, Listing<T>> all(
            int most, Function<PageRequest, Either<HelpdeskFailure, Page<T>>> listing) {
        if (most < 1) {
            throw new IllegalArgumentException("maximum number of rows must be 1 or more, got " + most);
        }
        Seq<T> rows = Vector.empty();
        var request = PageRequest.first(Math.min(most, PageRequest.MAX_SIZE));
        while (true) {
            var answer = listing.apply(request);
            if (answer.isLeft()) {
                return Either.left(answer.getLeft());
            }
            var page = answer.get();
            rows = rows.appendAll(page.items());
            var next = page.next();
            if (next.isEmpty() || next.get().firstRow() > most) {
                var complete = next.isEmpty() && rows.size() <= most && rows.size() >= page.total();
                return Either.right(new Listing<>(rows.take(most), complete));
            }
            request = next.get();
        }
    }

    /** The same page of something else. */
    public <U> Page<U> map(Function<? super T, ? extends U> mapper) {
        return new Page<>(items.map(mapper), request, total, totalIsLowerBound);
    }
}
