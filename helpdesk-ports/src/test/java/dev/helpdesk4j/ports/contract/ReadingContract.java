package dev.helpdesk4j.ports.contract;

import static dev.helpdesk4j.ports.contract.Assumption.AGENT_IS_ANY_AGENT;
import static dev.helpdesk4j.ports.contract.Assumption.CLOSED_BY_IS_WHO_CLOSED;
import static dev.helpdesk4j.ports.contract.Assumption.CONTENT_SHAPES;
import static dev.helpdesk4j.ports.contract.Assumption.CREATED_IS_CLOSED_AT_BOTH_ENDS;
import static dev.helpdesk4j.ports.contract.Assumption.FILTERS_JOINED_BY_AND;
import static dev.helpdesk4j.ports.contract.Assumption.GUEST_NAME_IS_A_PART;
import static dev.helpdesk4j.ports.contract.Assumption.LISTS_MATCH_ANY;
import static dev.helpdesk4j.ports.contract.Assumption.MESSAGES_MOVE_UPDATED_AT;
import static dev.helpdesk4j.ports.contract.Assumption.MESSAGES_OLDEST_FIRST;
import static dev.helpdesk4j.ports.contract.Assumption.MESSAGE_TIMES_ARE_WHOLE_SECONDS;
import static dev.helpdesk4j.ports.contract.Assumption.MISSING_TICKET_IS_154004;
import static dev.helpdesk4j.ports.contract.Assumption.PAGE_PAST_THE_END_IS_EMPTY;
import static dev.helpdesk4j.ports.contract.Assumption.RATINGS_MOVE_UPDATED_AT;
import static dev.helpdesk4j.ports.contract.Assumption.TAGS_ARE_TICKET_TAGS;
import static dev.helpdesk4j.ports.contract.Assumption.TICKETS_NEWEST_FIRST;
import static dev.helpdesk4j.ports.contract.Assumption.UPDATED_IS_CLOSED_AT_BOTH_ENDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.ticket.Tag;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Checks any help desk by reading only: it changes nothing and sends nothing. A test without the data that it needs is
 * inconclusive: JUnit reports it as aborted, with a sentence about what is missing.
 *
 * <p>At the end it prints the result of each {@link Assumption}: <em>held</em>, <em>BROKEN</em> or <em>inconclusive</em>. A
 * broken one fails its test.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ReadingContract extends HelpdeskContract<HelpdeskFixture> {

    private static final String INCONCLUSIVE = "inconclusive";
    private static final PageRequest PAGE = PageRequest.first(50);

    private final Map<Assumption, String> verdicts = new EnumMap<>(Assumption.class);

    @Override
    final String advice() {
        return "The library assumes this about every help desk: correct the adapter, or report how the service differs.";
    }

    @BeforeAll
    final void everythingIsInconclusiveAtFirst() {
        for (var assumption : Assumption.values()) {
            verdicts.put(assumption, INCONCLUSIVE);
        }
    }

    /** Returns the assumptions for which this help desk certainly has the data; none if its tickets are unknown. */
    protected Set<Assumption> mustBeConclusive() {
        return Set.of();
    }

    @AfterAll
    final void printTheResultOfEachAssumption() {
        var lines = List.ofAll(verdicts.entrySet())
                .map(entry -> String.format(
                        "  %-14s  %s", entry.getValue(), entry.getKey().statement()));
        System.out.println(
                lines.mkString("Assumptions about the service, by " + getClass().getSimpleName() + ":\n", "\n", ""));
        var inconclusive =
                List.ofAll(mustBeConclusive()).filter(assumption -> INCONCLUSIVE.equals(verdicts.get(assumption)));
        if (inconclusive.nonEmpty()) {
            throw new BrokenLaw(
                    "tests of these assumptions were inconclusive, though mustBeConclusive() has them: "
                            + inconclusive.mkString(", "),
                    "Arrange what their tests are missing, or remove them from mustBeConclusive().");
        }
    }

    /** Records the result of the assertion; one that is never reached leaves the assumption inconclusive. */
    private void check(Assumption assumption, Runnable assertion) {
        verdicts.put(assumption, "BROKEN");
        try {
            assertion.run();
        } catch (BrokenLaw broken) {
            if (broken.excuses().nonEmpty()) {
                verdicts.put(assumption, INCONCLUSIVE);
            }
            throw broken;
        }
        verdicts.put(assumption, "held");
    }

    private Seq<Ticket> newest() {
        return page(TicketCriteria.builder()).items();
    }

    /** Returns the first such ticket among the newest ones; the test is inconclusive if there is none. */
    private Ticket newest(String like, Predicate<Ticket> condition) {
        return newest().find(condition)
                .getOrElseThrow(() -> inconclusive("no ticket " + like + " among its newest " + PAGE.size()));
    }

    private Page<Ticket> page(TicketCriteria.Builder criteria) {
        shows(Law.SEARCH_TICKETS);
        return result(tickets().search(criteria.build(), PAGE));
    }

    private Seq<Ticket> found(TicketCriteria.Builder criteria) {
        return page(criteria).items();
    }

    private Ticket find(TicketId id) {
        shows(Law.FIND_TICKET);
        return result(tickets().find(id));
    }

    private Seq<Message> messagesOf(Ticket ticket) {
        shows(Law.LIST_MESSAGES);
        return result(messages().list(ticket.id(), MessageCriteria.any(), PAGE)).items();
    }

    private static Option<UserId> guest(Ticket ticket) {
        return ticket.guest().flatMap(Person::id);
    }

    private static Seq<UserId> agents(Ticket ticket) {
        return ticket.agents().flatMap(Person::id);
    }

    private static Seq<String> tagNames(Ticket ticket) {
        return ticket.tags().toList().flatMap(tags -> tags.toList().flatMap(Tag::name));
    }

    @Test
    void aPageHasAtMostTheRequestedRowsWithoutDuplicates() {
        shows(Law.SEARCH_TICKETS);
        var page = result(tickets().search(TicketCriteria.any(), PageRequest.first(7)));

        if (page.total() < 8) {
            throw inconclusive("fewer than 8 tickets: " + page.total());
        }
        assertThat(page.items()).as("rows of a page of 7").hasSize(7);
        assertThat(ids(page)).as("ids in a page").doesNotHaveDuplicates();
    }

    @Test
    void ticketsAreListedNewestFirst() {
        var creations = newest().flatMap(ticket -> ticket.timeline().createdAt());

        if (creations.distinct().size() < 2) {
            throw inconclusive("no two tickets with different times of creation among its newest " + PAGE.size());
        }
        check(
                TICKETS_NEWEST_FIRST,
                () -> assertThat(creations)
                        .as("times of creation in the order of the listing")
                        .isEqualTo(creations.sorted().reverse()));
    }

    @Test
    void aListedTicketIsFound() {
        var listed = newest("at all", ticket -> true);

        var found = find(listed.id());

        assertThat(found.id()).as("id of the found ticket").isEqualTo(listed.id());
        assertThat(found.timeline().createdAt())
                .as("time of creation of the found ticket")
                .isEqualTo(listed.timeline().createdAt());
        assertThat(guest(found)).as("guest of the found ticket").isEqualTo(guest(listed));
        assertThat(listed.tags()).as("tags of a listed ticket").isEmpty();
        assertThat(found.tags().isDefined())
                .as("a found ticket has a set of tags")
                .isTrue();
    }

    @Test
    void aTicketThatDoesNotExistIsNotFound() {
        shows(Law.FIND_TICKET);
        check(
                MISSING_TICKET_IS_154004,
                () -> assertThat(failure(tickets().find(TicketId.of("1234567890123456789"))))
                        .as("failure of a ticket that does not exist")
                        .isInstanceOf(HelpdeskFailure.NotFound.class));
    }

    @Test
    void aPagePastTheEndIsEmpty() {
        var created = creation(aCreatedTicket());
        var one = TicketCriteria.builder()
                .created(TimeRange.between(created, created))
                .build();
        var first = result(tickets().search(one, PageRequest.of(1, 50)));
        var past = result(tickets().search(one, PageRequest.of(2, 200)));

        check(PAGE_PAST_THE_END_IS_EMPTY, () -> {
            assertThat(past.items()).as("rows of a page past the end").isEmpty();
            assertThat(past.total()).as("total of a page past the end").isEqualTo(first.total());
        });
    }

    private Ticket aCreatedTicket() {
        return newest(
                "with a time of creation",
                ticket -> ticket.timeline().createdAt().isDefined());
    }

    private static Instant creation(Ticket ticket) {
        return ticket.timeline().createdAt().get();
    }

    @Test
    void timesOfCreationIncludeBothEnds() {
        var ticket = aCreatedTicket();
        var created = creation(ticket);
        var only = TicketCriteria.builder().created(TimeRange.between(created, created));
        var before = TicketCriteria.builder().created(TimeRange.between(Instant.EPOCH, created.minusMillis(1)));
        var after = TicketCriteria.builder().created(TimeRange.between(created.plusMillis(1), created.plusSeconds(60)));

        check(CREATED_IS_CLOSED_AT_BOTH_ENDS, () -> {
            assertThat(ids(page(only)))
                    .as("created in its millisecond")
                    .contains(ticket.id().value());
            assertThat(ids(page(before)))
                    .as("created before it")
                    .doesNotContain(ticket.id().value());
            assertThat(ids(page(after)))
                    .as("created after it")
                    .doesNotContain(ticket.id().value());
        });
    }

    @Test
    void timesOfChangeIncludeBothEnds() {
        var ticket = newest(
                "that is closed and has a time of change",
                each -> each.isClosed() && each.timeline().updatedAt().isDefined());
        var updated = ticket.timeline().updatedAt().get();
        var only = TicketCriteria.builder().updated(TimeRange.between(updated, updated));
        var after = TicketCriteria.builder().updated(TimeRange.between(updated.plusMillis(1), updated.plusSeconds(60)));

        check(UPDATED_IS_CLOSED_AT_BOTH_ENDS, () -> {
            assertThat(ids(page(only)))
                    .as("changed in its millisecond")
                    .contains(ticket.id().value());
            assertThat(ids(page(after)))
                    .as("changed after it")
                    .doesNotContain(ticket.id().value());
        });
    }

    @Test
    void severalStatusesMatchAnyOfThem() {
        var statuses = newest().flatMap(Ticket::status).distinct().take(2);

        if (statuses.size() < 2) {
            throw inconclusive("no two tickets of different status among its newest " + PAGE.size());
        }
        check(LISTS_MATCH_ANY, () -> {
            var both = page(TicketCriteria.builder().statuses(statuses));
            var one = page(TicketCriteria.builder().statuses(statuses.take(1)));
            var other = page(TicketCriteria.builder().statuses(statuses.drop(1)));
            assertThat(both.total())
                    .as("total of two statuses, which is the sum of both")
                    .isEqualTo(Math.min(Tickets.MAX_SEARCH_ROWS, one.total() + other.total()));
            assertThat(both.items().flatMap(Ticket::status))
                    .as("statuses of the tickets listed by two of them")
                    .isSubsetOf(statuses);
        });
    }

    @Test
    void aPartOfTheGuestsNameFindsTheTicket() {
        var ticket = newest(
                "whose guest's name has upper or lower case after its first character",
                each -> each.guest()
                        .flatMap(Person::name)
                        .map(ReadingContract::withoutItsFirst)
                        .exists(ReadingContract::hasCase));
        var part = ticket.guest()
                .flatMap(Person::name)
                .map(ReadingContract::withoutItsFirst)
                .get();

        check(GUEST_NAME_IS_A_PART, () -> {
            for (var wanted : List.of(part.toUpperCase(Locale.ROOT), part.toLowerCase(Locale.ROOT))) {
                assertThat(found(TicketCriteria.builder().guestName(wanted))
                                .map(found ->
                                        found.guest().flatMap(Person::name).getOrElse("")))
                        .as("names of the guests found by " + wanted)
                        .isNotEmpty()
                        .allMatch(name -> name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)));
                assertThat(idsOf(TicketCriteria.builder().ticket(ticket.id()).guestName(wanted)))
                        .as("this ticket, found by " + wanted)
                        .containsExactly(ticket.id().value());
            }
        });
    }

    private static String withoutItsFirst(String name) {
        return name.isEmpty()
                ? name
                : name.substring(name.offsetByCodePoints(0, 1)).strip();
    }

    /** Returns whether the text has a different upper or lower case that converts back to it. */
    private static boolean hasCase(String part) {
        var upper = part.toUpperCase(Locale.ROOT);
        var lower = part.toLowerCase(Locale.ROOT);
        return !upper.equals(lower) && upper.toLowerCase(Locale.ROOT).equals(lower);
    }

    @Test
    void anyAgentFindsTheTicket() {
        var ticket = newest().filter(each -> agents(each).nonEmpty())
                .maxBy(each -> agents(each).size())
                .getOrElseThrow(() -> inconclusive("no ticket with an agent among its newest " + PAGE.size()));

        check(
                AGENT_IS_ANY_AGENT,
                () -> agents(ticket)
                        .forEach(agent -> assertThat(idsOf(TicketCriteria.builder()
                                        .ticket(ticket.id())
                                        .agent(agent)))
                                .as("this ticket, found by one of its agents")
                                .containsExactly(ticket.id().value())));
    }

    @Test
    void whoClosedItFindsTheTicket() {
        var ticket = newest(
                "with the person who closed it",
                each -> each.closedBy().flatMap(Person::id).isDefined());
        var closer = ticket.closedBy().flatMap(Person::id).get();

        check(
                CLOSED_BY_IS_WHO_CLOSED,
                () -> assertThat(found(TicketCriteria.builder().closedBy(closer))
                                .map(each -> each.closedBy().flatMap(Person::id)))
                        .as("who closed the tickets that are found by who closed them")
                        .isNotEmpty()
                        .containsOnly(Option.some(closer)));
    }

    @Test
    void filtersAreJoinedByAnd() {
        var tickets = newest();
        var ticket = tickets.find(each -> guest(each).isDefined()
                        && each.status().isDefined()
                        && each.channel().isDefined()
                        && tickets.exists(other -> hasOneAsIt(each, other)))
                .getOrElseThrow(() -> inconclusive(
                        "no two tickets that have guest, status or channel in common, but not all, among its newest "
                                + PAGE.size()));

        check(FILTERS_JOINED_BY_AND, () -> {
            var found = found(TicketCriteria.builder()
                    .guest(guest(ticket).get())
                    .statuses(ticket.status().get())
                    .channel(ticket.channel().get()));
            assertThat(found.map(Ticket::id))
                    .as("tickets found by three filters")
                    .contains(ticket.id());
            assertThat(found.map(ReadingContract::guest)).as("guests").containsOnly(guest(ticket));
            assertThat(found.map(Ticket::status)).as("statuses").containsOnly(ticket.status());
            assertThat(found.map(Ticket::channel)).as("channels").containsOnly(ticket.channel());
        });
    }

    /** Returns whether the filters would select the other ticket too if they were joined by "or". */
    private static boolean hasOneAsIt(Ticket ticket, Ticket other) {
        var same = List.of(
                guest(ticket).equals(guest(other)),
                ticket.status().equals(other.status()),
                ticket.channel().equals(other.channel()));
        return same.contains(true) && same.contains(false);
    }

    @Test
    void aTagsNameFindsTheTicket() {
        var ticket = newest().take(10)
                .map(listed -> find(listed.id()))
                .find(each -> tagNames(each).nonEmpty())
                .getOrElseThrow(() -> inconclusive("no ticket with a tag among its newest 10"));

        check(
                TAGS_ARE_TICKET_TAGS,
                () -> assertThat(idsOf(TicketCriteria.builder()
                                .ticket(ticket.id())
                                .tags(tagNames(ticket).head())))
                        .as("this ticket, found by its tag")
                        .containsExactly(ticket.id().value()));
    }

    @Test
    void messagesAreListedOldestFirst() {
        var times = newest().take(10)
                .map(ticket -> messagesOf(ticket).flatMap(Message::sentAt))
                .find(each -> each.distinct().size() > 1)
                .getOrElseThrow(
                        () -> inconclusive("no ticket that has two messages with different times among its newest 10"));

        check(
                MESSAGES_OLDEST_FIRST,
                () -> assertThat(times)
                        .as("times of messages in the order of the listing")
                        .isEqualTo(times.sorted()));
    }

    @Test
    void messageTimesIncludeTheWholeSecond() {
        var ticket = newest().take(10)
                .find(each -> messagesOf(each).exists(ReadingContract::isAmidASecond))
                .getOrElseThrow(
                        () -> inconclusive("no message with a time between two full seconds in its newest 10 tickets"));
        var message = messagesOf(ticket).find(ReadingContract::isAmidASecond).get();
        var second = message.sentAt().get();

        check(
                MESSAGE_TIMES_ARE_WHOLE_SECONDS,
                () -> assertThat(messageIds(result(messages()
                                .list(
                                        ticket.id(),
                                        MessageCriteria.any().from(second).to(second),
                                        PAGE))))
                        .as("messages of one second")
                        .contains(message.id().value()));
    }

    /** At a full second both interpretations of an end have the same result. */
    private static boolean isAmidASecond(Message message) {
        return message.sentAt().exists(sentAt -> sentAt.getNano() > 0);
    }

    /** A ticket that was changed after its last message shows nothing. */
    @Test
    void aMessageChangesTheTicketsTimeOfChange() {
        var lags = newest().filter(ticket -> !ticket.isClosed())
                .take(10)
                .flatMap(this::lagBehindLastMessage)
                .filter(lag -> lag.compareTo(Duration.ofSeconds(-1)) >= 0);

        if (lags.isEmpty()) {
            throw inconclusive("no open ticket whose last change was a message among its newest 10 open ones");
        }
        check(
                MESSAGES_MOVE_UPDATED_AT,
                () -> assertThat(lags.max().get())
                        .as("how much earlier than its last message a ticket was changed")
                        .isLessThanOrEqualTo(Duration.ofSeconds(5)));
    }

    private Option<Duration> lagBehindLastMessage(Ticket ticket) {
        var last = messagesOf(ticket).flatMap(Message::sentAt).max();
        return ticket.timeline().updatedAt().flatMap(changed -> last.map(sent -> Duration.between(changed, sent)));
    }

    /** A rating has no time of its own: it usually follows the closing of the ticket, which changes it too. */
    @Test
    void aRatingChangesTheTicketsTimeOfChange() {
        var changes = newest().filter(Ticket::isRated)
                .map(Ticket::timeline)
                .flatMap(times -> times.closedAt()
                        .flatMap(closed -> times.updatedAt().map(changed -> Duration.between(closed, changed))));

        if (changes.isEmpty()) {
            throw inconclusive("no rated ticket with times of closing and of change among its newest 50");
        }
        check(
                RATINGS_MOVE_UPDATED_AT,
                () -> assertThat(changes.max().get())
                        .as("how much later than its closing a rated ticket was changed")
                        .isPositive());
    }

    /** Holds only if a text, a post and an image were all read. */
    @Test
    void contentsHaveTheShapesThatAreDecoded() {
        var contents = newest().take(20).flatMap(this::messagesOf).map(Message::content);
        var unreadable = contents.filter(content -> content instanceof MessageContent.Unreadable unknown
                && List.of("text", "post", "image").contains(unknown.type()));
        var unseen = List.of(MessageContent.Kind.TEXT, MessageContent.Kind.POST, MessageContent.Kind.IMAGE)
                .removeAll(contents.map(MessageContent::kind));

        if (unreadable.isEmpty() && unseen.nonEmpty()) {
            throw inconclusive("no message of kind " + unseen.mkString(", ") + " in its newest 20 tickets");
        }
        check(
                CONTENT_SHAPES,
                () -> assertThat(unreadable)
                        .as("texts, posts and images that cannot be read")
                        .isEmpty());
    }
}
