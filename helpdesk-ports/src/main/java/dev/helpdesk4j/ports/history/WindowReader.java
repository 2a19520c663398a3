package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/**
 * Reads one window of a walk page by page, in one or more {@linkplain Pass passes}, until it is complete or must be read in
 * parts.
 *
 * @param <T> what is listed
 */
final class WindowReader<T> {

    /** The maximum number of passes before the window is split. */
    private static final int MAX_PASSES = 8;

    /** The maximum number of splits because of inconsistent pages, one in another: enough to get to single pages. */
    private static final int MAX_SPLITS_AFTER_INCONSISTENCY = 8;

    private final TimedListing<T> listing;
    private final Window window;
    private final PageFetcher<T> fetcher;
    private final CapDetector<T> capDetector;
    private final WindowRows<T> rows;
    private Option<Pass<T>> pass = Option.none();
    private int passes;

    WindowReader(TimedListing<T> listing, Window window, PageFetcher<T> fetcher, CapDetector<T> capDetector) {
        this.listing = listing;
        this.window = window;
        this.fetcher = fetcher;
        this.capDetector = capDetector;
        this.rows = new WindowRows<>(listing, window);
    }

    /**
     * The result of reading one page.
     *
     * @param rows the rows of the window, the oldest first; some may have been read before
     * @param result the result of the window; none while there is more to read
     */
    record PageRead<T>(List<T> rows, Option<WindowResult> result) {}

    Window window() {
        return window;
    }

    /** Starts a pass, or reads its next page. */
    Either<StopCause, PageRead<T>> next() {
        return pass.isEmpty() ? startPass().map(result -> new PageRead<>(List.of(), result)) : readPage(pass.get());
    }

    private Either<StopCause, Option<WindowResult>> startPass() {
        return fetcher.page(window, PageRequest.first(fetcher.pageSize()))
                .mapLeft(StopCause::failed)
                .flatMap(first -> {
                    var capped = capDetector.mayBeCapped(first);
                    if (capped && window.canBeSplit()) {
                        return splitAtCap(first);
                    }
                    pass = Option.some(passOver(first, capped));
                    return Either.right(Option.none());
                });
    }

    private Pass<T> passOver(Page<T> first, boolean capped) {
        if (capped) {
            return CapSurveyPass.over(window, first, fetcher, rows);
        }
        return window.field().rowsMayLeave()
                ? LeavingRowsPass.over(window, first, fetcher, rows)
                : StableRowsPass.over(window, first, fetcher, rows);
    }

    private Either<StopCause, PageRead<T>> readPage(Pass<T> current) {
        return current.pages().next().mapLeft(StopCause::failed).flatMap(page -> {
            var owned = rows.add(page);
            var accepted = current.accept(page);
            if (accepted && current.pages().hasNext()) {
                return Either.right(new PageRead<>(owned, Option.none()));
            }
            cancel();
            pass = Option.none();
            passes++;
            var result = accepted ? windowResult(current.result()) : readAgain();
            return result.map(found -> new PageRead<>(owned, found));
        });
    }

    private Either<StopCause, Option<WindowResult>> windowResult(Pass.Result result) {
        return switch (result) {
            case COMPLETE -> confirmTotal();
            case INCONSISTENT -> rows.hasNewRows() ? readAgain() : splitAfterInconsistency();
            case MORE_THAN_CAP -> splitMoment();
        };
    }

    /** Splits the window by the times on the last reachable page. */
    private Either<StopCause, Option<WindowResult>> splitAtCap(Page<T> first) {
        var last = fetcher.lastFullPage(first.total());
        var page = last == 1
                ? Either.<HelpdeskFailure, Page<T>>right(first)
                : fetcher.page(window, PageRequest.of(last, fetcher.pageSize()));
        return page.map(reachable -> listing.moments(reachable, window.field()))
                .map(moments -> Option.some(new WindowResult(first.total(), window.splitAtCap(moments))))
                .mapLeft(StopCause::failed);
    }

    /** Completes the window if its total is confirmed, otherwise reads it again: the total was a cap. */
    private Either<StopCause, Option<WindowResult>> confirmTotal() {
        var complete = Option.some(WindowResult.complete(rows.total()));
        if (capDetector.isConfirmed(rows.total())) {
            return Either.right(complete);
        }
        var parts = window.canBeSplit() ? rows.halves() : rows.parts();
        var sharedRows = window.canBeSplit() ? rows.countAt(parts.get(1).from()) : 0;
        return capDetector
                .confirm(rows.total(), parts, sharedRows)
                .mapLeft(StopCause::failed)
                .flatMap(confirmed -> confirmed ? Either.right(complete) : readAgain());
    }

    private Either<StopCause, Option<WindowResult>> splitMoment() {
        var parts = rows.parts();
        return parts.isEmpty()
                ? Either.left(StopCause.tooDense("more than the " + rows.total() + " rows that are shown lie in "
                        + listing.describe(window) + ", and it cannot be split"))
                : Either.right(Option.some(new WindowResult(rows.total(), parts)));
    }

    private Either<StopCause, Option<WindowResult>> readAgain() {
        return passes < MAX_PASSES ? Either.right(Option.none()) : splitAfterInconsistency();
    }

    private Either<StopCause, Option<WindowResult>> splitAfterInconsistency() {
        if (!window.canBeSplit() || window.inconsistencies() >= MAX_SPLITS_AFTER_INCONSISTENCY) {
            return Either.left(StopCause.inconsistent(
                    "the listing of " + listing.describe(window) + " is inconsistent: its total is " + rows.total()
                            + ", but " + passes + " passes have shown " + rows.size() + " rows"));
        }
        var halves = rows.halves().stream().map(Window::afterInconsistency).toList();
        return Either.right(Option.some(new WindowResult(0, halves)));
    }

    /** Cancels the calls in flight. */
    void cancel() {
        pass.forEach(current -> current.pages().cancel());
    }
}
