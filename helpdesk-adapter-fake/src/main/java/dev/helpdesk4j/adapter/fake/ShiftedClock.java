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

    private ShiftedClock(Clock base, AtomicReference<Duration> shift) {
        this.base = base;
        this.shift = shift;
    }

    /** Creates a clock that shows the system's time in UTC until it is moved. */
    public static ShiftedClock system() {
        return of(Clock.systemUTC());
    }

    /** Creates a clock that shows this clock's time until it is moved. */
    public static ShiftedClock of(Clock base) {
        return new ShiftedClock(Objects.requireNonNull(base), new AtomicReference<>(Duration.ZERO));
    }

    /** Moves the clock forward; a negative duration moves it back. */
    public void advance(Duration duration) {
        shift.updateAndGet(ahead -> ahead.plus(duration));
    }

    /** Sets the clock, forward or back; it runs on from there. */
    public void set(Instant instant) {
        shift.set(Duration.between(base.instant(), instant));
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
        return new ShiftedClock(base.withZone(newZone), shift);
    }

    @Override
    public String toString() {
        return "ShiftedClock at " + instant();
    }
}
