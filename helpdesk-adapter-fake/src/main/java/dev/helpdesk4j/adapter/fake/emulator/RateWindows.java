package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The service's rate limits, counted in fixed windows: every second and minute begins at the phase and counts anew. */
final class RateWindows {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clock clock;
    private final long phase;
    private final Map<Operation, List<Window>> windows = new EnumMap<>(Operation.class);

    RateWindows(Clock clock, Duration phase) {
        this.clock = clock;
        this.phase = phase.toMillis();
        windows.put(Operation.FIND_TICKET, List.of(new Window(10, SECOND)));
        windows.put(Operation.LIST_MESSAGES, List.of(new Window(10, SECOND)));
        windows.put(Operation.SEARCH_TICKETS, List.of(new Window(50, SECOND), new Window(1000, MINUTE)));
        windows.put(Operation.SEND_MESSAGE, List.of(new Window(50, SECOND), new Window(1000, MINUTE)));
    }

    /** Counts a request, or says how long to wait for the end of the window that is full. */
    synchronized Option<Duration> enter(Operation operation) {
        var now = clock.millis() - phase;
        var limits = windows.getOrDefault(operation, List.of());
        var longest = 0L;
        for (var window : limits) {
            window.moveTo(now);
            longest = Math.max(longest, window.isFull() ? window.left(now) : 0);
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

        Window(int limit, Duration length) {
            this.limit = limit;
            this.length = length.toMillis();
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

        long left(long now) {
            return (number + 1) * length - now;
        }

        void count() {
            count++;
        }
    }
}
