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
 * Cuts a range into parts that hold about as many tickets each: first into pieces whose rows can be counted, then on until
 * each is small against a part.
 */
final class Partition {

    /** How many pieces there are to a part at least, where the tickets suffice: parts differ by about one of them. */
    private static final int PIECES = 4;

    /** Enough for a hundred million tickets. */
    private static final int MOST_PIECES = 20_000;

    /** How many single moments may hold more tickets than a search shows, before such totals are no longer believed. */
    private static final int MOST_FULL_MOMENTS = 100;

    private static final int CAP = Tickets.LAST_ROW;

    private final TimedListing<Ticket> listing;
    private final Asking<Ticket> asking;
    private final int pageSize;

    Partition(TimedListing<Ticket> listing, Asking<Ticket> asking) {
        this.listing = listing;
        this.asking = asking;
        this.pageSize = asking.pageSize();
    }

    private record Piece(Window window, int rows, boolean capped) {}

    Either<HelpdeskFailure, Seq<TimeRange>> of(TimeRange range, int parts) {
        var whole = Window.of(Axis.CREATED, listing.moment(range.from()), listing.moment(range.to()) + 1);
        return count(whole)
                .flatMap(piece -> pieces(List.of(piece), Long.MAX_VALUE))
                .flatMap(countable -> pieces(countable, Math.max(pageSize, rows(countable) / parts / PIECES)))
                .map(pieces -> ranges(whole, pieces, parts));
    }

    private Either<HelpdeskFailure, Piece> count(Window window) {
        return asking.page(window, PageRequest.first(1)).flatMap(page -> {
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

    /** The same in pieces that can be counted and have so many rows at most, as far as they can be cut. */
    private Either<HelpdeskFailure, List<Piece>> pieces(List<Piece> large, long most) {
        var small = new ArrayList<Piece>();
        Deque<Piece> left = new ArrayDeque<>(large);
        var fullMoments = 0;
        while (!left.isEmpty()) {
            var piece = left.remove();
            fullMoments += piece.capped() && !piece.window().canBeCut() ? 1 : 0;
            if (fullMoments > MOST_FULL_MOMENTS) {
                return Either.left(unusable(
                        "more than " + MOST_FULL_MOMENTS + " single milliseconds have a total of " + CAP + " or more"));
            }
            var isSmall = !piece.capped() && piece.rows() <= most;
            if (isSmall || !piece.window().canBeCut() || small.size() + left.size() >= MOST_PIECES) {
                small.add(piece);
                continue;
            }
            var halves = cut(piece).flatMap(windows -> count(piece, windows.get(0), windows.get(1)));
            if (halves.isLeft()) {
                return Either.left(halves.getLeft());
            }
            var found = (long) halves.get()._1().rows() + halves.get()._2().rows();
            if (found < piece.rows() / 2) {
                return Either.left(unusable("the total of " + listing.inWords(piece.window()) + " is " + piece.rows()
                        + ", but those of its two halves are " + found + " together"));
            }
            left.push(halves.get()._2());
            left.push(halves.get()._1());
        }
        return Either.right(small);
    }

    /** Where the whole could be counted, the later half has what the earlier one has not. */
    private Either<HelpdeskFailure, Tuple2<Piece, Piece>> count(Piece whole, Window earlier, Window later) {
        return count(earlier)
                .flatMap(first -> (whole.capped()
                                ? count(later)
                                : Either.<HelpdeskFailure, Piece>right(
                                        new Piece(later, Math.max(0, whole.rows() - first.rows()), false)))
                        .map(second -> Tuple.of(first, second)));
    }

    private Either<HelpdeskFailure, List<Window>> cut(Piece piece) {
        var pages = Math.max(1, piece.rows() / pageSize);
        var page = piece.capped() ? pages : (pages + 1) / 2;
        return asking.page(piece.window(), PageRequest.of(page, pageSize))
                .map(found -> listing.moments(found, Axis.CREATED))
                .map(moments -> piece.capped()
                        ? piece.window().cutAtTheCap(moments)
                        : piece.window().cutInTheMiddle(moments));
    }

    /** Gathers pieces until they are nearest to their share of all rows. */
    private Seq<TimeRange> ranges(Window whole, List<Piece> pieces, int parts) {
        var rows = rows(pieces);
        var ranges = new ArrayList<TimeRange>();
        var from = whole.from();
        var before = 0L;
        for (var piece : pieces) {
            var border = piece.window().from();
            var share = (double) rows * (ranges.size() + 1) / parts;
            if (border > from && before > 0 && before + piece.rows() / 2.0 > share) {
                ranges.add(listing.range(Window.of(Axis.CREATED, from, border)));
                from = border;
            }
            before += piece.rows();
        }
        ranges.add(listing.range(Window.of(Axis.CREATED, from, whole.end())));
        return Vector.ofAll(ranges);
    }
}
