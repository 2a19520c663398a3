package dev.helpdesk4j.adapter.fake;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** When each sample ticket was opened, and which tickets are the cases. The numbers of the tickets are in order of time. */
final class SampleSchedule {

    private final int tickets;
    private final Instant now;
    private final SampleHours hours;
    private final Map<SampleCase, Integer> numbers = new EnumMap<>(SampleCase.class);

    SampleSchedule(int tickets, Instant now) {
        this.tickets = tickets;
        this.now = now;
        this.hours = new SampleHours(now);
        var above = tickets;
        for (var each : SampleCase.values()) {
            var number = above == tickets ? tickets - 1 : Math.min(lastBefore(each.openedAt(now)), above - 1);
            numbers.put(each, number);
            above = number;
        }
    }

    /** Returns the case of the ticket with this number, if it is one. */
    Option<SampleCase> caseOf(int number) {
        for (var each : numbers.entrySet()) {
            if (each.getValue() == number) {
                return Option.some(each.getKey());
            }
        }
        return Option.none();
    }

    /**
     * When the ticket with this number was opened: a case at its own time, any other in between.
     *
     * @param share from 0 to just below 1, how far into the time that there is for this number
     */
    Instant openedAt(int number, double share) {
        var opened = hours.at((number + share) / tickets);
        for (var each : numbers.entrySet()) {
            var openedCase = each.getKey().openedAt(now);
            if (number == each.getValue()) {
                return openedCase;
            }
            if (number < each.getValue()) {
                opened = opened.isAfter(openedCase) ? openedCase : opened;
            } else {
                return opened.isBefore(openedCase) ? openedCase : opened;
            }
        }
        return opened;
    }

    /** Returns the last number that is opened before this time, whatever its share is. */
    private int lastBefore(Instant time) {
        return (int) Math.floor(hours.place(time) * tickets) - 1;
    }
}
