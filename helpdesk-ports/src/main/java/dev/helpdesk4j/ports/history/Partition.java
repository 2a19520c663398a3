package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Cuts a range into parts that hold about as many tickets each: first into pieces whose rows can be counted, then on until
 * each is small against a part.
 */
final class Partition {

    /** How many pieces there are to a part at least: the parts differ by less than two pieces. */
    private static final int PIECES = 8;

    private final Listing<Ticket> listing;
    private final Asking<Ticket> asking;
    private final int pageSize;

    Partition(Listing<Ticket> listing, Asking<Ticket> asking, int pageSize) {
        this.listing = listing;
        this.asking = asking;
        this.pageSize = pageSize;
    }

    private record Piece(Window window, int rows, boolean capped) {}

    Either<HelpdeskFailure, Seq<TimeRange>> of(TimeRange range, int parts) {
        var whole = Window.of(Axis.CREATED, listing.moment(range.from()), listing.moment(range.to()) + 1);
        return count(whole)
                .flatMap(piece -> pieces(List.of(piece), Long.MAX_VALUE))
                .flatMap(countable -> pieces(countable, rows(countable) / parts / PIECES))
                .map(pieces -> ranges(whole, pieces, parts));
    }

    private Either<HelpdeskFailure, Piece> count(Window window) {
        return asking.page(window, PageRequest.first(1))
                .map(page -> new Piece(window, page.total(), page.totalIsLowerBound()));
    }

    private static long rows(List<Piece> pieces) {
        return pieces.stream().mapToLong(Piece::rows).sum();
    }

    /** The same in pieces that can be counted and have so many rows at most, as far as they can be cut. */
    private Either<HelpdeskFailure, List<Piece>> pieces(List<Piece> large, long most) {
        var small = new ArrayList<Piece>();
        Deque<Piece> left = new ArrayDeque<>(large);
        while (!left.isEmpty()) {
            var piece = left.remove();
            if (!piece.window().canBeCut() || !(piece.capped() || piece.rows() > most)) {
                small.add(piece);
                continue;
            }
            var halves = cut(piece)
                    .flatMap(windows ->
                            Either.sequenceRight(Vector.ofAll(windows).map(this::count)));
            if (halves.isLeft()) {
                return Either.left(halves.getLeft());
            }
            halves.get().reverse().forEach(left::push);
        }
        return Either.right(small);
    }

    private Either<HelpdeskFailure, List<Window>> cut(Piece piece) {
        var pages = Math.max(1, piece.rows() / pageSize);
        var page = piece.capped() ? pages : (pages + 1) / 2;
        return asking.page(piece.window(), PageRequest.of(page, pageSize))
                .map(this::moments)
                .map(moments -> piece.capped()
                        ? piece.window().cutAtTheCap(moments)
                        : piece.window().cutInTheMiddle(moments));
    }

    private long[] moments(Page<Ticket> page) {
        return page.items()
                .flatMap(ticket -> listing.time(ticket, Axis.CREATED))
                .toJavaStream()
                .mapToLong(listing::moment)
                .toArray();
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
