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
 * Callers who queue for permits, and their requests on the way to a server, on a clock of their own.
 *
 * <p>Each caller makes one call after the other until all calls are made. The queue is the one that {@link RateLimiter} keeps:
 * who asked first is next, and asks again when its wait is over or when anything was given back. Times are in nanoseconds.
 */
final class RateSimulation {

    static final long NEVER = Long.MAX_VALUE;

    /** Who says when a request may leave. */
    interface Pace {

        /** Zero for now, otherwise how long to wait before asking again. */
        long take(long now);

        void over(Trip trip, long now);
    }

    /** What a request meets; arrival and end are counted from its sending, and an arrival may be later than the end. */
    record Trip(long arrival, long end, Ending ending) {}

    enum Ending {
        ANSWERED,
        REJECTED,
        /** The peer closes the connection: the request has arrived by then, or never will. */
        RESET,
        /** This side gives up: the request may still arrive. */
        ABANDONED,
        UNSENT
    }

    /** What callers and the network are like. */
    interface Traffic {

        Trip trip(Random random);

        /** How long a caller waits for a permit before it leaves. */
        default long patience(Random random) {
            return NEVER;
        }

        /** How long a caller rests between two calls. */
        default long idle(Random random) {
            return 0;
        }
    }

    /** What came of it: when requests came to the server, in order, and when the last caller was done. */
    record Outcome(long[] arrivals, long end, int sent, int leftWithout, int answered) {

        /** How many arrivals an interval of this length holds at most, both ends included. */
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

        /** How many requests a server refuses that admits so many in any span. */
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

        /** How many requests a server refuses that counts anew at the phase and whenever a window has passed since. */
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

        /** The same as told by a clock that loses so many parts of a million: to it, everything is nearer together. */
        Outcome byAClockThatLoses(int millionths) {
            var told = Arrays.stream(arrivals)
                    .map(at -> at - at / 1_000_000 * millionths)
                    .toArray();
            return new Outcome(told, end, sent, leftWithout, answered);
        }
    }

    private record Event(long time, long number, Runnable happening) {}

    private final Pace pace;
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
    private int callsLeft;
    private int sent;
    private int leftWithout;
    private int answered;
    private long end;

    /** @param origin when it begins; any time, since only differences of times mean anything */
    RateSimulation(Pace pace, Traffic traffic, Random random, long origin) {
        this.pace = pace;
        this.traffic = traffic;
        this.random = random;
        this.origin = origin;
        this.now = origin;
    }

    static Pace pace(SlidingWindows windows) {
        return new Pace() {
            @Override
            public long take(long now) {
                return windows.tryAcquire(now);
            }

            @Override
            public void over(Trip trip, long now) {
                switch (trip.ending) {
                    case ANSWERED, RESET -> windows.releaseArrived(now);
                    case ABANDONED -> windows.releaseAbandoned(now);
                    case UNSENT -> windows.releaseUnsent();
                    case REJECTED -> {
                        windows.pause(now, Duration.ofNanos(trip.end));
                        windows.releaseArrived(now);
                    }
                }
            }
        };
    }

    Outcome run(int callers, int calls) {
        callsLeft = calls;
        for (var caller = 0; caller < callers; caller++) {
            in(traffic.idle(random), this::ask);
        }
        while (!events.isEmpty()) {
            var event = events.remove();
            now = event.time;
            event.happening.run();
        }
        return new Outcome(
                arrivals.stream().mapToLong(Long::longValue).sorted().toArray(), end, sent, leftWithout, answered);
    }

    /** When everything has happened. */
    long now() {
        return now;
    }

    private void ask() {
        if (callsLeft == 0) {
            return;
        }
        callsLeft--;
        var call = new Object();
        queue.add(call);
        var patience = traffic.patience(random);
        if (patience < NEVER) {
            in(patience, () -> leave(call));
        }
        serve();
    }

    private void leave(Object call) {
        if (queue.remove(call)) {
            leftWithout++;
            in(traffic.idle(random), this::ask);
            serve();
        }
    }

    private void serve() {
        var mine = ++alarm;
        while (!queue.isEmpty()) {
            var wait = pace.take(now);
            if (wait == NEVER) {
                return;
            }
            if (wait > 0) {
                in(wait, () -> {
                    if (mine == alarm) {
                        serve();
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
        var trip = traffic.trip(random);
        if (trip.arrival < NEVER) {
            arrivals.add(now - origin + trip.arrival);
        }
        in(trip.end, () -> {
            pace.over(trip, now);
            answered += trip.ending == Ending.ANSWERED ? 1 : 0;
            end = now - origin;
            in(traffic.idle(random), this::ask);
            serve();
        });
    }

    private void in(long wait, Runnable happening) {
        events.add(new Event(now + wait, scheduled++, happening));
    }
}
