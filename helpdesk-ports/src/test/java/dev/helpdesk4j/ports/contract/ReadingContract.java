package dev.helpdesk4j.ports.contract;

import static dev.helpdesk4j.ports.contract.Assumption.AGENT_IS_ANY_AGENT;
import static dev.helpdesk4j.ports.contract.Assumption.CLOSED_BY_IS_WHO_CLOSED;
import static dev.helpdesk4j.ports.contract.Assumption.CONTENT_SHAPES;
import static dev.helpdesk4j.ports.contract.Assumption.CREATED_IS_CLOSED_AT_BOTH_ENDS;
import static dev.helpdesk4j.ports.contract.Assumption.FILTERS_JOINED_BY_AND;
import static dev.helpdesk4j.ports.contract.Assumption.GUEST_NAME_IS_A_PART;
import static dev.helpdesk4j.ports.contract.Assumption.LISTS_MATCH_ANY;
import static dev.helpdesk4j.ports.contract.Assumption.MESSAGES_OLDEST_FIRST;
import static dev.helpdesk4j.ports.contract.Assumption.MESSAGE_TIMES_ARE_WHOLE_SECONDS;
import static dev.helpdesk4j.ports.contract.Assumption.MISSING_TICKET_IS_154004;
import static dev.helpdesk4j.ports.contract.Assumption.PAGE_PAST_THE_END_IS_EMPTY;
import static dev.helpdesk4j.ports.contract.Assumption.TAGS_ARE_TICKET_TAGS;
import static dev.helpdesk4j.ports.contract.Assumption.TICKETS_NEWEST_FIRST;
import static dev.helpdesk4j.ports.contract.Assumption.UPDATED_IS_CLOSED_AT_BOTH_ENDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.Person;
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
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.opentest4j.TestAbortedException;

