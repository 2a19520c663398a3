package dev.helpdesk4j.examples.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Parses a time argument: a date, or a date and time with or without a time zone. */
final class TimeArgument {

    static final String SYNTAX = "2026-03-02, 2026-03-02T09:00 or 2026-03-02T09:00:00Z";

    private TimeArgument() {}

    /** Returns the first instant of the day or time. */
    static Instant start(String text, ZoneId zone) {
        return parse(text, zone, LocalTime.MIN);
    }

    /** Returns the last millisecond of a day, or the given time. */
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
        } catch (DateTimeException invalid) {
            throw new IllegalArgumentException("time must be of the form " + SYNTAX + ", got '" + text + "'", invalid);
        }
    }
}
