package dev.helpdesk4j.examples.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** TimeArgument as people write them. */
final class TimeArgument {

    static final String SYNTAX = "2026-03-02, 2026-03-02T09:00 or 2026-03-02T09:00:00Z";

    private TimeArgument() {}

    /** The first instant of what the text says. */
    static Instant start(String text, ZoneId zone) {
        return parse(text, zone, LocalTime.MIN);
    }

    /** The last millisecond of what the text says: of the day, where it is a day. */
    static Instant end(String text, ZoneId zone) {
        return parse(text, zone, LocalTime.MAX.truncatedTo(ChronoUnit.MILLIS));
    }

    private static Instant parse(String text, ZoneId zone, LocalTime timeOfDay) {
        try {
            if (!text.contains("T")) {
                return LocalDate.parse(text).atTime(timeOfDay).atZone(zone).toInstant();
            }
            return text.matches(".*(Z|[+-]\\d\\d(:?\\d\\d)?)$")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException noTime) {
            throw new IllegalArgumentException("a time looks like " + SYNTAX + ", but was '" + text + "'", noTime);
        }
    }
}
