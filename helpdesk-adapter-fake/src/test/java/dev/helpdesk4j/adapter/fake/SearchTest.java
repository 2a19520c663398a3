package dev.helpdesk4j.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Tag;
import dev.helpdesk4j.domain.ticket.TagId;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SearchTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final FakeHelpdesk helpdesk = FakeHelpdesk.empty();

    @Test
    void ticketsAreListedNewestFirstWithoutTimeLast() {
        helpdesk.put(Ticket.builder(TicketId.of("timeless")).build());
        helpdesk.put(opened("middle", NOON));
        helpdesk.put(opened("newest", NOON.plusMillis(1)));
        helpdesk.put(opened("oldest", NOON.minusMillis(1)));
        helpdesk.put(opened("middle2", NOON));

        assertThat(ids(TicketCriteria.any())).containsExactly("newest", "middle2", "middle", "oldest", "timeless");
    }

    @Test
    void aReplacedTicketIsFoundByItsNewValuesOnly() {
        helpdesk.put(opened("1", NOON).toBuilder()
                .guest(Person.of(UserId.of("ou_1"), "Lin"))
                .status(TicketStatus.CREATED)
                .build());
        helpdesk.put(opened("1", NOON.plusSeconds(5)).toBuilder()
                .guest(Person.of(UserId.of("ou_2"), "Emma"))
                .status(TicketStatus.PENDING)
                .build());

        assertThat(ids(guest("ou_1"))).isEmpty();
        assertThat(ids(guest("ou_2"))).containsExactly("1");
        assertThat(ids(TicketCriteria.builder().guestName("lin").build())).isEmpty();
        assertThat(ids(TicketCriteria.builder().statuses(TicketStatus.CREATED).build()))
                .isEmpty();
        assertThat(ids(created(NOON, NOON))).isEmpty();
        assertThat(ids(created(NOON.plusSeconds(5), NOON.plusSeconds(5)))).containsExactly("1");
        assertThat(ids(TicketCriteria.any())).containsExactly("1");
    }

    @Test
    void ticketsWithSeveralMatchingTagsAreListedOnce() {
        for (var number = 0; number < 20; number++) {
            helpdesk.put(opened("untagged" + number, NOON));
        }
        helpdesk.put(tagged("a", 1, "VPN", "Mail"));
        helpdesk.put(tagged("b", 2, "Mail"));
        helpdesk.put(tagged("c", 3, "VPN"));
        helpdesk.put(tagged("d", 4, "Printer"));
        helpdesk.put(tagged("e", 5, "VPN", "Mail"));

        assertThat(ids(TicketCriteria.builder().tags("VPN", "Mail", "Unknown").build()))
                .containsExactly("e", "c", "b", "a");
    }

    @Test
    void findReturnsTagsAndListingsDoNot() {
        helpdesk.put(tagged("a", 1, "VPN"));
        helpdesk.put(opened("b", NOON));

        assertThat(search(TicketCriteria.any(), PageRequest.first()).items().map(Ticket::tags))
                .allMatch(tags -> tags.isEmpty());
        assertThat(helpdesk.tickets().find(TicketId.of("a")).get().tags().get())
                .containsExactly(Tag.of(TagId.of("tag-VPN"), "VPN"));
        assertThat(helpdesk.tickets().find(TicketId.of("b")).get().tags().get()).isEmpty();
    }

    @Test
    void filtersAreJoinedByAnd() {
        helpdesk.put(opened("1", NOON).toBuilder()
                .agents(List.of(Person.of(UserId.of("ou_mei"), "Mei"), Person.of(UserId.of("ou_mei"), "Mei")))
                .closedBy(Person.of(UserId.of("ou_mei"), "Mei"))
                .build());
        helpdesk.put(opened("2", NOON).toBuilder()
                .agents(List.of(Person.of(UserId.of("ou_mei"), "Mei")))
                .build());

        var byAgent = TicketCriteria.builder().agent(UserId.of("ou_mei")).build();
        assertThat(ids(byAgent)).containsExactly("2", "1");
        assertThat(ids(byAgent.toBuilder().closedBy(UserId.of("ou_mei")).build()))
                .containsExactly("1");
        assertThat(ids(byAgent.toBuilder().ticket(TicketId.of("2")).build())).containsExactly("2");
        assertThat(ids(byAgent.toBuilder().score(Score.NEUTRAL).build())).isEmpty();
    }

    @Test
    void ticketsFoundByUpdateTimeAreOrderedByCreation() {
        for (var number = 0; number < 300; number++) {
            helpdesk.put(Ticket.builder(TicketId.of("t" + number))
                    .timeline(Timeline.openedAt(NOON.plusSeconds(number)).withUpdatedAt(NOON.minusSeconds(number)))
                    .build());
        }
        var criteria = TicketCriteria.builder()
                .updated(TimeRange.between(NOON.minusSeconds(12), NOON.minusSeconds(10)))
                .build();

        assertThat(ids(criteria)).containsExactly("t12", "t11", "t10");
    }

    @Test
    void searchesEndAtRow10000() {
        for (var number = 0; number < 10_001; number++) {
            helpdesk.put(opened("t" + number, NOON.plusMillis(number)));
        }

        var last = search(TicketCriteria.any(), PageRequest.of(50, 200));

        assertThat(last.total()).isEqualTo(10_000);
        assertThat(last.totalIsLowerBound()).isTrue();
        assertThat(last.items().last().id().value()).isEqualTo("t1");
        assertThat(helpdesk.tickets()
                        .search(TicketCriteria.any(), PageRequest.of(51, 200))
                        .getLeft())
                .isInstanceOf(HelpdeskFailure.InvalidRequest.class);
        assertThat(helpdesk.calls(Operation.SEARCH_TICKETS)).isEqualTo(1);
        var fewer = search(created(NOON.plusMillis(2), NOON.plusSeconds(60)), PageRequest.first());
        assertThat(fewer.total()).isEqualTo(9_999);
        assertThat(fewer.totalIsLowerBound()).isFalse();
    }

    @Test
    void aPagePastTheEndHasTheTotalOnly() {
        helpdesk.put(opened("1", NOON));

        var page = search(TicketCriteria.any(), PageRequest.of(3, 20));

        assertThat(page.items()).isEmpty();
        assertThat(page.total()).isEqualTo(1);
    }

    @Test
    void timesBeyondWhatMillisecondsCanCountAreKept() {
        helpdesk.put(opened("last", Instant.MIN));
        helpdesk.put(opened("first", Instant.MAX));

        assertThat(ids(TicketCriteria.any())).containsExactly("first", "last");
    }

    @Test
    void manyTicketsStayQuick() {
        var many = FakeHelpdesk.builder()
                .clock(ManualClock.at(NOON))
                .sampleData(3, Integer.getInteger("fake.tickets", 50_000))
                .build();
        var guest = many.tickets()
                .search(TicketCriteria.any(), PageRequest.first(1))
                .get()
                .items()
                .head()
                .guest()
                .get();
        var started = System.nanoTime();

        for (var round = 0; round < 20; round++) {
            many.tickets()
                    .search(guest(guest.id().get().value()), PageRequest.first())
                    .get();
            many.tickets()
                    .search(created(NOON.minus(Duration.ofDays(90)), NOON), PageRequest.of(50, 200))
                    .get();
            many.tickets()
                    .search(
                            TicketCriteria.builder()
                                    .statuses(TicketStatus.PENDING, TicketStatus.QUEUING)
                                    .guestName("lin")
                                    .tags("VPN", "邮箱")
                                    .build(),
                            PageRequest.first())
                    .get();
        }

        var each = Duration.ofNanos((System.nanoTime() - started) / 60);
        assertThat(each).isLessThan(Duration.ofMillis(250));
    }

    @Test
    void nullIsRefused() {
        assertThatThrownBy(() -> helpdesk.tickets().find(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> helpdesk.tickets().search(null, PageRequest.first()))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> helpdesk.tickets().search(TicketCriteria.any(), null))
                .isInstanceOf(NullPointerException.class);
    }

    private Page<Ticket> search(TicketCriteria criteria, PageRequest page) {
        return helpdesk.tickets().search(criteria, page).get();
    }

    private List<String> ids(TicketCriteria criteria) {
        return search(criteria, PageRequest.first(200))
                .items()
                .map(ticket -> ticket.id().value())
                .toList();
    }

    private static TicketCriteria guest(String id) {
        return TicketCriteria.builder().guest(UserId.of(id)).build();
    }

    private static TicketCriteria created(Instant from, Instant to) {
        return TicketCriteria.builder().created(TimeRange.between(from, to)).build();
    }

    private static Ticket opened(String id, Instant at) {
        return Ticket.builder(TicketId.of(id)).timeline(Timeline.openedAt(at)).build();
    }

    private static Ticket tagged(String id, int second, String... tags) {
        return opened(id, NOON.plusSeconds(second)).toBuilder()
                .tags(HashSet.of(tags).map(name -> Tag.of(TagId.of("tag-" + name), name)))
                .build();
    }
}
