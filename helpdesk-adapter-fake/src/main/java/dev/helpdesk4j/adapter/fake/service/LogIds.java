package dev.helpdesk4j.adapter.fake.service;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;

/** Generates the log ids of responses, each from the current second and a counter. */
public final class LogIds {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final String origin;
    private final AtomicLong count = new AtomicLong();

    /**
     * Creates a generator.
     *
     * @param origin four characters that identify the generator in each id
     */
    public LogIds(Clock clock, String origin) {
        this.clock = clock;
        this.origin = origin;
    }

    /** Returns a new id. */
    public String next() {
        return SECOND.format(clock.instant()) + origin + String.format("%014X", count.incrementAndGet());
    }
}
