package dev.helpdesk4j.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The laws of the pages of {@link dev.helpdesk4j.ports.Tickets#search}, including the cap. */
public abstract class PagingContract extends HelpdeskContract<ArrangedFixture> {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    @Override
    final String advice() {
        return "Make Tickets.search return the rows of the page and the total of what the criteria select.";
    }

    @BeforeEach
    final void declareLaws() {
        shows(Law.SEARCH_TICKETS);
    }

    /** Arranges tickets {@code p1}, {@code p2} and so on, each one second younger than the one before. */
    private void arrange(int tickets) {
        for (var number = 1; number <= tickets; number++) {
            fixture()
                    .has(Ticket.builder(TicketId.of("p" + number))
                            .status(number % 2 == 0 ? TicketStatus.PENDING : TicketStatus.CREATED)
                            .timeline(Timeline.openedAt(START.plusSeconds(number)))
                            .build());
        }
    }

    private Page<Ticket> page(int page, int size) {
        return result(tickets().search(TicketCriteria.any(), PageRequest.of(page, size)));
    }

    @Test
    void anEmptyHelpdeskHasOneEmptyPage() {
        var page = page(1, 20);

        assertThat(page.items()).isEmpty();
        assertThat(page.total()).isZero();
        assertThat(page.next()).isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutGapsOrRepeats() {
        arrange(23);

        assertThat(ids(page(1, 10)))
                .containsExactly("p23", "p22", "p21", "p20", "p19", "p18", "p17", "p16", "p15", "p14");
        assertThat(ids(page(2, 10))).containsExactly("p13", "p12", "p11", "p10", "p9", "p8", "p7", "p6", "p5", "p4");
        assertThat(ids(page(3, 10))).containsExactly("p3", "p2", "p1");
    }

    @Test
    void aPageHasItsRequestAndTheTotal() {
        arrange(23);

        var page = page(2, 10);

        assertThat(page.request()).isEqualTo(PageRequest.of(2, 10));
        assertThat(page.total()).isEqualTo(23);
        assertThat(page.totalIsLowerBound()).isFalse();
        assertThat(page.next()).contains(PageRequest.of(3, 10));
        assertThat(page(3, 10).next()).isEmpty();
    }

    @Test
    void aPageAfterTheLastIsEmptyWithTheTotal() {
        arrange(3);

        var page = page(7, 10);

        assertThat(page.items()).isEmpty();
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.next()).isEmpty();
    }

    @Test
    void aFilteredListingCountsTheSelectedRows() {
        arrange(23);
        var pending = TicketCriteria.builder().statuses(TicketStatus.PENDING).build();

        var first = result(tickets().search(pending, PageRequest.of(1, 10)));
        var second = result(tickets().search(pending, PageRequest.of(2, 10)));

        assertThat(first.total()).isEqualTo(11);
        assertThat(ids(first)).containsExactly("p22", "p20", "p18", "p16", "p14", "p12", "p10", "p8", "p6", "p4");
        assertThat(ids(second)).containsExactly("p2");
    }

    @Test
    void ticketsOfOneMillisecondAreEachListedOnce() {
        for (var number = 1; number <= 30; number++) {
            fixture().has(Examples.ticket("m" + number, TicketStatus.CREATED, "2026-03-01T00:00:00.123Z"));
        }

        List<String> listed = new ArrayList<>();
        for (var number = 1; number <= 5; number++) {
            listed.addAll(ids(page(number, 7)));
        }

        assertThat(listed).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void theLargestPageHas200Rows() {
        arrange(201);

        assertThat(page(1, 200).items()).hasSize(200);
        assertThat(ids(page(2, 200))).containsExactly("p1");
    }

    @Test
    void atTheCapTheTotalIsALowerBound() {
        arrange(10_003);

        var last = page(50, 200);

        assertThat(last.total()).isEqualTo(10_000);
        assertThat(last.totalIsLowerBound()).isTrue();
        assertThat(last.items()).hasSize(200);
        assertThat(last.items().lastOption().map(Ticket::id)).contains(TicketId.of("p4"));
        assertThat(last.next()).contains(PageRequest.of(51, 200));

        var narrowed = TicketCriteria.builder()
                .created(TimeRange.between(START, START.plusSeconds(3)))
                .build();
        assertThat(ids(search(narrowed))).containsExactly("p3", "p2", "p1");
    }

    @Test
    void atExactlyTheCapTheTotalIsALowerBound() {
        arrange(10_000);

        var last = page(50, 200);

        assertThat(last.total()).isEqualTo(10_000);
        assertThat(last.totalIsLowerBound()).isTrue();
        assertThat(last.items().lastOption().map(Ticket::id)).contains(TicketId.of("p1"));
    }

    @Test
    void belowTheCapTheTotalIsExact() {
        arrange(9_999);

        var last = page(50, 200);

        assertThat(last.total()).isEqualTo(9_999);
        assertThat(last.totalIsLowerBound()).isFalse();
        assertThat(last.items()).hasSize(199);
        assertThat(last.next()).isEmpty();
    }

    @Test
    void aSearchPastRow10000IsRefused() {
        for (var past : List.of(PageRequest.of(51, 200), PageRequest.of(67, 150), PageRequest.of(10_001, 1))) {
            var failure = failure(tickets().search(TicketCriteria.any(), past));

            assertThat(failure).isInstanceOf(HelpdeskFailure.InvalidRequest.class);
            assertThat(failure.reason())
                    .contains("row 10000")
                    .contains("page " + past.page())
                    .contains("size " + past.size());
            assertThat(failure.response()).isEmpty();
        }
        assertThat(page(10_000, 1).items()).isEmpty();
    }
}
