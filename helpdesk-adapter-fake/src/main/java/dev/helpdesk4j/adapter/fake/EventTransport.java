package dev.helpdesk4j.adapter.fake;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How the events of a fake help desk reach a handler. The platform promises neither an order nor that an event is delivered
 * only once; a test chooses what happens:
 *
 * <pre>{@code
 * helpdesk.deliverEventsTo(handler, EventTransport.inOrder().shuffled(42, Duration.ofMinutes(1)).duplicated());
 * clock.advance(Duration.ofMinutes(1));
 * }</pre>
 *
 * <p>A value: each method returns another one.
 */
public final class EventTransport {

    private static final EventTransport IN_ORDER = new EventTransport(Duration.ZERO, Duration.ZERO, 0, 1, 0);

    private final Duration delay;
    private final Duration spread;
    private final long seed;
    private final int copies;
    private final int lossInterval;

    private EventTransport(Duration delay, Duration spread, long seed, int copies, int lossInterval) {
        this.delay = delay;
        this.spread = spread;
        this.seed = seed;
        this.copies = copies;
        this.lossInterval = lossInterval;
    }

    /** Returns the transport that delivers each event once, at once, in the order in which the events happened. */
    public static EventTransport inOrder() {
        return IN_ORDER;
    }

    /**
     * Returns this transport with all events later by the same duration, by the help desk's clock.
     *
     * @param newDelay zero or more
     * @throws IllegalArgumentException if the delay is negative
     */
    public EventTransport delayed(Duration newDelay) {
        if (newDelay.isNegative()) {
            throw new IllegalArgumentException("delay must be zero or more, got " + newDelay);
        }
        return new EventTransport(newDelay, spread, seed, copies, lossInterval);
    }

    /**
     * Returns this transport with each event later by a random duration, by the help desk's clock, so that the events are out
     * of order. The same seed has the same durations.
     *
     * @param within the upper limit of the random duration, more than zero
     * @throws IllegalArgumentException if the limit is not positive
     */
    public EventTransport shuffled(long newSeed, Duration within) {
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("time within which events are shuffled must be positive, got " + within);
        }
        return new EventTransport(delay, within, newSeed, copies, lossInterval);
    }

    /** Returns this transport with each event delivered twice, also if the first delivery succeeds. */
    public EventTransport duplicated() {
        return new EventTransport(delay, spread, seed, 2, lossInterval);
    }

    /**
     * Returns this transport with every n-th event lost: it is never delivered.
     *
     * @param n 1 or more; with 1 all events are lost
     * @throws IllegalArgumentException if n is less than 1
     */
    public EventTransport losingEvery(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n of every n-th event must be 1 or more, got " + n);
        }
        return new EventTransport(delay, spread, seed, copies, n);
    }

    /** Returns this transport with all events lost. */
    public EventTransport losingAll() {
        return losingEvery(1);
    }

    SplittableRandom random() {
        return new SplittableRandom(seed);
    }

    /** Returns how much later the next event is delivered. */
    Duration delay(SplittableRandom random) {
        return spread.isZero() ? delay : delay.plusNanos(random.nextLong(spread.toNanos()));
    }

    int copies() {
        return copies;
    }

    /** Returns whether the event with this number, from 1, is lost. */
    boolean loses(long number) {
        return lossInterval > 0 && number % lossInterval == 0;
    }
}
