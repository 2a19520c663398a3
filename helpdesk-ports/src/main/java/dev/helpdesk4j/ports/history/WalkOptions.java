package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** How a history is walked. Immutable: each method returns a copy. */
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

    /** The clock for the settle margin, instead of the help desk's clock. */
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
     * How long before now a walk ends, so that its range does not change any more: longer than the service takes to list a new
     * ticket, plus the difference of the clocks. What is younger belongs to the next walk.
     *
     * @param margin zero or more (default: one minute)
     */
    public WalkOptions settleMargin(Duration margin) {
        return new WalkOptions(clock, margin, overlap, pagesInFlight, executor, listener, pageSize);
    }

    /**
     * How long before its mark a walk of changes begins, so that it finds what the service listed too late for the walk
     * before it.
     *
     * @param overlap zero or more (default: five minutes)
     */
    public WalkOptions overlap(Duration overlap) {
        return new WalkOptions(clock, settleMargin, overlap, pagesInFlight, executor, listener, pageSize);
    }

    /**
     * Fetches several pages at once, on this executor. If the executor rejects a page, the calling thread fetches it. Changes
     * are read one page after the other all the same, as their order matters.
     *
     * @param pages how many at once, 1 to 64; each is kept in memory until the pages before it have been read
     */
    public WalkOptions pagesInFlight(int pages, Executor executor) {
        if (pages < 1 || pages > 64) {
            throw new IllegalArgumentException("pages in flight must be 1 to 64, got " + pages);
        }
        return new WalkOptions(clock, settleMargin, overlap, pages, executor, listener, pageSize);
    }

    /** Receives the progress after each page, on the thread that walks. If it throws, the walk's call ends with that exception. */
    public WalkOptions listener(Consumer<? super Progress> listener) {
        return new WalkOptions(clock, settleMargin, overlap, pagesInFlight, executor, listener, pageSize);
    }

    /** For tests: small pages. */
    WalkOptions pageSize(int pageSize) {
        return new WalkOptions(clock, settleMargin, overlap, pagesInFlight, executor, listener, pageSize);
    }

    /** These options, with this clock if they have none. */
    WalkOptions orClock(Clock other) {
        return clock.isDefined() ? this : clock(other);
    }

    /** The time at which the settle margin begins. */
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
