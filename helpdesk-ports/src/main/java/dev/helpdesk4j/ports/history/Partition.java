package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Divides a range of time into parts with about the same number of tickets, for {@link TicketHistory#partition}. The range
 * is first split into pieces whose tickets can be counted, then into pieces that are small compared with a part; neighboring
 * pieces are joined to parts.
 */
final class Partition {

    /** The minimum number of pieces of a part, if there are enough tickets: parts differ by about one piece. */
    private static final int PIECES = 4;

    /** Enough for a hundred million tickets. */
    private static final int MAX_PIECES = 20_000;

    /** The maximum number of moments with more tickets than a search returns; with more, the totals are considered wrong. */
    private static final int MAX_FULL_MOMENTS = 100;

    private static final int CAP = Tickets.MAX_SEARCH_ROWS;

    private final TimedListing<Ticket> listing;
    private final PageFetcher<Ticket> fetcher;
    private final int pageSize;

    Partition(TimedListing<Ticket> listing, PageFetcher<Ticket> fetcher) {
        this.listing = listing;
        this.fetcher = fetcher;
        this.pageSize = fetcher.pageSize();
    }

    private record Piece(Window window, int rows, boolean capped) {}

    Either<HelpdeskFailure, Seq<TimeRange>> of(TimeRange range, int parts) {
        var whole = Window.of(TimeField.CREATED, listing.moment(range.from()), listing.moment(range.to()) + 1);
        return count(whole)
                .flatMap(piece -> pieces(List.of(piece), Long.MAX_VALUE))
                .flatMap(countable -> pieces(countable, Math.max(pageSize, rows(countable) / parts / PIECES)))
                .map(pieces -> ranges(whole, pieces, parts));
    }

    private Either<HelpdeskFailure, Piece> count(Window window) {
        return fetcher.page(window, PageRequest.first(1)).flatMap(page -> {
            if (!page.totalIsLowerBound()) {
                return Either.right(new Piece(window, page.total(), false));
            }
            if (page.items().isEmpty()) {
                return Either.right(new Piece(window, 0, false));
            }
            return page.total() < CAP
                    ? Either.left(unusable("the service gives no total, so that tickets cannot be counted"))
                    : Either.right(new Piece(window, page.total(), true));
        });
    }

    private static HelpdeskFailure unusable(String detail) {
        return new HelpdeskFailure.UnreadableResponse(
                Operation.SEARCH_TICKETS, "$.data.total", detail, Option.none(), Option.none());
    }

    private static long rows(List<Piece> pieces) {
        return pieces.stream().mapToLong(Piece::rows).sum();
    }

    /** Splits pieces until each can be counted and has at most this many rows, or cannot be split. */
    private Either<HelpdeskFailure, List<Piece>> pieces(List<Piece> large, long maxRows) {
        var small = new ArrayList<Piece>();
        Deque<Piece> remaining = new ArrayDeque<>(large);
        var fullMoments = 0;
        while (!remaining.isEmpty()) {
            var piece = remaining.remove();
            fullMoments += piece.capped() && !piece.window().canBeSplit() ? 1 : 0;
            if (fullMoments > MAX_FULL_MOMENTS) {
                return Either.left(unusable(
                        "more than " + MAX_FULL_MOMENTS + " single milliseconds have a total of " + CAP + " or more"));
            }
            var isSmall = !piece.capped() && piece.rows() <= maxRows;
            if (isSmall || !piece.window().canBeSplit() || small.size() + remaining.size() + 2 > MAX_PIECES) {
                small.add(piece);
                continue;
            }
            var halves = split(piece).flatMap(windows -> count(piece, windows.get(0), windows.get(1)));
            if (halves.isLeft()) {
                return Either.left(halves.getLeft());
            }
            var found = (long) halves.get()._1().rows() + halves.get()._2().rows();
            if (found < piece.rows() / 2) {
                return Either.left(unusable("the total of " + listing.describe(piece.window()) + " is " + piece.rows()
                        + ", but those of its two halves are " + found + " together"));
            }
            remaining.push(halves.get()._2());
            remaining.push(halves.get()._1());
        }
        return Either.right(small);
    }

    /** Counts two halves. If the whole was counted, the rows of the later half are the difference. */
    private Either<HelpdeskFailure, Tuple2<Piece, Piece>> count(Piece whole, Window earlier, Window later) {
        return count(earlier)
                .flatMap(first -> (whole.capped()
                                ? count(later)
                                : Either.<HelpdeskFailure, Piece>right(
                                        new Piece(later, Math.max(0, whole.rows() - first.rows()), false)))
                        .map(second -> Tuple.of(first, second)));
    }

    private Either<HelpdeskFailure, List<Window>> split(Piece piece) {
        var pages = Math.max(1, piece.rows() / pageSize);
        var page = piece.capped() ? pages : (pages + 1) / 2;
        return fetcher.page(piece.window(), PageRequest.of(page, pageSize))
                .map(found -> listing.moments(found, TimeField.CREATED))
                .map(moments -> piece.capped()
                        ? piece.window().splitAtCap(moments)
                        : piece.window().splitInMiddle(moments));
    }

    /** Joins neighboring pieces to ranges with about the same number of rows. */
    private Seq<TimeRange> ranges(Window whole, List<Piece> pieces, int parts) {
        var rows = rows(pieces);
        var ranges = new ArrayList<TimeRange>();
        var from = whole.from();
        var before = 0L;
        for (var piece : pieces) {
            var border = piece.window().from();
            var share = (double) rows * (ranges.size() + 1) / parts;
            if (before > 0 && before + piece.rows() / 2.0 > share) {
                ranges.add(listing.ownedRange(Window.of(TimeField.CREATED, from, border)));
                from = border;
            }
            before += piece.rows();
        }
        ranges.add(listing.ownedRange(Window.of(TimeField.CREATED, from, whole.end())));
        return Vector.ofAll(ranges);
    }
}
