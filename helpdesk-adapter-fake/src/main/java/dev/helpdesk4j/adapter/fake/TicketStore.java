package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.ticket.SenderRole;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The tickets and their conversations, behind one lock: many may read at once, one may write. */
final class TicketStore {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<TicketId, Row> rows = new HashMap<>();
    private final TicketIndexes indexes = new TicketIndexes();
    private final List<SentMessage> sent = new ArrayList<>();
    private final ServiceAssumptions assumptions;
    private final EventEmitter events;

    TicketStore(ServiceAssumptions assumptions, EventEmitter events) {
        this.assumptions = assumptions;
        this.events = events;
    }

    Option<Ticket> find(TicketId id) {
        return holding(lock.readLock(), () -> Option.of(rows.get(id)).map(Row::ticket));
    }

    Page<Ticket> search(TicketCriteria criteria, PageRequest request) {
        return holding(lock.readLock(), () -> {
            var items = new ArrayList<Ticket>();
            var count = 0;
            var matching = assumptions.matching(criteria);
            var candidates = assumptions.inSearchOrder(indexesFor(criteria).newestFirst());
            while (candidates.hasNext() && count < Tickets.MAX_SEARCH_ROWS) {
                var ticket = candidates.next().ticket();
                if (matching.test(ticket)) {
                    count++;
                    if (count >= request.firstRow() && count <= request.lastRow()) {
                        items.add(ticket);
                    }
                }
            }
            return new Page<>(Vector.ofAll(items), request, count, count >= Tickets.MAX_SEARCH_ROWS);
        });
    }

    private Candidates indexesFor(TicketCriteria criteria) {
        return criteria.ticket()
                .map(id -> new Candidates(Option.of(rows.get(id)).map(List::of).toJavaList()))
                .getOrElse(() -> indexes.narrowest(criteria));
    }

    /** Returns the page of messages; none if there is no such ticket. */
    Option<Page<Message>> list(TicketId ticket, MessageCriteria criteria, PageRequest request) {
        return holding(
                lock.readLock(),
                () -> Option.of(rows.get(ticket)).map(row -> {
                    var fitting = assumptions.inListingOrder(
                            Vector.ofAll(row.conversation().messages())
                                    .filter(message -> assumptions.matches(criteria, message)));
                    var from = (int) Math.min(request.firstRow() - 1, fitting.size());
                    var items = fitting.drop(from).take(request.size());
                    return new Page<Message>(items, request, fitting.size(), false);
                }));
    }

    /** Adds the ticket, or replaces the one with its id and keeps that one's conversation. */
    void put(Ticket ticket) {
        holding(lock.writeLock(), () -> {
            var before = Option.of(rows.get(ticket.id()));
            replace(new Row(ticket, before.map(Row::conversation).getOrElse(Conversation::empty)));
            return ticket;
        });
    }

    /** Adds a ticket whose messages are generated on each read, until one is added. */
    void put(Ticket ticket, Supplier<List<Message>> messages) {
        holding(lock.writeLock(), () -> {
            replace(new Row(ticket, new Conversation(messages)));
            return ticket;
        });
    }

    /** Adds a ticket that a guest has just opened. */
    void open(Ticket ticket) {
        holding(lock.writeLock(), () -> {
            replace(new Row(ticket, Conversation.empty()));
            events.opened(ticket);
            return ticket;
        });
    }

    /** Adds a message and returns true; returns false if there is no such ticket. */
    boolean add(TicketId ticket, Message message) {
        return holding(lock.writeLock(), () -> {
            var row = Option.of(rows.get(ticket));
            row.forEach(found -> found.conversation().add(message));
            return row.isDefined();
        });
    }

    /** Changes a ticket and adds a message; does neither if the change throws. */
    void change(TicketId id, UnaryOperator<Ticket> change, Supplier<Option<Posted>> message) {
        holding(lock.writeLock(), () -> {
            var before = rows.get(id);
            if (before == null) {
                throw new IllegalStateException("ticket must be in the help desk, got " + id.value());
            }
            var changed = change.apply(before.ticket());
            var posted = message.get();
            var after = replace(before, assumptions.afterAct(before.ticket(), changed, posted.isDefined()));
            events.changed(before.ticket(), after.ticket());
            posted.forEach(added -> add(after, added));
            return after;
        });
    }

    /** Accepts a message, unless there is a reason to refuse it; the ticket does not change in between. */
    <F> Either<F, SentMessage> send(
            TicketId id, Function<Option<Ticket>, Option<F>> refusal, Supplier<Delivery> delivery) {
        return holding(lock.writeLock(), () -> {
            var row = Option.of(rows.get(id));
            return refusal.apply(row.map(Row::ticket))
                    .toEither(() -> {
                        var delivered = delivery.get();
                        row.forEach(found -> add(
                                replace(found, withMessage(found.ticket(), delivered.listed())),
                                new Posted(
                                        delivered.listed(),
                                        SenderRole.BOT,
                                        Option.some(delivered.sent().id()))));
                        sent.add(delivered.sent());
                        return delivered.sent();
                    })
                    .swap();
        });
    }

    private Ticket withMessage(Ticket ticket, Message message) {
        var timeline = message.sentAt().map(ticket.timeline()::withUpdatedAt).getOrElse(ticket.timeline());
        return assumptions.afterAct(
                ticket, ticket.toBuilder().timeline(timeline).build(), true);
    }

    /** Replaces the ticket of a row, and keeps its conversation. */
    private Row replace(Row row, Ticket ticket) {
        var after = new Row(ticket, row.conversation());
        replace(after);
        return after;
    }

    private void add(Row row, Posted posted) {
        row.conversation().add(posted.listed());
        events.posted(
                row.ticket(),
                posted.listed(),
                posted.sender(),
                posted.openId(),
                () -> row.conversation().messages().size());
    }

    /**
     * A message that somebody posted.
     *
     * @param listed as listings contain it
     * @param openId the id that the send returns; none if no application sent it
     */
    record Posted(Message listed, SenderRole sender, Option<ChatMessageId> openId) {}

    /** A message that was accepted: as it was sent, and as listings contain it. */
    record Delivery(SentMessage sent, Message listed) {}

    Seq<SentMessage> sent() {
        return holding(lock.readLock(), () -> Vector.ofAll(sent));
    }

    private void replace(Row row) {
        var before = rows.put(row.ticket().id(), row);
        if (before != null) {
            indexes.remove(before);
        }
        indexes.add(row);
    }

    private static <T> T holding(Lock lock, Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
