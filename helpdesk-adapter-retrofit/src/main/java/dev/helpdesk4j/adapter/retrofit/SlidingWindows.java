package dev.helpdesk4j.adapter.retrofit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The rate limits of one operation as pure arithmetic, without threads and clock. Times are nanoseconds since any origin.
 *
 * <p>A limit of N calls in a window of length W has N permits. An attempt acquires one permit of each limit and releases
 * them when it has its response. A released permit is available again after W and a margin. As a request arrives before its
 * response, the server receives at most N requests in any window of length W, even if the network delays some of them, and
 * an idle client can still send N requests at once.
 */
final class SlidingWindows {

    /** Covers clock drift, and servers that count a request after they have responded. */
    static final Duration MARGIN = Duration.ofMillis(50);

    /** How much longer the permit of an abandoned request is held: the request may still arrive. */
    static final Duration STRAGGLER_HOLD = Duration.ofSeconds(2);

    /** At most one in this many permits of a limit is held longer, so that abandoned requests do not exhaust the limit. */
    static final int PERMITS_PER_HELD_PERMIT = 5;

    /** The number of windows, the shortest ones, for which calls keep a minimum gap after an unexpected rejection. */
    static final int SPACED_WINDOWS = 10;

    /** The longest pause. With a longer one, which a service may request by mistake, times would not be comparable. */
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

    /**
     * Acquires a permit of every limit, or of none. Returns 0 if acquired, otherwise how long to wait before the next try.
     */
    long tryAcquire(long now) {
        var wait = certainWait(now);
        for (var window : windows) {
            wait = Math.max(wait, window.waitAt(now));
        }
        if (wait > 0) {
            return wait;
        }
        windows.forEach(Window::acquire);
        used = true;
        lastAcquired = now;
        return 0;
    }

    /**
     * Returns how long there is certainly no permit. A permit in flight may be available at any time, if its request was not
     * sent.
     */
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
            if (window.isEveryPermitReleased()) {
                wait = Math.max(wait, window.waitAt(now));
            }
        }
        return wait;
    }

    /**
     * Releases the permits of a request that cannot arrive later: there was a response, or the server closed the connection.
     */
    void releaseSettled(long now) {
        windows.forEach(window -> window.releaseSettled(now));
    }

    /** Releases the permits of a request that was abandoned, by a timeout or a cancellation, and may still arrive. */
    void releaseAbandoned(long now) {
        windows.forEach(window -> window.releaseAbandoned(now));
    }

    /** Releases the permits of a request that was certainly not sent. */
    void releaseUnsent() {
        windows.forEach(Window::releaseUnsent);
    }

    /**
     * Pauses after the service has rejected a call although the limits were kept. There are no permits during this wait.
     * Afterwards calls keep a minimum gap for some time, as the service may count differently.
     */
    void pause(long now, Duration wait) {
        var until = now + (wait.compareTo(MAX_PAUSE) < 0 ? wait : MAX_PAUSE).toNanos();
        if (!rejected || until - pausedUntil > 0) {
            pausedUntil = until;
        }
        rejected = true;
    }

    /** One limit. Each of its permits is available, in flight with a request, or released and available later. */
    private static final class Window {

        private final int permits;
        private final long reuseDelay;
        /** When each released permit is available again. */
        private final PriorityQueue<Long> availableAt = new PriorityQueue<>((one, other) -> Long.signum(one - other));
        /** When the permits of abandoned requests would be available after a response, the oldest first. */
        private final Deque<Long> abandoned = new ArrayDeque<>();

        private int available;

        Window(RateLimit limit) {
            permits = limit.calls();
            reuseDelay = limit.window().plus(MARGIN).toNanos();
            available = permits;
        }

        /** Returns how long until a permit is available; {@code Long.MAX_VALUE} if all are in flight. */
        long waitAt(long now) {
            while (!availableAt.isEmpty() && availableAt.peek() - now <= 0) {
                availableAt.poll();
                available++;
            }
            while (!abandoned.isEmpty() && heldUntil() - now <= 0) {
                abandoned.poll();
                available++;
            }
            if (available > 0) {
                return 0;
            }
            var next = availableAt.isEmpty() ? Long.MAX_VALUE : availableAt.peek() - now;
            var held = abandoned.isEmpty() ? Long.MAX_VALUE : heldUntil() - now;
            return Math.min(next, held);
        }

        private long heldUntil() {
            return abandoned.element() + STRAGGLER_HOLD.toNanos();
        }

        boolean isEveryPermitReleased() {
            return availableAt.size() + abandoned.size() == permits;
        }

        void acquire() {
            available--;
        }

        void releaseUnsent() {
            available++;
        }

        void releaseSettled(long now) {
            availableAt.add(now + reuseDelay);
        }

        void releaseAbandoned(long now) {
            abandoned.add(now + reuseDelay);
            if (abandoned.size() > permits / PERMITS_PER_HELD_PERMIT) {
                availableAt.add(abandoned.remove());
            }
        }
    }
}
