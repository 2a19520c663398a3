package dev.helpdesk4j.adapter.fake.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.ImageKey;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.message.RichText;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Satisfaction;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Tag;
import dev.helpdesk4j.domain.ticket.TagId;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.ports.contract.Assumption;
import dev.helpdesk4j.ports.contract.HelpdeskFixture;
import dev.helpdesk4j.ports.contract.ReadingContract;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult.Status;

/** The reading part of the contract on help desks without the data it needs. */
class InconclusiveTest {

    private static final TicketId OPEN = TicketId.of("open");
    private static final Instant MORNING = Instant.parse("2026-03-02T09:00:00Z");
    private static final Person MEI = Person.of(UserId.of("ou_mei"), "Mei");

    private static volatile FakeHelpdesk desk = FakeHelpdesk.empty();

    static final class Reading extends ReadingContract {
        @Override
        protected HelpdeskFixture open() {
            return new ReadFixture(desk, Map.of());
        }
    }

    static final class ReadingAll extends ReadingContract {
        @Override
        protected Set<Assumption> mustBeConclusive() {
            return EnumSet.of(Assumption.TAGS_ARE_TICKET_TAGS, Assumption.MISSING_TICKET_IS_154004);
        }

        @Override
        protected HelpdeskFixture open() {
            return new ReadFixture(FakeHelpdesk.empty(), Map.of());
        }
    }

    /** A part of the data of a help desk, and the tests that are inconclusive without it. */
    enum Part {
        EIGHT_TICKETS("aPageHasAtMostTheRequestedRowsWithoutDuplicates: fewer than 8 tickets: 2"),
        CREATION("""
                aPagePastTheEndIsEmpty: no ticket with a time of creation among its newest 50
                ticketsAreListedNewestFirst: no two tickets with different times of creation among its newest 50
                timesOfCreationIncludeBothEnds: no ticket with a time of creation among its newest 50"""),
        CHANGE("""
                aRatingChangesTheTicketsTimeOfChange: no rated ticket with times of closing and of change among its \
                newest 50
                timesOfChangeIncludeBothEnds: no ticket that is closed and has a time of change among its newest 50"""),
        STATUSES("""
                aMessageChangesTheTicketsTimeOfChange: no open ticket whose last change was a message among its \
                newest 10 open ones
                filtersAreJoinedByAnd: no two tickets that have guest, status or channel in common, but not all, \
                among its newest 50
                severalStatusesMatchAnyOfThem: no two tickets of different status among its newest 50"""),
        NAME("aPartOfTheGuestsNameFindsTheTicket: no ticket whose guest's name has upper or lower case after its"
                + " first character among its newest 50"),
        AGENT("anyAgentFindsTheTicket: no ticket with an agent among its newest 50"),
        CLOSER("whoClosedItFindsTheTicket: no ticket with the person who closed it among its newest 50"),
        CHANNEL("filtersAreJoinedByAnd: no two tickets that have guest, status or channel in common, but not all,"
                + " among its newest 50"),
        TAG("aTagsNameFindsTheTicket: no ticket with a tag among its newest 10"),
        LAST_MESSAGE("aMessageChangesTheTicketsTimeOfChange: no open ticket whose last change was a message among its"
                + " newest 10 open ones"),
        RATING("aRatingChangesTheTicketsTimeOfChange: no rated ticket with times of closing and of change among its"
                + " newest 50"),
        MILLISECONDS("messageTimesIncludeTheWholeSecond: no message with a time between two full seconds in its"
                + " newest 10 tickets"),
        SEVERAL_TIMES("messagesAreListedOldestFirst: no ticket that has two messages with different times among its"
                + " newest 10"),
        IMAGE("contentsHaveTheShapesThatAreDecoded: no message of kind IMAGE in its newest 20 tickets");

        private final String inconclusive;

        Part(String inconclusive) {
            this.inconclusive = inconclusive;
        }
    }

    private static FakeHelpdesk with(Set<Part> parts) {
        var fake = FakeHelpdesk.empty();
        var before = parts.contains(Part.CREATION) ? Timeline.openedAt(MORNING.minusSeconds(60)) : Timeline.EMPTY;
        var opened = parts.contains(Part.CREATION) ? Timeline.openedAt(MORNING) : Timeline.EMPTY;
        var changed = parts.contains(Part.CHANGE) ? opened.withUpdatedAt(MORNING.plusSeconds(1)) : opened;
        var status = parts.contains(Part.STATUSES) ? TicketStatus.PROCESSING : TicketStatus.CLOSED_BY_AGENT;
        var talked = parts.contains(Part.LAST_MESSAGE) ? before.withUpdatedAt(MORNING.plusSeconds(1)) : before;
        fake.put(ticket(OPEN, parts).status(status).timeline(talked).build());
        var closed = ticket(TicketId.of("closed"), parts)
                .status(TicketStatus.CLOSED_BY_AGENT)
                .timeline(changed.withClosedAt(MORNING));
        fake.put((parts.contains(Part.RATING) ? closed.satisfaction(Satisfaction.of(Score.NEUTRAL)) : closed).build());
        if (parts.contains(Part.EIGHT_TICKETS)) {
            for (var number = 3; number <= 8; number++) {
                fake.put(Ticket.builder(TicketId.of("t" + number)).build());
            }
        }
        var sentAt = parts.contains(Part.MILLISECONDS) ? MORNING.plusMillis(1) : MORNING;
        var later = parts.contains(Part.SEVERAL_TIMES) ? sentAt.plusSeconds(1) : sentAt;
        fake.put(OPEN, message("m1", new MessageContent.Text("The VPN is down."), sentAt));
        fake.put(OPEN, message("m2", new MessageContent.Post(RichText.ofPlain("Since when?"), List.empty()), later));
        if (parts.contains(Part.IMAGE)) {
            fake.put(OPEN, message("m3", new MessageContent.Image(ImageKey.of("img_1")), later));
        }
        return fake;
    }

