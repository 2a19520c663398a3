package dev.helpdesk4j.adapter.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until it is set or advanced, for tests whose times are known in advance.
 *
 * <pre>{@code
 * var clock = ManualClock.at(Instant.parse("2026-03-02T09:00:00Z"));
 * clock.advance(Duration.ofMinutes(5));
 * }</pre>
 */
public final class ManualClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;
    private final ClockListeners listeners;

    private ManualClock(AtomicReference<Instant> now, ZoneId zone, ClockListeners listeners) {
        this.now = now;
        this.zone = zone;
        this.listeners = listeners;
    }

    /** Creates a clock in UTC that shows this instant. */
    public static ManualClock at(Instant instant) {
        return new ManualClock(
                new AtomicReference<>(Objects.requireNonNull(instant)), ZoneOffset.UTC, new ClockListeners());
    }

    /** Advances the clock; a negative duration turns it back. Events that are due then are delivered: see {@link EventFeed}. */
    public void advance(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
        listeners.clockMoved();
    }

    /** Sets the clock, forward or back. Events that are due then are delivered: see {@link EventFeed}. */
    public void set(Instant instant) {
        now.set(Objects.requireNonNull(instant));
        listeners.clockMoved();
    }

    ClockListeners listeners() {
        return listeners;
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(now.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** Returns the same clock in another zone: setting one sets the other. */
    @Override
    public ManualClock withZone(ZoneId newZone) {
        return new ManualClock(now, newZone, listeners);
    }

    @Override
    public String toString() {
        return "ManualClock at " + instant();
    }
}
