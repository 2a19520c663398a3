package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.history.TimedListing.Parts;
import dev.helpdesk4j.ports.history.WalkStopped.Reason;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The reading of one window, page by page, until it is known to be complete, or in which parts it has to be read.
 *
 * <p>A window of rows that stay is complete when every page told the same total and the distinct rows are exactly so many.
 * Where rows may leave, its pages are read the last one first, so that those that move up are met again, and it is complete
 * when no total rose and all rows that were left at the end have been met.
 *
 * @param <T> what is listed
 */
final class Reading<T> {

    /** How often a window is read, as long as that brings new rows, before it is cut. */
    private static final int MOST_PASSES = 8;

    /** How often a window is cut because it did not add up: enough to come from a full listing down to single pages. */
    private static final int MOST_DOUBTS = 8;

    private static final long NEVER = Long.MIN_VALUE;

    private final TimedListing<T> listing;
    private final Window window;
    private final Asking<T> asking;
    private final Totals totals;
    private final int pageSize;
    private final Parts<T> parts;

    /** The rows that were met since the total was last told otherwise, with their moments. */
    private final Map<String, Long> met = new HashMap<>();

    private @Nullable PagesAhead<T> pages;
    private int passes;
    private int total = -1;
    private int metBefore;
    private boolean surveying;
    private @Nullable List<Window> result;

    Reading(TimedListing<T> listing, Window window, Asking<T> asking, Totals totals) {
        this.listing = listing;
        this.window = window;
        this.asking = asking;
        this.totals = totals;
        this.pageSize = asking.pageSize();
        this.parts = listing.parts(window);
    }

    /** Why the reading cannot go on. */
    record Obstacle(Reason reason, String summary, Option<HelpdeskFailure> failure) {

        static Obstacle of(HelpdeskFailure failure) {
            return new Obstacle(Reason.CALL_FAILED, failure.summary(), Option.some(failure));
        }
    }

    Window window() {
        return window;
    }

    boolean isDone() {
        return result != null;
    }

    /** Whether the window has to be read in parts: those, once it is done; empty where it has been read. */
    List<Window> partsToRead() {
        return result == null ? List.of() : result;
    }

    /** How many rows the window has, once it is done. */
    int rows() {
        return total;
    }

    /** How many rows the parts to read must have together; 0 where nobody knows. */
    int leastRows() {
        return surveying ? total : 0;
    }

    /** Reads on by a page; what it gives may have been met before. */
    Either<Obstacle, List<T>> step() {
        return pages == null ? begin() : turn(pages);
    }

    private Either<Obstacle, List<T>> begin() {
        var answer = asking.page(window, PageRequest.first(pageSize));
        if (answer.isLeft()) {
            return Either.left(Obstacle.of(answer.getLeft()));
        }
        var first = answer.get();
        if (window.axis().rowsMayLeave() || first.total() != total) {
            met.clear();
        }
        total = first.total();
        metBefore = met.size();
        surveying = totals.areCappedOn(first);
        if (surveying && window.canBeCut()) {
            return cutAtTheCap(first);
        }
        pages = asking.pages(window, order(), first);
        return Either.right(List.of());
    }

    /** The numbers of the pages to read; at the cap, of those that can be reached. */
    private List<Integer> order() {
        var last = surveying ? total / pageSize : (total + pageSize - 1) / pageSize;
        var numbers = new ArrayList<>(
                IntStream.rangeClosed(1, Math.max(1, last)).boxed().toList());
        if (listing.newestFirst()) {
            Collections.reverse(numbers);
        }
        return numbers;
    }

    private Either<Obstacle, List<T>> cutAtTheCap(Page<T> first) {
        var last = Math.max(1, total / pageSize);
        var reached = last == 1
                ? Either.<HelpdeskFailure, Page<T>>right(first)
                : asking.page(window, PageRequest.of(last, pageSize));
        if (reached.isLeft()) {
            return Either.left(Obstacle.of(reached.getLeft()));
        }
        result = window.cutAtTheCap(listing.moments(reached.get(), window.axis()));
        return Either.right(List.of());
    }

