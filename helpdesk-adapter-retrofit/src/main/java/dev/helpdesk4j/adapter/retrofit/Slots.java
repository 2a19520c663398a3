package dev.helpdesk4j.adapter.retrofit;

import java.time.Duration;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The rate limits of one operation, as arithmetic: no threads, no clock, times in nanoseconds of any origin.
 *
 * <p>A limit of N calls in a window W is N slots. An attempt takes one of each limit, and gives them back when its answer
 * has come; from then on each rests for W and a margin. A request arrives before its answer does, so no span of length W
 * at the server holds more than N arrivals, whatever the network does to the spacing; and an idle client still bursts at
 * full speed.
 */
final class Slots {

    /** Covers that slots rest by this machine's clock, and that time passes between a count and its comparison. */
    static final Duration MARGIN = Duration.ofMillis(50);

    /** How long after it was given up a request may still arrive. */
    static final Duration STRAGGLING = Duration.ofSeconds(60);

    /** Longer waits, which a service may well write by mistake, count as this: times stay comparable. */
    static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private final List<Limit> limits;
    private final long minimumGap;
    private long pausedUntil;
    private boolean paused;
    private boolean spaced;
    private boolean used;
    private long lastTaken;

    Slots(List<RateLimit> limits) {
        this.limits = limits.stream().map(Limit::new).toList();
        this.minimumGap = limits.stream()
                .mapToLong(limit -> limit.window().plus(MARGIN).toNanos() / limit.calls())
                .max()
                .orElse(0);
    }

    /** Takes a slot of every limit, or of none: zero when taken, otherwise how long to wait before asking again. */
    long take(long now) {
        var wait = certainWait(now);
        for (var limit : limits) {
            wait = Math.max(wait, limit.waitAt(now));
        }
        if (wait > 0) {
            return wait;
        }
        limits.forEach(Limit::take);
        used = true;
        lastTaken = now;
        return 0;
    }

    /** How long no slot can be taken whatever may happen meanwhile: an attempt that ends could free one sooner. */
    long certainWait(long now) {
        var wait = Math.max(0, paused ? pausedUntil - now : 0);
        if (spaced && used) {
            wait = Math.max(wait, lastTaken + minimumGap - now);
        }
        for (var limit : limits) {
            if (limit.isAllAtRest()) {
                wait = Math.max(wait, limit.waitAt(now));
            }
        }
        return wait;
    }

    /** The answer has come. */
    void answered(long now) {
        limits.forEach(limit -> limit.rest(now, Duration.ZERO));
    }

    /** There is no answer, but the request may be under way all the same. */
    void lost(long now) {
        limits.forEach(limit -> limit.rest(now, STRAGGLING));
    }

    /** The request certainly never left. */
    void unused() {
        limits.forEach(Limit::giveBack);
    }

    /**
     * The service says that the limit is reached although it was kept: nobody calls before the wait is over, and from then
     * on calls keep their distance, as the service may count in another way. They keep it where they leave: on their way they
     * may come nearer to each other, and that no window holds too many is the slots' business as before.
     */
    void rejected(long now, Duration wait) {
        var until = now + (wait.compareTo(LONGEST_PAUSE) < 0 ? wait : LONGEST_PAUSE).toNanos();
        if (!paused || until - pausedUntil > 0) {
            pausedUntil = until;
        }
        paused = true;
        spaced = true;
    }

    /** One limit: its slots are free, taken by an attempt, or at rest. */
    private static final class Limit {

        private final int calls;
        private final long window;
        private final PriorityQueue<Long> restingUntil = new PriorityQueue<>((one, other) -> Long.signum(one - other));
        private int free;

        Limit(RateLimit limit) {
            calls = limit.calls();
            window = limit.window().toNanos();
            free = calls;
        }

        /** How long until a slot is free; as long as can be where only an attempt's end can tell. */
        long waitAt(long now) {
            while (!restingUntil.isEmpty() && restingUntil.peek() - now <= 0) {
                restingUntil.poll();
                free++;
            }
            if (free > 0) {
                return 0;
            }
            return restingUntil.isEmpty() ? Long.MAX_VALUE : restingUntil.peek() - now;
        }

        boolean isAllAtRest() {
            return restingUntil.size() == calls;
        }

        void take() {
            free--;
        }

        void giveBack() {
            free++;
        }

        void rest(long now, Duration longer) {
            restingUntil.add(now + window + MARGIN.toNanos() + longer.toNanos());
        }
    }
}
