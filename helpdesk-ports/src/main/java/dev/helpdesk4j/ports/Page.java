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
 * @param totalIsLowerBound whether there may be more rows than that: at {@link Tickets#LAST_ROW}, and where the service
 *     told no total
 * @param <T> what is listed
 */
public record Page<T>(Seq<T> items, PageRequest request, int total, boolean totalIsLowerBound) {

    public Page {
        if (total < 0) {
            throw new IllegalArgumentException("a listing has no fewer than 0 rows, but was told to have " + total);
        }
    }

    /**
     * The request for the page after this one; none when this was the last.
     *
     * <p>Where the total is only a lower bound, a full page has a next one: past {@link Tickets#LAST_ROW} asking for it
     * fails, so that a loop over all pages cannot end early without being told.
     */
    public Option<PageRequest> next() {
        var more = request.lastRow() < total || (totalIsLowerBound && items.size() >= request.size());
        return more ? Option.some(request.next()) : Option.none();
    }

    /**
     * The rows of a whole listing, read page by page; the first failure ends it.
     *
     * <pre>{@code
     * Page.all(Tickets.LAST_ROW, page -> helpdesk.tickets().search(criteria, page));
     * Page.all(1000, page -> helpdesk.messages().list(ticket, MessageCriteria.any(), page));
     * }</pre>
     *
     * <p>A listing that changes while it is read shifts: a row may be missing, or be there twice.
     *
     * @param most how many rows at most, 1 or more; as many as that may mean that there are others
     * @param listing asks for a page
     */
    public static <T> Either<HelpdeskFailure, Seq<T>> all(
            int most, Function<PageRequest, Either<HelpdeskFailure, Page<T>>> listing) {
        Seq<T> rows = Vector.empty();
        var request = Option.some(PageRequest.first(Math.min(most, PageRequest.MAX_SIZE)));
        while (request.isDefined()) {
            var page = listing.apply(request.get());
            if (page.isLeft()) {
                return Either.left(page.getLeft());
            }
            rows = rows.appendAll(page.get().items());
            request = page.get().next().filter(next -> next.firstRow() <= most);
        }
        return Either.right(rows.take(most));
    }

    /** The same page of something else. */
    public <U> Page<U> map(Function<? super T, ? extends U> mapper) {
        return new Page<>(items.map(mapper), request, total, totalIsLowerBound);
    }
}