    private Either<Obstacle, List<T>> turn(PagesAhead<T> ahead) {
        var answer = ahead.next();
        if (answer.isLeft()) {
            return Either.left(Obstacle.of(answer.getLeft()));
        }
        var page = answer.get();
        var owned = new ArrayList<T>();
        for (var item : page.items()) {
            var moment = listing.time(item, window.axis()).map(listing::moment).getOrElse(NEVER);
            met.put(listing.id(item), moment);
            parts.see(item);
            if (moment == NEVER || window.owns(moment)) {
                owned.add(item);
            }
        }
        if (listing.newestFirst()) {
            Collections.reverse(owned);
        }
        var agrees = surveying || agrees(page);
        if (!agrees || !ahead.hasNext()) {
            ahead.cancel();
            pages = null;
            passes++;
            return ended(agrees).map(done -> owned);
        }
        return Either.right(owned);
    }

    private boolean agrees(Page<T> page) {
        if (window.axis().rowsMayLeave()) {
            var rose = page.total() > total;
            total = page.total();
            return !rose;
        }
        return page.total() == total;
    }

    /** Decides after a pass what it was worth. */
    private Either<Obstacle, Reading<T>> ended(boolean agreed) {
        if (surveying) {
            return partTheMoment();
        }
        if (agreed && (window.axis().rowsMayLeave() ? met.size() >= total : met.size() == total)) {
            return verify();
        }
        var helped = !agreed || met.size() > metBefore;
        return helped && passes < MOST_PASSES ? Either.right(this) : cutInDoubt();
    }

    private Either<Obstacle, Reading<T>> partTheMoment() {
        var found = parts.windows();
        if (found.isEmpty()) {
            return Either.left(new Obstacle(
                    Reason.TOO_DENSE,
                    "more than the " + total + " rows that are shown lie in " + listing.inWords(window)
                            + ", and nothing is known that parts them",
                    Option.none()));
        }
        result = found;
        return Either.right(this);
    }

    private Either<Obstacle, Reading<T>> cutInDoubt() {
        if (!window.canBeCut() || window.doubts() >= MOST_DOUBTS) {
            return Either.left(new Obstacle(
                    Reason.INCONSISTENT,
                    "the listing of " + listing.inWords(window) + " does not add up: it tells a total of " + total
                            + ", but after " + passes + " readings " + met.size() + " rows were seen",
                    Option.none()));
        }
        result = window.doubted().cutInTheMiddle(moments());
        return Either.right(this);
    }

    /**
     * A service that caps its totals lower than it says would seem complete at its cap. So the first window that tells more
     * than any before is asked for in two halves: together they must not have more.
     */
    private Either<Obstacle, Reading<T>> verify() {
        if (total > pageSize && !totals.areBelievedAt(total)) {
            var halves = window.canBeCut() ? window.cutInTheMiddle(moments()) : parts.windows();
            var rows = 0L;
            for (var half : halves) {
                var answer = asking.page(half, PageRequest.first(1));
                if (answer.isLeft()) {
                    return Either.left(Obstacle.of(answer.getLeft()));
                }
                rows += answer.get().totalIsLowerBound()
                        ? Integer.MAX_VALUE
                        : answer.get().total();
            }
            if (rows > (long) total + metByBoth(halves)) {
                totals.capAt(total);
                return passes < MOST_PASSES ? Either.right(this) : cutInDoubt();
            }
            totals.believe(total);
        }
        result = List.of();
        return Either.right(this);
    }

    private long metByBoth(List<Window> halves) {
        return window.canBeCut()
                ? met.values().stream()
                        .filter(moment -> moment == halves.get(1).from())
                        .count()
                : 0;
    }

    private long[] moments() {
        return met.values().stream()
                .mapToLong(Long::longValue)
                .filter(moment -> moment != NEVER)
                .toArray();
    }

    /** Ends the calls under way. */
    void cancel() {
        if (pages != null) {
            pages.cancel();
        }
    }
}
