package dev.helpdesk4j.adapter.fake;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;

/** When sample tickets are opened: over half a year, mostly in working hours. */
final class SampleHours {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int HOURS = 182 * 24;
    private static final Duration HOUR = Duration.ofHours(1);

    private final Instant start;
    private final double[] ends = new double[HOURS];

    SampleHours(Instant now) {
        start = now.minus(HOUR.multipliedBy(HOURS));
        var sum = 0.0;
        for (var hour = 0; hour < HOURS; hour++) {
            sum += busyness(start.plus(HOUR.multipliedBy(hour)));
            ends[hour] = sum;
        }
    }

    /** Returns the time at this place in the order of all tickets, from 0, the first, to just below 1. */
    Instant at(double place) {
        var wanted = place * ends[HOURS - 1];
        var found = Arrays.binarySearch(ends, wanted);
        var hour = Math.min(HOURS - 1, found >= 0 ? found + 1 : -1 - found);
        var share = Math.min(1, (wanted - before(hour)) / (ends[hour] - before(hour)));
        return start.plus(HOUR.multipliedBy(hour)).plusMillis((long) (share * HOUR.toMillis()));
    }

    /** Returns the place of this time within the last half a year: the inverse of {@link #at}. */
    double place(Instant time) {
        var since = Duration.between(start, time);
        var hour = (int) since.toHours();
        var share = (double) since.minusHours(hour).toMillis() / HOUR.toMillis();
        return (before(hour) + share * (ends[hour] - before(hour))) / ends[HOURS - 1];
    }

    private double before(int hour) {
        return hour == 0 ? 0 : ends[hour - 1];
    }

    private static double busyness(Instant instant) {
        var time = instant.atZone(ZONE);
        var working = time.getHour() >= 9 && time.getHour() < 19;
        var weekend = time.getDayOfWeek() == DayOfWeek.SATURDAY || time.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (weekend) {
            return working ? 0.15 : 0.02;
        }
        return working ? (time.getHour() == 12 ? 0.6 : 1) : 0.05;
    }
}