/**
 * What can be learnt of any help desk by reading alone, whatever tickets it has: it changes nothing and sends nothing.
 *
 * <p>At the end it prints each {@link Assumption} with what became of it: <em>held</em>, <em>BROKEN</em>, or <em>could not
 * tell</em> where the help desk has no ticket to tell by. A broken one fails its test.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ReadingContract extends HelpdeskContract<HelpdeskFixture> {

    private static final String UNTOLD = "could not tell";
    private static final PageRequest PAGE = PageRequest.first(50);

    private final Map<Assumption, String> verdicts = new EnumMap<>(Assumption.class);

    @BeforeAll
    final void nothingIsKnownYet() {
        for (var assumption : Assumption.values()) {
            verdicts.put(assumption, UNTOLD);
        }
    }

    /** The assumptions that this help desk has tickets to tell by; none where nobody knows what tickets it has. */
    protected Set<Assumption> mustBeTold() {
        return Set.of();
    }

    @AfterAll
    final void tellWhichAssumptionsHeld() {
        var lines = List.ofAll(verdicts.entrySet())
                .map(entry -> String.format(
                        "  %-14s  %s", entry.getValue(), entry.getKey().statement()));
        System.out.println(
                lines.mkString("Assumptions about the service, by " + getClass().getSimpleName() + ":\n", "\n", ""));
        assertThat(mustBeTold()).noneMatch(assumption -> UNTOLD.equals(verdicts.get(assumption)));
    }

    /** Notes what the assertion finds; one that is never reached leaves the assumption untold. */
    private void check(Assumption assumption, Runnable assertion) {
        verdicts.put(assumption, "BROKEN");
        try {
            assertion.run();
        } catch (TestAbortedException inconclusive) {
            verdicts.put(assumption, UNTOLD);
            throw inconclusive;
        }
        verdicts.put(assumption, "held");
    }

    private Seq<Ticket> newest() {
        return result(tickets().search(TicketCriteria.any(), PAGE)).items();
    }

    private Page<Ticket> page(TicketCriteria.Builder criteria) {
        return result(tickets().search(criteria.build(), PAGE));
    }

    private Seq<Message> messagesOf(Ticket ticket) {
        return result(messages().list(ticket.id(), MessageCriteria.any(), PAGE)).items();
    }

    /** The first of the newest tickets that has this, with it. */
    private <T> Option<T> first(Function<Ticket, Option<T>> property) {
        return newest().flatMap(property).headOption();
    }

    private static Seq<Instant> creations(Seq<Ticket> tickets) {
        return tickets.flatMap(ticket -> ticket.timeline().createdAt());
    }

    @Test
    void aPageHasNoMoreThanWasAskedForAndNothingTwice() {
        var page = result(tickets().search(TicketCriteria.any(), PageRequest.first(7)));

        assertThat(page.items().size()).isLessThanOrEqualTo(7);
        assertThat(ids(page)).doesNotHaveDuplicates();
        assertThat(page.total()).isGreaterThanOrEqualTo(page.items().size());
    }

    @Test
    void ticketsAreListedNewestFirst() {
        var creations = creations(newest());

        if (creations.size() < 2) {
            throw inconclusive("fewer than two tickets with a time of creation");
        }
        check(
                TICKETS_NEWEST_FIRST,
                () -> assertThat(creations).isEqualTo(creations.sorted().reverse()));
    }

    @Test
    void aListedTicketIsFound() {
        newest().headOption().forEach(listed -> {
            var found = result(tickets().find(listed.id()));

            assertThat(found.id()).isEqualTo(listed.id());
            assertThat(found.timeline().createdAt()).isEqualTo(listed.timeline().createdAt());
            assertThat(found.guest().flatMap(Person::id))
                    .isEqualTo(listed.guest().flatMap(Person::id));
            assertThat(listed.tags()).isEmpty();
            assertThat(found.tags().isDefined()).isTrue();
        });
    }

    @Test
    void aTicketThatDoesNotExistIsNotFound() {
        check(
                MISSING_TICKET_IS_154004,
                () -> assertThat(failure(tickets().find(TicketId.of("1234567890123456789"))))
                        .isInstanceOf(HelpdeskFailure.NotFound.class));
    }

    @Test
    void aPagePastTheEndIsEmpty() {
        newest().headOption().flatMap(ticket -> ticket.timeline().createdAt()).forEach(created -> {
            var one = TicketCriteria.builder()
                    .created(TimeRange.between(created, created))
                    .build();
            var first = result(tickets().search(one, PageRequest.of(1, 50)));
            var past = result(tickets().search(one, PageRequest.of(2, 200)));

            check(PAGE_PAST_THE_END_IS_EMPTY, () -> {
                assertThat(past.items()).isEmpty();
                assertThat(past.total()).isEqualTo(first.total());
            });
        });
    }

    @Test
    void timesOfCreationIncludeBothEnds() {
        newest().headOption()
                .forEach(ticket -> ticket.timeline().createdAt().forEach(created -> {
                    var only = TicketCriteria.builder().created(TimeRange.between(created, created));
                    var before =
                            TicketCriteria.builder().created(TimeRange.between(Instant.EPOCH, created.minusMillis(1)));
                    var after = TicketCriteria.builder()
                            .created(TimeRange.between(created.plusMillis(1), created.plusSeconds(60)));

                    check(CREATED_IS_CLOSED_AT_BOTH_ENDS, () -> {
                        assertThat(ids(page(only))).contains(ticket.id().value());
                        assertThat(ids(page(before))).doesNotContain(ticket.id().value());
                        assertThat(ids(page(after))).doesNotContain(ticket.id().value());
                    });
                }));
    }

    @Test
    void timesOfChangeIncludeBothEnds() {
        newest().find(Ticket::isClosed)
                .forEach(ticket -> ticket.timeline().updatedAt().forEach(updated -> {
                    var only = TicketCriteria.builder().updated(TimeRange.between(updated, updated));
                    var after = TicketCriteria.builder()
                            .updated(TimeRange.between(updated.plusMillis(1), updated.plusSeconds(60)));

                    check(UPDATED_IS_CLOSED_AT_BOTH_ENDS, () -> {
                        assertThat(ids(page(only))).contains(ticket.id().value());
                        assertThat(ids(page(after))).doesNotContain(ticket.id().value());
                    });
                }));
    }

    @Test
    void severalStatusesMatchAnyOfThem() {
        var statuses = newest().flatMap(Ticket::status).distinct();

        if (statuses.size() > 1) {
            check(LISTS_MATCH_ANY, () -> {
                var two = page(TicketCriteria.builder().statuses(statuses.take(2)));
                var one = page(TicketCriteria.builder().statuses(statuses.take(1)));
                var other = page(TicketCriteria.builder().statuses(statuses.slice(1, 2)));
                assertThat(two.total()).isEqualTo(Math.min(10_000, one.total() + other.total()));
                assertThat(two.items().flatMap(Ticket::status)).isSubsetOf(statuses.take(2));
            });
        }
    }

    @Test
    void aPartOfTheGuestsNameFindsTheTicket() {
        newest().find(ticket -> ticket.guest().flatMap(Person::name).exists(name -> name.length() > 1))
                .forEach(ticket -> {
                    var name = ticket.guest().flatMap(Person::name).get();
                    var part = name.substring(1).isBlank()
                            ? name
                            : name.substring(1).strip();

                    check(GUEST_NAME_IS_A_PART, () -> {
                        assertThat(page(TicketCriteria.builder().guestName(part.toUpperCase(Locale.ROOT)))
                                        .items()
                                        .map(found -> found.guest()
                                                .flatMap(Person::name)
                                                .getOrElse("")))
                                .isNotEmpty()
                                .allMatch(found ->
                                        found.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)));
                        assertThat(idsOf(TicketCriteria.builder()
                                        .ticket(ticket.id())
                                        .guestName(part)))
                                .containsExactly(ticket.id().value());
                    });
                });
    }

    @Test
    void anyAgentFindsTheTicket() {
        newest().find(ticket -> ticket.agents().flatMap(Person::id).nonEmpty())
                .forEach(ticket -> check(
                        AGENT_IS_ANY_AGENT,
                        () -> ticket.agents()
                                .flatMap(Person::id)
                                .forEach(agent -> assertThat(idsOf(TicketCriteria.builder()
                                                .ticket(ticket.id())
                                                .agent(agent)))
                                        .containsExactly(ticket.id().value()))));
    }

    @Test
    void whoClosedItFindsTheTicket() {
        first(ticket -> ticket.closedBy().flatMap(Person::id))
                .forEach(closer -> check(
                        CLOSED_BY_IS_WHO_CLOSED,
                        () -> assertThat(page(TicketCriteria.builder().closedBy(closer))
                                        .items()
                                        .flatMap(Ticket::closedBy)
                                        .map(Person::id))
                                .isNotEmpty()
                                .containsOnly(Option.some(closer))));
    }

    @Test
    void filtersAreJoinedByAnd() {
        newest().find(ticket -> ticket.guest().flatMap(Person::id).isDefined()
                        && ticket.status().isDefined()
                        && ticket.channel().isDefined())
                .forEach(ticket -> check(FILTERS_JOINED_BY_AND, () -> {
                    var found = page(TicketCriteria.builder()
                                    .guest(ticket.guest().flatMap(Person::id).get())
                                    .statuses(ticket.status().get())
                                    .channel(ticket.channel().get()))
                            .items();
                    assertThat(found.map(Ticket::id)).contains(ticket.id());
                    assertThat(found.map(each -> each.guest().flatMap(Person::id)))
                            .containsOnly(ticket.guest().flatMap(Person::id));
                    assertThat(found.map(Ticket::status)).containsOnly(ticket.status());
                    assertThat(found.map(Ticket::channel)).containsOnly(ticket.channel());
                }));
    }

    @Test
    void aTagsNameFindsTheTicket() {
        newest().take(10)
                .map(listed -> result(tickets().find(listed.id())))
                .find(ticket -> tagNames(ticket).nonEmpty())
                .forEach(ticket -> check(
                        TAGS_ARE_TICKET_TAGS,
                        () -> assertThat(idsOf(TicketCriteria.builder()
                                        .ticket(ticket.id())
                                        .tags(tagNames(ticket).head())))
                                .containsExactly(ticket.id().value())));
    }

    private static Seq<String> tagNames(Ticket ticket) {
        return ticket.tags().toList().flatMap(tags -> tags.toList().flatMap(Tag::name));
    }

    @Test
    void messagesAreListedOldestFirst() {
        newest().take(10).map(this::messagesOf).find(found -> found.size() > 1).forEach(found -> {
            var times = found.flatMap(Message::sentAt);
            check(MESSAGES_OLDEST_FIRST, () -> assertThat(times).isEqualTo(times.sorted()));
        });
    }

    @Test
    void messageTimesIncludeTheWholeSecond() {
        var ticket = newest().take(10)
                .find(each -> messagesOf(each).exists(ReadingContract::isAmidASecond))
                .getOrElseThrow(() -> inconclusive("no message with a time between two seconds"));
        var message = messagesOf(ticket).find(ReadingContract::isAmidASecond).get();
        var second = message.sentAt().get();

        check(
                MESSAGE_TIMES_ARE_WHOLE_SECONDS,
                () -> assertThat(messageIds(result(messages()
                                .list(
                                        ticket.id(),
                                        MessageCriteria.any().from(second).to(second),
                                        PAGE))))
                        .contains(message.id().value()));
    }

    /** On a full second the two readings of an end would agree. */
    private static boolean isAmidASecond(Message message) {
        return message.sentAt().exists(sentAt -> sentAt.getNano() > 0);
    }

    /** Held only where a text, a post and an image were all seen. */
    @Test
    void contentsHaveTheShapesThatAreDecoded() {
        var contents = newest().take(20).flatMap(this::messagesOf).map(Message::content);
        var unreadable = contents.filter(content -> content instanceof MessageContent.Unreadable unknown
                && List.of("text", "post", "image").contains(unknown.type()));
        var kinds = contents.map(MessageContent::kind).toSet();

        if (unreadable.nonEmpty()
                || kinds.containsAll(
                        List.of(MessageContent.Kind.TEXT, MessageContent.Kind.POST, MessageContent.Kind.IMAGE))) {
            check(CONTENT_SHAPES, () -> assertThat(unreadable).isEmpty());
        }
    }
}
