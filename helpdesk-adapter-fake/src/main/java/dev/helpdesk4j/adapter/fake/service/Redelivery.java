package dev.helpdesk4j.adapter.fake.service;

import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;

/** The documented schedule on which the platform delivers an event again that was not acknowledged. */
public final class Redelivery {

    private static final Seq<Duration> DELAYS =
            Array.of(Duration.ofSeconds(15), Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(6));

    private Redelivery() {}

    /**
     * Returns the time from this attempt to the next one; none after the last.
     *
     * @param attempt the number of the attempt that failed, from 1
     */
    public static Option<Duration> delayAfter(int attempt) {
        return Option.when(attempt <= DELAYS.size(), () -> DELAYS.get(attempt - 1));
    }
}
