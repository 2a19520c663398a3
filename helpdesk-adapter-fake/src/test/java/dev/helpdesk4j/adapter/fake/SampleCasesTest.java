package dev.helpdesk4j.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets that sample data contain at any hour. */
class SampleCasesTest {

    private static final TicketStatus[] OPEN = {
        TicketStatus.CREATED,
        TicketStatus.QUEUING,
        TicketStatus.PROCESSING,
        TicketStatus.AWAITING_GUEST,
        TicketStatus.PENDING
    };

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:17:23.456Z");
    private static final Instant WEDNESDAY_AFTERNOON = Instant.parse("2026-03-04T08:00:00Z");
    private static final Instant SUNDAY_NIGHT = Instant.parse("2026-03-08T19:00:00Z");

    @Test
    void everyCaseIsThereAtEveryHourOfTwoWeeks() {
        for (var hour = 0; hour < 14 * 24; hour++) {
            everyCaseIsThere(MONDAY.plus(Duration.ofHours(hour)), hour, 40);
        }
    }

    @Test
    void everyCaseIsThereFromSevenTicketsOn() {
        for (var tickets = 7; tickets <= 40; tickets++) {
            everyCaseIsThere(SUNDAY_NIGHT, tickets, tickets);
            everyCaseIsThere(WEDNESDAY_AFTERNOON, tickets, tickets);
        }
        everyCaseIsThere(SUNDAY_NIGHT, 1, 5000);
        everyCaseIsThere(WEDNESDAY_AFTERNOON, 1, 5000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1971-01-01T00:00:00Z", "2031-12-31T23:59:59.999Z", "2100-02-28T12:00:00Z"})
    void everyCaseIsThereInEveryYear(Instant now) {
        everyCaseIsThere(now, 4, 500);
    }

    @Test
    void aFewTicketsAreTheFirstCases() {
        assertThat(desk(SUNDAY_NIGHT, 1, 0)
                        .tickets()
                        .search(TicketCriteria.any(), PageRequest.first())
                        .get()
                        .items())
                .isEmpty();
        assertThat(ages(1)).containsExactly(Duration.ofMinutes(4));
        assertThat(ages(2)).containsExactly(Duration.ofMinutes(4), Duration.ofMinutes(20));
        assertThat(ages(3)).containsExactly(Duration.ofMinutes(4), Duration.ofMinutes(20), Duration.ofHours(2));
        assertThat(ages(4))
                .containsExactly(
                        Duration.ofMinutes(4), Duration.ofMinutes(20), Duration.ofHours(2), Duration.ofHours(24));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 50, 5000})
    void theIdsAreInTheOrderOfTime(int tickets) {
        for (var seed = 1; seed <= 10; seed++) {
            var ids = search(desk(WEDNESDAY_AFTERNOON, seed, tickets), TicketCriteria.builder())
                    .map(ticket -> ticket.id().value());

            assertThat(ids)
                    .hasSize(Math.min(tickets, 200))
                    .isEqualTo(ids.sorted().reverse());
        }
    }

    private static void everyCaseIsThere(Instant now, long seed, int tickets) {
        var desk = desk(now, seed, tickets);
        var sample = tickets + " tickets of seed " + seed + " at " + now;
        var processing = TicketCriteria.builder()
                .statuses(TicketStatus.PROCESSING)
                .created(between(now, Duration.ofHours(1), Duration.ofHours(3)));
        var recent = TicketCriteria.builder().created(between(now, Duration.ZERO, Duration.ofDays(3)));

        assertThat(search(desk, recent).flatMap(Ticket::status).toSet())
                .as(sample)
                .contains(OPEN);
        assertThat(waitingForAgent(desk, now, Duration.ofMinutes(1), Duration.ofMinutes(10)))
                .as(sample)
                .isNotEmpty();
        assertThat(waitingForAgent(desk, now, Duration.ofMinutes(15), Duration.ofHours(1)))
                .as(sample)
                .isNotEmpty();
        assertThat(search(desk, processing).filter(ticket -> guestWaitsForAnswer(desk, ticket, now)))
                .as(sample)
                .isNotEmpty();
        assertThat(search(desk, recent)
                        .filter(Ticket::isDissatisfied)
                        .flatMap(ticket -> ticket.timeline().closedAt())
                        .filter(now.minus(Duration.ofDays(1))::isBefore))
                .as(sample)
                .isNotEmpty();
    }

    private static Seq<Ticket> waitingForAgent(FakeHelpdesk desk, Instant now, Duration least, Duration most) {
        return search(
                        desk,
                        TicketCriteria.builder().statuses(TicketStatus.QUEUING).created(between(now, least, most)))
                .filter(ticket -> ticket.agents().isEmpty());
    }

    /** Returns whether the last message is an image that the guest sent long ago. */
    private static boolean guestWaitsForAnswer(FakeHelpdesk desk, Ticket ticket, Instant now) {
        var last = desk.messages()
                .list(ticket.id(), MessageCriteria.any(), PageRequest.first())
                .get()
                .items()
                .last();
        return ticket.guest().exists(last::isFrom)
                && last.content().kind() == MessageContent.Kind.IMAGE
                && isOlder(last, now.minus(Duration.ofHours(1)));
    }

    private static boolean isOlder(Message message, Instant time) {
        return message.sentAt().exists(time::isAfter);
    }

    private static Seq<Duration> ages(int tickets) {
        return search(desk(SUNDAY_NIGHT, 1, tickets), TicketCriteria.builder())
                .flatMap(ticket -> ticket.timeline().createdAt())
                .map(created -> Duration.between(created, SUNDAY_NIGHT));
    }

    private static TimeRange between(Instant now, Duration least, Duration most) {
        return TimeRange.between(now.minus(most), now.minus(least));
    }

    private static Seq<Ticket> search(FakeHelpdesk desk, TicketCriteria.Builder criteria) {
        return desk.tickets()
                .search(criteria.build(), PageRequest.first(200))
                .get()
                .items();
    }

    private static FakeHelpdesk desk(Instant now, long seed, int tickets) {
        return FakeHelpdesk.builder()
                .clock(ManualClock.at(now))
                .sampleData(seed, tickets)
                .build();
    }
}
