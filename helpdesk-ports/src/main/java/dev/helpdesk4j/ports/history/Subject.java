package dev.helpdesk4j.ports.history;

import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.List;
import java.util.Locale;

/** The kind of a walk: through tickets by creation, through changed tickets, or through the messages of a ticket. */
enum Subject {
    CREATED,
    CHANGED,
    THREAD;

    static Option<Subject> named(String name) {
        return Array.of(values()).find(subject -> name.equals(subject.printed()));
    }

    String printed() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the time field of each phase, in order: each phase reads the whole range. A ticket that was never changed may
     * have no time of change, so a walk of changes has a second phase by time of creation.
     */
    List<TimeField> phases() {
        return switch (this) {
            case CREATED -> List.of(TimeField.CREATED);
            case CHANGED -> List.of(TimeField.UPDATED, TimeField.CREATED);
            case THREAD -> List.of(TimeField.SENT);
        };
    }
}
