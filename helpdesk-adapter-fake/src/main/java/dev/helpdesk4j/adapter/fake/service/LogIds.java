package dev.helpdesk4j.adapter.fake.service;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;

/** Gives each answer a log id of its own: the second it was given in, and a count. */
public final class LogIds {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final String origin;
    private final AtomicLong count = new AtomicLong();

    /**
     * Ids that tell where they come from.
     *
     * @param origin four characters, the same in every id
     */
    public LogIds(Clock clock, String origin) {
        this.clock = clock;
        this.origin = origin;
    }

    /** An id that was not given before. */
    public String next() {
        return SECOND.format(clock.instant()) + origin + String.format("%014X", count.incrementAndGet());
    }
}