    private static Ticket.Builder ticket(TicketId id, Set<Part> parts) {
        var ticket = Ticket.builder(id).guest(Person.of(UserId.of("ou_lin"), parts.contains(Part.NAME) ? "Lin" : "李宁"));
        if (parts.contains(Part.CHANNEL)) {
            ticket.channel(Channel.QR_CODE);
        }
        if (parts.contains(Part.AGENT)) {
            ticket.agents(List.of(MEI));
        }
        if (parts.contains(Part.CLOSER)) {
            ticket.closedBy(MEI);
        }
        if (parts.contains(Part.TAG)) {
            ticket.tags(HashSet.of(Tag.of(TagId.of("1"), "vpn")));
        }
        return ticket;
    }

    private static Message message(String id, MessageContent content, Instant sentAt) {
        return Message.builder(MessageId.of(id), content).sentAt(sentAt).build();
    }

    /** Returns the inconclusive tests, one per line, with the missing data. */
    private static String inconclusive(ContractRun run) {
        var lines = new TreeMap<String, String>();
        for (var test : run.ended(Status.ABORTED)) {
            var prefix = "inconclusive: the help desk has ";
            assertThat(run.message(test)).startsWith(prefix);
            lines.put(test.replace("Reading.", ""), run.message(test).substring(prefix.length()));
        }
        return lines.entrySet().stream()
                .map(test -> test.getKey() + ": " + test.getValue())
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @EnumSource
    void aTestWithoutSuitableDataIsInconclusive(Part missing) {
        desk = with(EnumSet.complementOf(EnumSet.of(missing)));

        var run = ContractRun.of(Reading.class);

        assertThat(run.ended(Status.FAILED)).isEmpty();
        assertThat(inconclusive(run)).isEqualTo(missing.inconclusive);
    }

    @Test
    void aHelpdeskWithAllPartsHasNoInconclusiveTest() {
        desk = with(EnumSet.allOf(Part.class));

        var run = ContractRun.of(Reading.class);

        assertThat(run.ended(Status.SUCCESSFUL)).hasSize(18);
    }

    @Test
    void anEmptyHelpdeskLeavesMostTestsInconclusive() {
        desk = FakeHelpdesk.empty();

        var run = ContractRun.of(Reading.class);

        assertThat(run.ended(Status.SUCCESSFUL)).containsExactly("Reading.aTicketThatDoesNotExistIsNotFound");
        assertThat(run.ended(Status.FAILED)).isEmpty();
        assertThat(inconclusive(run)).isEqualTo("""
                aListedTicketIsFound: no ticket at all among its newest 50
                aMessageChangesTheTicketsTimeOfChange: no open ticket whose last change was a message among its \
                newest 10 open ones
                aPageHasAtMostTheRequestedRowsWithoutDuplicates: fewer than 8 tickets: 0
                aPagePastTheEndIsEmpty: no ticket with a time of creation among its newest 50
                aPartOfTheGuestsNameFindsTheTicket: no ticket whose guest's name has upper or lower case after its \
                first character among its newest 50
                aRatingChangesTheTicketsTimeOfChange: no rated ticket with times of closing and of change among its \
                newest 50
                aTagsNameFindsTheTicket: no ticket with a tag among its newest 10
                anyAgentFindsTheTicket: no ticket with an agent among its newest 50
                contentsHaveTheShapesThatAreDecoded: no message of kind TEXT, POST, IMAGE in its newest 20 tickets
                filtersAreJoinedByAnd: no two tickets that have guest, status or channel in common, but not all, \
                among its newest 50
                messageTimesIncludeTheWholeSecond: no message with a time between two full seconds in its newest 10 \
                tickets
                messagesAreListedOldestFirst: no ticket that has two messages with different times among its newest 10
                severalStatusesMatchAnyOfThem: no two tickets of different status among its newest 50
                ticketsAreListedNewestFirst: no two tickets with different times of creation among its newest 50
                timesOfChangeIncludeBothEnds: no ticket that is closed and has a time of change among its newest 50
                timesOfCreationIncludeBothEnds: no ticket with a time of creation among its newest 50
                whoClosedItFindsTheTicket: no ticket with the person who closed it among its newest 50""");
    }

    @Test
    void anInconclusiveTestThatMustBeConclusiveFails() {
        var run = ContractRun.of(ReadingAll.class);

        assertThat(run.ended(Status.FAILED)).containsExactly("ReadingAll");
        assertThat(run.message("ReadingAll"))
                .isEqualTo("tests of these assumptions were inconclusive, though mustBeConclusive() has them:"
                        + " TAGS_ARE_TICKET_TAGS. Arrange what their tests are missing, or remove them from"
                        + " mustBeConclusive().");
    }
}
