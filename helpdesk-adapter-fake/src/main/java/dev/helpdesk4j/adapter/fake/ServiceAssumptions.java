package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.adapter.fake.service.LogIds;
import dev.helpdesk4j.adapter.fake.service.ServiceCode;
import dev.helpdesk4j.domain.Match;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Which {@linkplain ServiceAssumption assumptions about the service} hold, and the behaviour that follows from each. */
final class ServiceAssumptions {

    private final LogIds logIds;
    private final Set<ServiceAssumption> broken = ConcurrentHashMap.newKeySet();

    ServiceAssumptions(LogIds logIds) {
        this.logIds = logIds;
    }

    void set(ServiceAssumption assumption, boolean holds) {
        if (holds) {
            broken.remove(assumption);
        } else {
            broken.add(assumption);
        }
    }

    boolean hold(ServiceAssumption assumption) {
        return !broken.contains(assumption);
    }

    /** Returns the tickets' rows in the order in which a search returns them. */
    Iterator<Row> inSearchOrder(Iterator<Row> newestFirst) {
        if (hold(ServiceAssumption.TICKETS_NEWEST_FIRST)) {
            return newestFirst;
        }
        var oldestFirst = new ArrayDeque<Row>();
        newestFirst.forEachRemaining(oldestFirst::addFirst);
        return oldestFirst.iterator();
    }

    /** Returns the messages in the order in which a listing returns them. */
    Seq<Message> inListingOrder(Seq<Message> oldestFirst) {
        return hold(ServiceAssumption.MESSAGES_OLDEST_FIRST) ? oldestFirst : oldestFirst.reverse();
    }

    /** Returns a filter of the tickets that the criteria select. The assumptions are checked once, as it is used for many tickets. */
    Predicate<Ticket> matching(TicketCriteria criteria) {
        Predicate<Ticket> matching = ticket -> criteria.matches(ticket) == Match.YES;
        if (!hold(ServiceAssumption.GUEST_NAME_IS_A_PART)) {
            matching = matching.and(ticket -> criteria.guestName()
                    .forAll(name ->
                            ticket.guest().flatMap(guest -> guest.name()).contains(name)));
        }
        if (!hold(ServiceAssumption.TAGS_ARE_TICKET_TAGS)) {
            matching = matching.and(ticket -> criteria.tags().isEmpty());
        }
        if (!hold(ServiceAssumption.AGENT_IS_ANY_AGENT)) {
            matching = matching.and(ticket -> criteria.agent()
                    .forAll(id ->
                            ticket.agentOwner().flatMap(owner -> owner.id()).contains(id)));
        }
        if (!hold(ServiceAssumption.UPDATED_IS_CLOSED_AT_BOTH_ENDS)) {
            matching = matching.and(ticket -> criteria.updated()
                    .forAll(range -> ticket.timeline()
                            .updatedAt()
                            .exists(time -> time.truncatedTo(ChronoUnit.MILLIS).isBefore(range.to()))));
        }
        return matching;
    }

    boolean matches(MessageCriteria criteria, Message message) {
        return criteria.matches(message) == Match.YES
                && (hold(ServiceAssumption.MESSAGE_TIMES_ARE_WHOLE_SECONDS)
                        || criteria.to().forAll(end -> message.sentAt().exists(time -> !time.isAfter(end))));
    }

    /**
     * Returns the ticket after an act as the service has it: with the earlier time of change if the act does not move it.
     *
     * @param isMessage whether somebody posted a message
     */
    Ticket afterAct(Ticket before, Ticket after, boolean isMessage) {
        var isRating = !before.satisfaction().equals(after.satisfaction());
        var changesStatus = !before.status().equals(after.status());
        var moves = (!isMessage || changesStatus || hold(ServiceAssumption.MESSAGES_MOVE_UPDATED_AT))
                && (!isRating || hold(ServiceAssumption.RATINGS_MOVE_UPDATED_AT));
        return moves ? after : withUpdatedAt(after, before.timeline().updatedAt());
    }

    private static Ticket withUpdatedAt(Ticket ticket, Option<Instant> time) {
        var timeline = ticket.timeline();
        return ticket.toBuilder()
                .timeline(new Timeline(
                        timeline.createdAt(),
                        time,
                        timeline.closedAt(),
                        timeline.agentEnteredAt(),
                        timeline.agentFirstRespondedAt(),
                        timeline.agentLastRespondedAt()))
                .build();
    }

    /** Returns the failure of a call for a ticket that does not exist. */
    HelpdeskFailure missingTicket(Operation operation) {
        return hold(ServiceAssumption.MISSING_TICKET_IS_154004)
                ? new HelpdeskFailure.NotFound(operation, Option.some(ServiceCode.NOT_FOUND.answer(logIds.next())))
                : invalidRequest(operation, "there is no such ticket");
    }

    /** Returns the page; a failure if it is past the end and the service refuses such pages. */
    <T> Either<HelpdeskFailure, Page<T>> refusedIfPastTheEnd(Operation operation, Page<T> page) {
        return page.items().isEmpty()
                        && page.request().firstRow() > 1
                        && !hold(ServiceAssumption.PAGE_PAST_THE_END_IS_EMPTY)
                ? Either.left(invalidRequest(operation, "the page is past the end"))
                : Either.right(page);
    }

    private HelpdeskFailure invalidRequest(Operation operation, String reason) {
        return new HelpdeskFailure.InvalidRequest(
                operation, reason, Option.some(ServiceCode.INVALID_REQUEST.answer(logIds.next())));
    }
}
