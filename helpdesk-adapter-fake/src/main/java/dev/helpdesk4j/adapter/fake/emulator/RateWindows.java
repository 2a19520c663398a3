package dev.helpdesk4j.adapter.fake.emulator;

import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/** The service's rate limits, counted in fixed windows: every second and minute begins at the phase and counts anew. */
final class RateWindows {

    private final Clock clock;
    private final long phase;
    private final Map<Route, Seq<Window>> windows;
    private boolean enforced;

    /**
     * @param phase by how much each window begins after the full second or minute
     * @param enforced whether to count requests
     */
    RateWindows(Clock clock, Duration phase, boolean enforced) {
        this.clock = clock;
        this.phase = phase.toMillis();
        this.enforced = enforced;
        windows = ServiceRoutes.all()
                .toMap(Function.identity(), route -> route.limits().map(Window::new));
    }

    /** Enables or disables the limits. */
    synchronized void enforce(boolean newEnforced) {
        enforced = newEnforced;
    }

    /** Counts a request, or returns how long to wait for the end of the window that is full. */
    synchronized Option<Duration> enter(Route route) {
        if (!enforced) {
            return Option.none();
        }
        var now = clock.millis() - phase;
        var limits = windows.get(route).get();
        var longest = 0L;
        for (var window : limits) {
            window.moveTo(now);
            longest = Math.max(longest, window.isFull() ? window.remaining(now) : 0);
        }
        if (longest > 0) {
            return Option.some(Duration.ofMillis(longest));
        }
        limits.forEach(Window::count);
        return Option.none();
    }

    private static final class Window {

        private final int limit;
        private final long length;
        private long number = Long.MIN_VALUE;
        private int count;

        Window(RateLimit limit) {
            this.limit = limit.requests();
            this.length = limit.window().toMillis();
        }

        void moveTo(long now) {
            var current = Math.floorDiv(now, length);
            if (current != number) {
                number = current;
                count = 0;
            }
        }

        boolean isFull() {
            return count >= limit;
        }

        long remaining(long now) {
            return (number + 1) * length - now;
        }

        void count() {
            count++;
        }
    }
}
