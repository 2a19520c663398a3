package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** How a history is walked. Immutable: each method gives options of its own. */
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
     * One page after the other on the calling thread, the help desk's clock, a settle margin of a minute and an overlap of
     * five.
     */
    public static WalkOptions defaults() {
        return DEFAULTS;
    }

    /** Tells what time it is now, for the margins, instead of the help desk's clock. */
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
     * How long before now a walk ends, so that what it walks through has come to rest: longer than the service may take to
     * list what has happened, and than its clock may be behind this one. What is younger belongs to the next walk.
     *
     * @param margin zero or more; a minute if not told otherwise
     */
    public WalkOptions settleMargin(Duration margin) {
        return new WalkOptions(clock, margin, overlap, pagesInFlight, executor, listener, pageSize);
    }

    /**
     * How long before its mark a walk of changes begins, so that what an earlier walk could not see yet is not lost.
     *
     * @param overlap zero or more; five minutes if not told otherwise
     */
    public WalkOptions overlap(Duration overlap) {
        return new WalkOptions(clock, settleMargin, overlap, pagesInFlight, executor, listener, pageSize);
    }

    /**
     * Asks for several pages at once, on this executor. The calling thread reads a page itself when the executor refuses.
     * Changes are read one page after the other all the same, as their order matters.
     *
     * @param pages how many at once, 1 to 64; each is kept in memory until its turn comes
     */
    public WalkOptions pagesInFlight(int pages, Executor executor) {
        if (pages < 1 || pages > 64) {
            throw new IllegalArgumentException("1 to 64 pages may be in flight, but not " + pages);
        }
        return new WalkOptions(clock, settleMargin, overlap, pages, executor, listener, pageSize);
    }

    /** Hears after each page how far the walk is, on the thread that walks. What it throws ends the call that walks. */
    public WalkOptions listener(Consumer<? super Progress> listener) {
        return new WalkOptions(clock, settleMargin, overlap, pagesInFlight, executor, listener, pageSize);
    }

    /** Small pages show a test in little what happens at large. */
    WalkOptions pageSize(int pageSize) {
        return new WalkOptions(clock, settleMargin, overlap, pagesInFlight, executor, listener, pageSize);
    }

    /** With this clock, unless they have one. */
    WalkOptions orClock(Clock other) {
        return clock.isDefined() ? this : clock(other);
    }

    /** The last moment that has settled by now, to the clock's finest. */
    Instant settled() {
        return clock.getOrElse(Clock::systemUTC).instant().minus(settleMargin);
    }

    private static Duration notNegative(String what, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(what + " is zero or more, but was " + duration);
        }
        return duration;
    }
}
