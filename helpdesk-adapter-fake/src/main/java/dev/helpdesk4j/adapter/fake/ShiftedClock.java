package dev.helpdesk4j.adapter.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that runs on and can be moved: another clock, and how far this one is ahead of it. {@link ManualClock} is the one
 * that stands still.
 *
 * <pre>{@code
 * var clock = ShiftedClock.system();
 * clock.advance(Duration.ofDays(1)); // from now on it is tomorrow
 * }</pre>
 */
public final class ShiftedClock extends Clock {

    private final Clock base;
    private final AtomicReference<Duration> shift;
    private final ClockListeners listeners;

    private ShiftedClock(Clock base, AtomicReference<Duration> shift, ClockListeners listeners) {
        this.base = base;
        this.shift = shift;
        this.listeners = listeners;
    }

    /** Creates a clock that shows the system's time in UTC until it is moved. */
    public static ShiftedClock system() {
        return of(Clock.systemUTC());
    }

    /** Creates a clock that shows this clock's time until it is moved. */
    public static ShiftedClock of(Clock base) {
        return new ShiftedClock(
                Objects.requireNonNull(base), new AtomicReference<>(Duration.ZERO), new ClockListeners());
    }

    /**
     * Moves the clock forward; a negative duration moves it back. Events that are due then are delivered: see {@link
     * EventFeed}.
     */
    public void advance(Duration duration) {
        shift.updateAndGet(ahead -> ahead.plus(duration));
        listeners.clockMoved();
    }

    /** Sets the clock, forward or back; it runs on from there. Events that are due then are delivered: see {@link EventFeed}. */
    public void set(Instant instant) {
        shift.set(Duration.between(base.instant(), instant));
        listeners.clockMoved();
    }

    ClockListeners listeners() {
        return listeners;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(shift.get());
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    /** Returns the same clock in another zone: moving one moves the other. */
    @Override
    public ShiftedClock withZone(ZoneId newZone) {
        return new ShiftedClock(base.withZone(newZone), shift, listeners);
    }

    @Override
    public String toString() {
        return "ShiftedClock at " + instant();
    }
}
