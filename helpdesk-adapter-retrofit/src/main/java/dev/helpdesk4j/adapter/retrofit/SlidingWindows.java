package dev.helpdesk4j.adapter.retrofit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The rate limits of one operation, as arithmetic: no threads, no clock, times in nanoseconds of any origin.
 *
 * <p>A limit of N calls in a window W is N slots. An attempt takes one slot of each limit and releases them when it has its
 * response; from then on each rests for W and a margin. As a request arrives before its response does, no interval of
 * length W at the server holds more than N arrivals, whatever the network does to the spacing, and an idle client still
 * bursts at full speed.
 */
final class SlidingWindows {

    /** Covers clock drift, and that a server may count after it has responded. */
    static final Duration MARGIN = Duration.ofMillis(50);

    /** How much longer the slot of an abandoned request rests: the request may still arrive. */
    static final Duration STRAGGLER_HOLD = Duration.ofSeconds(2);

    /** At most one in so many slots of a limit is held longer, so that abandoned calls do not use up the limit. */
    static final int SLOTS_PER_HELD_SLOT = 5;

    /** For so many of the shortest windows after an unexpected rejection, calls keep a minimum gap. */
    static final int SPACED_WINDOWS = 10;

    /** Longer waits, which a service may ask for by mistake, count as this: times stay comparable. */
    static final Duration MAX_PAUSE = Duration.ofDays(1);

    private final List<Window> windows;
    private final long minimumGap;
    private final long spacedFor;
    private boolean rejected;
    private long pausedUntil;
    private boolean used;
    private long lastAcquired;

    SlidingWindows(List<RateLimit> limits) {
        windows = limits.stream().map(Window::new).toList();
        minimumGap = limits.stream()
                .mapToLong(limit -> limit.window().plus(MARGIN).toNanos() / limit.calls())
                .max()
                .orElse(0);
        spacedFor = SPACED_WINDOWS
                * limits.stream()
                        .mapToLong(limit -> limit.window().toNanos())
                        .min()
                        .orElse(0);
    }

    /** Takes a slot of every limit, or of none. Returns 0 if taken, otherwise how long to wait before trying again. */
    long tryAcquire(long now) {
        var wait = certainWait(now);
        for (var window : windows) {
            wait = Math.max(wait, window.waitAt(now));
        }
        if (wait > 0) {
            return wait;
        }
        windows.forEach(Window::take);
        used = true;
        lastAcquired = now;
        return 0;
    }

    /** Returns how long there is certainly no slot. (An attempt that ends without having been sent frees one at once.) */
    long certainWait(long now) {
        var wait = 0L;
        if (rejected) {
            var spacedUntil = pausedUntil + spacedFor - now;
            wait = Math.max(wait, pausedUntil - now);
            if (spacedUntil <= 0) {
                rejected = false;
            } else if (used) {
                wait = Math.max(wait, Math.min(lastAcquired + minimumGap - now, spacedUntil));
            }
        }
        for (var window : windows) {
            if (window.isAllAtRest()) {
                wait = Math.max(wait, window.waitAt(now));
            }
        }
        return wait;
    }

    /**
     * Releases the slots of a request that has arrived or never will: there was a response, or the peer closed the
     * connection.
     */
    void releaseArrived(long now) {
        windows.forEach(window -> window.rest(now));
    }

    /** Releases the slots of a request that was abandoned, by a timeout or a cancellation, and may still arrive. */
    void releaseAbandoned(long now) {
        windows.forEach(window -> window.hold(now));
    }

    /** Releases the slots of a request that was certainly never sent. */
    void releaseUnsent() {
        windows.forEach(Window::giveBack);
    }

    /**
     * Pauses after the service has rejected a call although the limits were kept. No slot is taken during the wait, and for
     * a while after it calls keep a minimum gap, as the service may count differently.
     */
    void pause(long now, Duration wait) {
        var until = now + (wait.compareTo(MAX_PAUSE) < 0 ? wait : MAX_PAUSE).toNanos();
        if (!rejected || until - pausedUntil > 0) {
            pausedUntil = until;
        }
        rejected = true;
    }

    /** One limit: each of its slots is free, taken by an attempt, at rest, or held for an abandoned request. */
    private static final class Window {

        private final int slots;
        private final long rest;
        private final PriorityQueue<Long> restingUntil = new PriorityQueue<>((one, other) -> Long.signum(one - other));
        /** When the slots of abandoned requests would be free had a response come, the oldest first. */
        private final Deque<Long> heldBeyond = new ArrayDeque<>();

        private int free;

        Window(RateLimit limit) {
            slots = limit.calls();
            rest = limit.window().plus(MARGIN).toNanos();
            free = slots;
        }

        /** Returns how long until a slot is free; the maximum if only the end of an attempt can free one. */
        long waitAt(long now) {
            while (!restingUntil.isEmpty() && restingUntil.peek() - now <= 0) {
                restingUntil.poll();
                free++;
            }
            while (!heldBeyond.isEmpty() && heldUntil() - now <= 0) {
                heldBeyond.poll();
                free++;
            }
            if (free > 0) {
                return 0;
            }
            var resting = restingUntil.isEmpty() ? Long.MAX_VALUE : restingUntil.peek() - now;
            var held = heldBeyond.isEmpty() ? Long.MAX_VALUE : heldUntil() - now;
            return Math.min(resting, held);
        }

        private long heldUntil() {
            return heldBeyond.element() + STRAGGLER_HOLD.toNanos();
        }

        boolean isAllAtRest() {
            return restingUntil.size() + heldBeyond.size() == slots;
        }

        void take() {
            free--;
        }

        void giveBack() {
            free++;
        }

        void rest(long now) {
            restingUntil.add(now + rest);
        }

        void hold(long now) {
            heldBeyond.add(now + rest);
            if (heldBeyond.size() > slots / SLOTS_PER_HELD_SLOT) {
                restingUntil.add(heldBeyond.remove());
            }
        }
    }
}
