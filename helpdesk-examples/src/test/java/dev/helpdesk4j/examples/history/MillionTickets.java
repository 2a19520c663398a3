package dev.helpdesk4j.examples.history;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.ports.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A million tickets of three years: days with 60000 of them, a second with 12000, and a millisecond with 12000 of either
 * stage.
 */
final class MillionTickets {

    static final int COUNT = 1_000_000;
    static final TimeRange RANGE =
            TimeRange.between(Instant.parse("2021-01-01T00:00:00Z"), Instant.parse("2023-12-31T23:59:59.999Z"));

    private static final long FIRST_ID = 7_000_000_000_000_000_000L;
    private static final int IN_A_BURST = 12_000;
    private static final int IN_A_DAY = 60_000;
    private static final List<Instant> DAYS = List.of(
            Instant.parse("2021-03-08T00:00:00Z"),
            Instant.parse("2021-11-11T00:00:00Z"),
            Instant.parse("2021-11-12T00:00:00Z"),
            Instant.parse("2022-06-18T00:00:00Z"),
            Instant.parse("2023-11-11T00:00:00Z"));
    private static final Instant SECOND = Instant.parse("2022-02-02T10:15:30Z");
    private static final Instant MILLISECOND = Instant.parse("2023-05-04T03:02:01.007Z");

    private final List<Ticket> patterns = patterns();

    /** Adds all tickets, the oldest first. */
    void fill(FakeHelpdesk fake) {
        var times = times();
        for (var number = 0; number < COUNT; number++) {
            fake.put(ticket(number, times[number]));
        }
    }

    /** Returns the position of a ticket among the million, or another number if it is not one of them. */
    static long number(TicketId id) {
        return Long.parseLong(id.value()) - FIRST_ID;
    }

    private static long[] times() {
        var random = new SplittableRandom(1);
        var times = new long[COUNT];
        var filled = 0;
        for (var day : DAYS) {
            for (var i = 0; i < IN_A_DAY; i++) {
                times[filled++] =
                        day.toEpochMilli() + random.nextLong(Duration.ofDays(1).toMillis());
            }
        }
        for (var i = 0; i < IN_A_BURST; i++) {
            times[filled++] = SECOND.toEpochMilli() + random.nextInt(1000);
            times[filled++] = MILLISECOND.toEpochMilli();
        }
        while (filled < COUNT) {
            times[filled++] =
                    random.nextLong(RANGE.from().toEpochMilli(), RANGE.to().toEpochMilli() + 1);
        }
        Arrays.sort(times);
        return times;
    }

    /** Returns the templates of tickets: those of a sample help desk. */
    private static List<Ticket> patterns() {
        var sample = FakeHelpdesk.builder()
                .clock(ManualClock.at(Instant.parse("2021-01-01T00:00:00Z")))
                .sampleData(1, 4000)
                .build();
        var patterns = new ArrayList<Ticket>();
        for (var page = 1; page <= 20; page++) {
            patterns.addAll(sample.tickets()
                    .search(TicketCriteria.any(), PageRequest.of(page, 200))
                    .get()
                    .items()
                    .asJava());
        }
        return patterns;
    }

    /** Returns a copy of a template at another time; of those of one millisecond every other one is still with the bot. */
    private Ticket ticket(int number, long created) {
        var pattern = patterns.get(number % patterns.size());
        var at = Instant.ofEpochMilli(created);
        var ticket = Ticket.builder(TicketId.of(Long.toString(FIRST_ID + number)));
        pattern.helpdesk().forEach(ticket::helpdesk);
        pattern.status().forEach(ticket::status);
        pattern.channel().forEach(ticket::channel);
        pattern.resolution().forEach(ticket::resolution);
        pattern.guest().forEach(ticket::guest);
        pattern.agentOwner().forEach(ticket::agentOwner);
        pattern.closedBy().forEach(ticket::closedBy);
        if (at.equals(MILLISECOND)) {
            ticket.stage(number % 2 == 0 ? Stage.BOT : Stage.AGENT);
        } else {
            pattern.stage().forEach(ticket::stage);
        }
        return ticket.agents(pattern.agents())
                .comments(pattern.comments())
                .collaborators(pattern.collaborators())
                .customizedFields(pattern.customizedFields())
                .satisfaction(pattern.satisfaction())
                .serviceTimes(pattern.serviceTimes())
                .timeline(moved(pattern.timeline(), at))
                .build();
    }

    private static Timeline moved(Timeline timeline, Instant created) {
        var by = Duration.between(timeline.createdAt().get(), created);
        return new Timeline(
                timeline.createdAt().map(time -> time.plus(by)),
                timeline.updatedAt().map(time -> time.plus(by)),
                timeline.closedAt().map(time -> time.plus(by)),
                timeline.agentEnteredAt().map(time -> time.plus(by)),
                timeline.agentFirstRespondedAt().map(time -> time.plus(by)),
                timeline.agentLastRespondedAt().map(time -> time.plus(by)));
    }
}
