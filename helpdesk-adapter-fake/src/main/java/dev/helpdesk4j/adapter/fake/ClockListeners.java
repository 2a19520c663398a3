package dev.helpdesk4j.adapter.fake;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is called after a clock was moved, on the thread that moved it. */
final class ClockListeners {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Returns the listeners of a clock; those of one that cannot be moved are never called. */
    static ClockListeners of(Clock clock) {
        if (clock instanceof ManualClock manual) {
            return manual.listeners();
        }
        return clock instanceof ShiftedClock shifted ? shifted.listeners() : new ClockListeners();
    }

    void add(Runnable listener) {
        listeners.add(listener);
    }

    void remove(Runnable listener) {
        listeners.remove(listener);
    }

    void clockMoved() {
        listeners.forEach(Runnable::run);
    }
}
