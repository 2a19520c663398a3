package dev.helpdesk4j.adapter.retrofit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;

/**
 * A simulation of callers that wait for permits, and of their requests to a server, with a simulated clock.
 *
 * <p>Each caller makes one call after the other until all calls are made. Waiters are served in FIFO order as by {@link
 * RateLimiter}: the first one tries again when its wait has ended or a permit was released. Times are in nanoseconds.
 */
final class RateSimulation {

    static final long NEVER = Long.MAX_VALUE;

    /** The rate limiter under test. */
    interface Limiter {

        /** Returns 0 for a permit, otherwise how long to wait before the next try. */
        long tryAcquire(long now);

        void release(Request request, long now);
    }

    /** A request. Its arrival and end are relative to its sending; it may arrive after its end. */
    record Request(long arrival, long end, Ending ending) {}

    enum Ending {
        RESPONDED,
        REJECTED,
        /** The server closes the connection: the request has arrived by then, or never will. */
        RESET,
        /** The client times out: the request may still arrive. */
        ABANDONED,
        UNSENT
    }

    /** The behavior of callers and the network. */
    interface Traffic {

        Request request(Random random);

        /** Returns how long a caller waits for a permit. */
        default long acquireTimeout(Random random) {
            return NEVER;
        }

        /** Returns how long a caller pauses between two calls. */
        default long idle(Random random) {
            return 0;
        }
    }

    /** The outcome: the sorted times of arrival at the server, and the end of the last call. */
    record Outcome(long[] arrivals, long end, int sent, int timedOut, int responded) {

        /** Returns the maximum number of arrivals in an interval of this length, both ends included. */
        int mostIn(Duration window) {
            var most = 0;
            var first = 0;
            for (var last = 0; last < arrivals.length; last++) {
                while (arrivals[last] - arrivals[first] > window.toNanos()) {
                    first++;
                }
                most = Math.max(most, last - first + 1);
            }
            return most;
        }

        /** Returns how many requests a server with a sliding window rejects. */
        int rejectedBySliding(RateLimit limit) {
            var window = limit.window().toNanos();
            var admitted = new ArrayDeque<Long>();
            var rejected = 0;
            for (var arrival : arrivals) {
                while (!admitted.isEmpty() && arrival - admitted.peek() >= window) {
                    admitted.remove();
                }
                if (admitted.size() < limit.calls()) {
                    admitted.add(arrival);
                } else {
                    rejected++;
                }
            }
            return rejected;
        }

        /** Returns how many requests a server with fixed windows rejects, which start at the phase. */
        int rejectedByFixed(RateLimit limit, long phase) {
            var window = limit.window().toNanos();
            var current = Long.MIN_VALUE;
            var count = 0;
            var rejected = 0;
            for (var arrival : arrivals) {
                var of = Math.floorDiv(arrival - phase, window);
                count = of == current ? count + 1 : 1;
                current = of;
                if (count > limit.calls()) {
                    rejected++;
                }
            }
            return rejected;
        }

        /** Returns the outcome by a clock that is slow by this many millionths: the arrivals are closer together. */
        Outcome withSlowServerClock(int millionths) {
            var drifted = Arrays.stream(arrivals)
                    .map(at -> at - at / 1_000_000 * millionths)
                    .toArray();
            return new Outcome(drifted, end, sent, timedOut, responded);
        }
    }

    private record Event(long time, long number, Runnable action) {}

    private final Limiter limiter;
    private final Traffic traffic;
    private final Random random;
    private final long origin;
    private final PriorityQueue<Event> events = new PriorityQueue<>((one, other) ->
            one.time == other.time ? Long.compare(one.number, other.number) : Long.signum(one.time - other.time));
    private final Queue<Object> queue = new ArrayDeque<>();
    private final List<Long> arrivals = new ArrayList<>();
    private long now;
    private long scheduled;
    private long alarm;
    private int remainingCalls;
    private int sent;
    private int timedOut;
    private int responded;
    private long end;

    /** @param origin the start; any time, as only differences are meaningful */
    RateSimulation(Limiter limiter, Traffic traffic, Random random, long origin) {
        this.limiter = limiter;
        this.traffic = traffic;
        this.random = random;
        this.origin = origin;
        this.now = origin;
    }

    static Limiter limiter(SlidingWindows windows) {
        return new Limiter() {
            @Override
            public long tryAcquire(long now) {
                return windows.tryAcquire(now);
            }

            @Override
            public void release(Request request, long now) {
                switch (request.ending) {
                    case RESPONDED, RESET -> windows.releaseSettled(now);
                    case ABANDONED -> windows.releaseAbandoned(now);
                    case UNSENT -> windows.releaseUnsent();
                    case REJECTED -> {
                        windows.pause(now, Duration.ofNanos(request.end));
                        windows.releaseSettled(now);
                    }
                }
            }
        };
    }

    Outcome run(int callers, int calls) {
        remainingCalls = calls;
        for (var caller = 0; caller < callers; caller++) {
            in(traffic.idle(random), this::call);
        }
        while (!events.isEmpty()) {
            var event = events.remove();
            now = event.time;
            event.action.run();
        }
        return new Outcome(
                arrivals.stream().mapToLong(Long::longValue).sorted().toArray(), end, sent, timedOut, responded);
    }

    /** Returns the current time; after the run that of the last event. */
    long now() {
        return now;
    }

    private void call() {
        if (remainingCalls == 0) {
            return;
        }
        remainingCalls--;
        var call = new Object();
        queue.add(call);
        var acquireTimeout = traffic.acquireTimeout(random);
        if (acquireTimeout < NEVER) {
            in(acquireTimeout, () -> timeOut(call));
        }
        grantPermits();
    }

    private void timeOut(Object call) {
        if (queue.remove(call)) {
            timedOut++;
            in(traffic.idle(random), this::call);
            grantPermits();
        }
    }

    private void grantPermits() {
        var scheduledAlarm = ++alarm;
        while (!queue.isEmpty()) {
            var wait = limiter.tryAcquire(now);
            if (wait == NEVER) {
                return;
            }
            if (wait > 0) {
                in(wait, () -> {
                    if (scheduledAlarm == alarm) {
                        grantPermits();
                    }
                });
                return;
            }
            queue.remove();
            send();
        }
    }

    private void send() {
        sent++;
        var request = traffic.request(random);
        if (request.arrival < NEVER) {
            arrivals.add(now - origin + request.arrival);
        }
        in(request.end, () -> {
            limiter.release(request, now);
            responded += request.ending == Ending.RESPONDED ? 1 : 0;
            end = now - origin;
            in(traffic.idle(random), this::call);
            grantPermits();
        });
    }

    private void in(long wait, Runnable action) {
        events.add(new Event(now + wait, scheduled++, action));
    }
}
