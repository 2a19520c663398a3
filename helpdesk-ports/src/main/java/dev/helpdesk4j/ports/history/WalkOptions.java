package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The options of a walk. Immutable: each method returns a copy with one option changed. */
public final class WalkOptions {

    private static final WalkOptions DEFAULTS = new WalkOptions(
            Option.none(),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            1,
            Runnable::run,
            progress -> {},
            PageRequest.MAX_SIZE);

    private final Option<Clock> clock;
    final Duration settleMargin;
    final Duration overlap;
    final int pagesInFlight;
    final Executor executor;
    final Consumer<? super Progress> listener;
    final int pageSize;

    private WalkOptions(
            Option<Clock> clock,
            Duration settleMargin,
            Duration overlap,
            int pagesInFlight,
            Executor executor,
            Consumer<? super Progress> listener,
            int pageSize) {
        this.clock = Objects.requireNonNull(clock);
        this.settleMargin = notNegative("the settle margin", settleMargin);
        this.overlap = notNegative("the overlap", overlap);
        this.pagesInFlight = pagesInFlight;
        this.executor = Objects.requireNonNull(executor);
        this.listener = Objects.requireNonNull(listener);
        this.pageSize = pageSize;
    }

    /**
     * Returns the default options: one page at a time on the calling thread, the help desk's clock, a settle margin of one
     * minute and an overlap of five minutes.
     */
    public static WalkOptions defaults() {
        return DEFAULTS;
    }

    /** Sets the clock that determines the end of a walk (default: the help desk's clock). */
    public WalkOptions clock(Clock clock) {
        return new WalkOptions(
                Option.some(Objects.requireNonNull(clock)),
                settleMargin,
                overlap,
                pagesInFlight,
                executor,
                listener,
                pageSize);
    }

    /**
     * Sets the settle margin: how long before now a walk ends. It must be longer than the time until a new ticket is listed,
     * plus the difference of the clocks, so that no row is added to the range any more.
     *
     * @param margin zero or more (default: one minute)
     */
    public WalkOptions settleMargin(Duration margin) {
        return new WalkOptions(clock, margin, overlap, pagesInFlight, executor, listener, pageSize);
    }

    /**
     * Sets the overlap: how long before its mark a walk of changes begins. It finds changes that were listed too late for the
     * previous walk.
     *
     * @param overlap zero or more (default: five minutes)
     */
    public WalkOptions overlap(Duration overlap) {
        return new WalkOptions(clock, settleMargin, overlap, pagesInFlight, executor, listener, pageSize);
    }

    /**
     * Sets how many pages are fetched at once (default: one, on the calling thread). They are fetched on virtual threads, or
     * before JDK 21 on at most 64 daemon threads that all walks share; if these are busy, the calling thread fetches a page. The
     * first phase of a walk of changes always fetches one page at a time.
     *
     * @param pages 1 to 64; each page is kept in memory until the pages before it were read
     */
    public WalkOptions pagesInFlight(int pages) {
        return pagesInFlight(pages, pages == 1 ? Runnable::run : PageThreads.SHARED);
    }

    /**
     * Sets how many pages are fetched at once, on this executor, as {@link #pagesInFlight(int)} does on threads of its own. If the
     * executor rejects a page, the calling thread fetches it.
     *
     * @param pages 1 to 64
     */
    public WalkOptions pagesInFlight(int pages, Executor executor) {
        if (pages < 1 || pages > 64) {
            throw new IllegalArgumentException("pages in flight must be 1 to 64, got " + pages);
        }
        return new WalkOptions(clock, settleMargin, overlap, pages, executor, listener, pageSize);
    }

    /**
     * Sets a listener that receives the progress after each page, on the thread that reads the walk. If it throws, the walk's
     * call ends with that exception.
     */
    public WalkOptions listener(Consumer<? super Progress> listener) {
        return new WalkOptions(clock, settleMargin, overlap, pagesInFlight, executor, listener, pageSize);
    }

    /** Sets the size of a page (default: 200), for tests. */
    WalkOptions pageSize(int pageSize) {
        return new WalkOptions(clock, settleMargin, overlap, pagesInFlight, executor, listener, pageSize);
    }

    /** Returns these options, with this clock if they have none. */
    WalkOptions orClock(Clock other) {
        return clock.isDefined() ? this : clock(other);
    }

    /** Returns the start of the settle margin: now minus the margin. */
    Instant settled() {
        return clock.getOrElse(Clock::systemUTC).instant().minus(settleMargin);
    }

    private static Duration notNegative(String what, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(what + " must be zero or more, got " + duration);
        }
        return duration;
    }
}
