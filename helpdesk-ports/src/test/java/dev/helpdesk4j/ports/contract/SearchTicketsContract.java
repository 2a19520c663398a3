package dev.helpdesk4j.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Satisfaction;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Tag;
import dev.helpdesk4j.domain.ticket.TagId;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The laws of the filters of {@link dev.helpdesk4j.ports.Tickets#search}. Four tickets, from {@code t1}, the oldest, to
 * {@code t4}, the newest, which differ in every filter.
 */
public abstract class SearchTicketsContract extends HelpdeskContract<ArrangedFixture> {

    private static final Person LIN = Person.of(UserId.of("ou_lin"), "Lin Wei");
    private static final Person ANNA = Person.of(UserId.of("ou_anna"), "Anna Lindqvist");
    private static final Person LI_NING = Person.of(UserId.of("ou_lining"), "李宁");
    private static final Person MEI = Person.of(UserId.of("ou_mei"), "Mei");
    private static final Person TOM = Person.of(UserId.of("ou_tom"), "Tom");

    @Override
    final String advice() {
        return "Make Tickets.search select by each filter and list the newest tickets first, without tags.";
    }

    @BeforeEach
    @WithinAMinute
    void arrange() {
        shows(Law.SEARCH_TICKETS);
        fixture()
                .has(Ticket.builder(TicketId.of("t1"))
                        .guest(LIN)
                        .stage(Stage.BOT)
                        .status(TicketStatus.CLOSED_BY_BOT)
                        .channel(Channel.QR_CODE)
                        .resolution(Resolution.UNRESOLVED)
                        .satisfaction(Satisfaction.of(Score.DISSATISFIED))
                        .tags(HashSet.of(Tag.of(TagId.of("1"), "vpn"), Tag.of(TagId.of("2"), "urgent")))
                        .timeline(times("2026-03-01T09:00:00.000Z", "2026-03-05T09:00:00.000Z"))
                        .build());
        fixture()
                .has(Ticket.builder(TicketId.of("t2"))
                        .guest(ANNA)
                        .stage(Stage.AGENT)
                        .status(TicketStatus.CLOSED_BY_AGENT)
                        .channel(Channel.of(0))
                        .resolution(Resolution.RESOLVED)
                        .satisfaction(Satisfaction.of(Score.SATISFIED))
                        .agents(List.of(MEI, TOM))
                        .closedBy(TOM)
                        .tags(HashSet.of(Tag.of(TagId.of("3"), "备注")))
                        .timeline(times("2026-03-02T09:00:00.000Z", "2026-03-02T10:00:00.500Z"))
                        .build());
        fixture()
                .has(Ticket.builder(TicketId.of("t3"))
                        .guest(LI_NING)
                        .stage(Stage.AGENT)
                        .status(TicketStatus.PROCESSING)
                        .channel(Channel.OPEN_API)
                        .agents(List.of(MEI))
                        .agentOwner(TOM)
                        .timeline(times("2026-03-02T09:00:00.001Z", "2026-03-02T10:00:00.501Z"))
                        .build());
        fixture()
                .has(Ticket.builder(TicketId.of("t4"))
                        .guest(LIN)
                        .stage(Stage.of(3))
                        .status(TicketStatus.of(77))
                        .channel(Channel.QR_CODE)
                        .resolution(Resolution.of(9))
                        .satisfaction(Satisfaction.of(Score.of(4)))
                        .timeline(Timeline.openedAt(Instant.parse("2026-03-03T09:00:00.000Z")))
                        .build());
    }

    private static Timeline times(String created, String updated) {
        return Timeline.openedAt(Instant.parse(created)).withUpdatedAt(Instant.parse(updated));
    }

    private static TimeRange range(String from, String to) {
        return TimeRange.between(Instant.parse(from), Instant.parse(to));
    }

    private static TicketCriteria.Builder where() {
        return TicketCriteria.builder();
    }

    @Test
    void withoutAFilterAllAreListedNewestFirst() {
        var page = search(TicketCriteria.any());

        assertThat(ids(page)).containsExactly("t4", "t3", "t2", "t1");
        assertThat(page.total()).isEqualTo(4);
        assertThat(page.totalIsLowerBound()).isFalse();
    }

    @Test
    void byTicket() {
        assertThat(idsOf(where().ticket(TicketId.of("t2")))).containsExactly("t2");
        assertThat(idsOf(where().ticket(TicketId.of("t9")))).isEmpty();
    }

    @Test
    void byAnyOfTheAgentsButNotByTheOwner() {
        assertThat(idsOf(where().agent(UserId.of("ou_mei")))).containsExactly("t3", "t2");
        assertThat(idsOf(where().agent(UserId.of("ou_tom")))).containsExactly("t2");
        assertThat(idsOf(where().agent(UserId.of("ou_lin")))).isEmpty();
    }

    @Test
    void byWhoClosedIt() {
        assertThat(idsOf(where().closedBy(UserId.of("ou_tom")))).containsExactly("t2");
        assertThat(idsOf(where().closedBy(UserId.of("ou_mei")))).isEmpty();
    }

    @Test
    void byStage() {
        assertThat(idsOf(where().stage(Stage.BOT))).containsExactly("t1");
        assertThat(idsOf(where().stage(Stage.AGENT))).containsExactly("t3", "t2");
        assertThat(idsOf(where().stage(Stage.of(3)))).containsExactly("t4");
    }

    @Test
    void byChannel() {
        assertThat(idsOf(where().channel(Channel.QR_CODE))).containsExactly("t4", "t1");
        assertThat(idsOf(where().channel(Channel.of(0)))).containsExactly("t2");
        assertThat(idsOf(where().channel(Channel.SHARE))).isEmpty();
    }

    @Test
    void byResolution() {
        assertThat(idsOf(where().resolution(Resolution.UNRESOLVED))).containsExactly("t1");
        assertThat(idsOf(where().resolution(Resolution.RESOLVED))).containsExactly("t2");
        assertThat(idsOf(where().resolution(Resolution.of(9)))).containsExactly("t4");
    }

    @Test
    void byScore() {
        assertThat(idsOf(where().score(Score.DISSATISFIED))).containsExactly("t1");
        assertThat(idsOf(where().score(Score.NEUTRAL))).isEmpty();
        assertThat(idsOf(where().score(Score.SATISFIED))).containsExactly("t2");
        assertThat(idsOf(where().score(Score.of(4)))).containsExactly("t4");
    }

    @Test
    void byAnyOfSeveralStatuses() {
        assertThat(idsOf(where().statuses(TicketStatus.PROCESSING))).containsExactly("t3");
        assertThat(idsOf(where().statuses(TicketStatus.CLOSED_BY_BOT, TicketStatus.CLOSED_BY_AGENT)))
                .containsExactly("t2", "t1");
        assertThat(idsOf(where().statuses(TicketStatus.of(77)))).containsExactly("t4");
        assertThat(idsOf(where().statuses(TicketStatus.PENDING))).isEmpty();
    }

    @Test
    void byAPartOfTheGuestsNameInAnyCase() {
        assertThat(idsOf(where().guestName("lin"))).containsExactly("t4", "t2", "t1");
        assertThat(idsOf(where().guestName("ANNA"))).containsExactly("t2");
        assertThat(idsOf(where().guestName("Lin Wei"))).containsExactly("t4", "t1");
        assertThat(idsOf(where().guestName("宁"))).containsExactly("t3");
        assertThat(idsOf(where().guestName("Mei"))).isEmpty();
    }

    @Test
    void byGuest() {
        assertThat(idsOf(where().guest(UserId.of("ou_lin")))).containsExactly("t4", "t1");
        assertThat(idsOf(where().guest(UserId.of("ou_li")))).isEmpty();
    }

    @Test
    void byAnyOfSeveralTags() {
        assertThat(idsOf(where().tags("urgent"))).containsExactly("t1");
        assertThat(idsOf(where().tags("备注", "vpn"))).containsExactly("t2", "t1");
        assertThat(idsOf(where().tags("v"))).isEmpty();
    }

    @Test
    void byTheTimeOfCreationWithBothEndsIncluded() {
        assertThat(idsOf(where().created(range("2026-03-02T09:00:00.000Z", "2026-03-02T09:00:00.001Z"))))
                .containsExactly("t3", "t2");
        assertThat(idsOf(where().created(range("2026-03-02T09:00:00.000Z", "2026-03-02T09:00:00.000Z"))))
                .containsExactly("t2");
        assertThat(idsOf(where().created(range("2026-03-02T09:00:00.001Z", "2026-03-03T08:59:59.999Z"))))
                .containsExactly("t3");
        assertThat(idsOf(where().created(range("2026-03-02T09:00:00.002Z", "2026-03-03T09:00:00.000Z"))))
                .containsExactly("t4");
        assertThat(idsOf(where().created(range("2026-03-03T09:00:00.001Z", "2026-03-04T00:00:00.000Z"))))
                .isEmpty();
    }

    @Test
    void byTheTimeOfTheLastChangeIncludingBothEnds() {
        assertThat(idsOf(where().updated(range("2026-03-02T10:00:00.500Z", "2026-03-02T10:00:00.501Z"))))
                .containsExactly("t3", "t2");
        assertThat(idsOf(where().updated(range("2026-03-02T10:00:00.501Z", "2026-03-05T08:59:59.999Z"))))
                .containsExactly("t3");
        assertThat(idsOf(where().updated(range("2026-03-05T09:00:00.000Z", "2026-03-06T09:00:00.000Z"))))
                .containsExactly("t1");
        assertThat(idsOf(where().updated(range("1970-01-01T00:00:00.000Z", "2026-03-02T10:00:00.499Z"))))
                .isEmpty();
    }

    @Test
    void anUnchangedTicketHasNoTimeOfChange() {
        assertThat(idsOf(where().updated(range("1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z"))))
                .containsExactly("t3", "t2", "t1");
    }

    @Test
    void aTicketWithoutATimeOfCreationIsListedLast() {
        fixture().has(Ticket.builder(TicketId.of("t0")).build());

        assertThat(ids(search(TicketCriteria.any()))).containsExactly("t4", "t3", "t2", "t1", "t0");
        assertThat(idsOf(where().created(range("1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z"))))
                .containsExactly("t4", "t3", "t2", "t1");
    }

    @Test
    void allFiltersTogetherAreJoinedByAnd() {
        assertThat(idsOf(where().guest(UserId.of("ou_lin")).channel(Channel.QR_CODE)))
                .containsExactly("t4", "t1");
        assertThat(idsOf(where().guest(UserId.of("ou_lin")).stage(Stage.BOT))).containsExactly("t1");
        assertThat(idsOf(where().guest(UserId.of("ou_lin")).stage(Stage.AGENT))).isEmpty();
        assertThat(idsOf(where().agent(UserId.of("ou_mei")).tags("备注"))).containsExactly("t2");
        assertThat(idsOf(where().agent(UserId.of("ou_mei")).tags("vpn"))).isEmpty();
    }

    @Test
    void allFiltersTogetherSelectTheMatchingTicket() {
        assertThat(idsOf(where().ticket(TicketId.of("t2"))
                        .agent(UserId.of("ou_mei"))
                        .closedBy(UserId.of("ou_tom"))
                        .stage(Stage.AGENT)
                        .channel(Channel.of(0))
                        .resolution(Resolution.RESOLVED)
                        .score(Score.SATISFIED)
                        .statuses(TicketStatus.CLOSED_BY_AGENT, TicketStatus.CLOSED_BY_GUEST)
                        .guestName("anna")
                        .guest(UserId.of("ou_anna"))
                        .tags("备注", "x")
                        .created(range("2026-03-02T00:00:00Z", "2026-03-02T23:59:59Z"))
                        .updated(range("2026-03-02T00:00:00Z", "2026-03-02T23:59:59Z"))))
                .containsExactly("t2");
    }

    @Test
    void aListingHasNoTagsEvenIfTheySelect() {
        assertThat(search(TicketCriteria.any()).items().flatMap(Ticket::tags)).isEmpty();
        assertThat(only(
                                "ticket with the tag",
                                search(where().tags("vpn").build()).items())
                        .tags())
                .isEmpty();
    }

    @Test
    void aListedTicketIsTheFoundOneWithoutTags() {
        fixture().has(Examples.everyField());

        var listed = only(
                "ticket with the id",
                search(where().ticket(TicketId.of("6626871355780366331")).build())
                        .items());

        assertThat(listed)
                .isEqualTo(Examples.everyField().toBuilder().tagsUnknown().build());
    }

    @Test
    void aTicketThatChangesIsListedByItsNewState() {
        fixture()
                .has(result(tickets().find(TicketId.of("t3"))).toBuilder()
                        .status(TicketStatus.CLOSED_BY_GUEST)
                        .agents(List.of(TOM))
                        .build());

        assertThat(idsOf(where().statuses(TicketStatus.PROCESSING))).isEmpty();
        assertThat(idsOf(where().statuses(TicketStatus.CLOSED_BY_GUEST))).containsExactly("t3");
        assertThat(idsOf(where().agent(UserId.of("ou_mei")))).containsExactly("t2");
        assertThat(idsOf(where().agent(UserId.of("ou_tom")))).containsExactly("t3", "t2");
    }

    @Test
    void nullIsAProgrammingError() {
        search(TicketCriteria.any());
        assertThatNullPointerException().isThrownBy(() -> tickets().search(null, PageRequest.first()));
        assertThatNullPointerException().isThrownBy(() -> tickets().search(TicketCriteria.any(), null));
    }
}
