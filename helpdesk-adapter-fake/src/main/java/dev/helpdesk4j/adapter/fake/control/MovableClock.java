package dev.helpdesk4j.adapter.fake.control;

import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.adapter.fake.ShiftedClock;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;

/** A clock of either kind that can be set. */
record MovableClock(Clock clock, Consumer<Instant> setter) {

    static MovableClock of(ManualClock clock) {
        return new MovableClock(clock, clock::set);
    }

    static MovableClock of(ShiftedClock clock) {
        return new MovableClock(clock, clock::set);
    }

    void set(Instant instant) {
        setter.accept(instant);
    }
}
