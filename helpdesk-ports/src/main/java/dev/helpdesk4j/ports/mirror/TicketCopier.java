package dev.helpdesk4j.ports.mirror;

import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Copies single tickets and their messages to the store. A ticket is read and saved under one lock, so that what was read
 * earlier never replaces what was read later. A ticket that the help desk does not have is not copied. One that cannot be read
 * is saved as failed, unless it is not the cause.
 */
final class TicketCopier {

    private final Helpdesk helpdesk;
    private final MirrorStore store;

    /** Fair, so that a ticket with an event does not wait for the whole reconciliation. */
    private final ReentrantLock lock = new ReentrantLock(true);

    TicketCopier(Helpdesk helpdesk, MirrorStore store) {
        this.helpdesk = helpdesk;
        this.store = store;
    }

    /** Copies a ticket with all its messages. */
    Either<HelpdeskFailure, Copied> copy(TicketId id) {
        return exclusively(id, () -> helpdesk.tickets().find(id).flatMap(this::save));
    }

    /** Copies a ticket that was saved as failed, and removes it from those. */
    Either<HelpdeskFailure, Copied> retry(TicketId id) {
        lock.lock();
        try {
            return copy(id).peek(copied -> store.removeFailed(id));
        } finally {
            lock.unlock();
        }
    }

    /** Copies a ticket of a listing with its tags, which are not in the listing, and all its messages. */
    Either<HelpdeskFailure, Copied> copy(Ticket listed) {
        return exclusively(
                listed.id(),
                () -> helpdesk.tickets()
                        .find(listed.id())
                        .map(found -> later(listed, found))
                        .flatMap(this::save));
    }

    /** Copies the messages of a ticket that were sent at this time or later. */
    Either<HelpdeskFailure, Copied> copyMessages(TicketId id, Instant since) {
        return exclusively(id, () -> saveMessages(id, MessageCriteria.any().from(since)));
    }

    /** Returns the later state of a ticket: a read from another server of the service may be behind the listing. */
    private static Ticket later(Ticket listed, Ticket found) {
        return MirrorStore.replaces(found, listed)
                ? found
                : found.tags()
                        .map(tags -> listed.toBuilder().tags(tags).build())
                        .getOrElse(listed);
    }

    private Either<HelpdeskFailure, Copied> save(Ticket ticket) {
        var saved = new Copied(store.save(ticket) ? 1 : 0, 0);
        return saveMessages(ticket.id(), MessageCriteria.any()).map(saved::plus);
    }

    /** Saves page by page. New messages are added at an end, so that none moves to a page that was read. */
    private Either<HelpdeskFailure, Copied> saveMessages(TicketId ticket, MessageCriteria criteria) {
        var saved = 0L;
        for (var next = Option.some(PageRequest.first(PageRequest.MAX_SIZE)); ; ) {
            var listed = helpdesk.messages().list(ticket, criteria, next.get());
            if (listed.isLeft()) {
                return Either.left(listed.getLeft());
            }
            var page = listed.get();
            if (page.items().nonEmpty()) {
                store.save(ticket, page.items());
            }
            saved += page.items().size();
            next = page.next();
            if (next.isEmpty()) {
                return saved < page.total()
                        ? Either.left(incomplete(ticket, saved, page.total()))
                        : Either.right(new Copied(0, saved));
            }
        }
    }

    private static HelpdeskFailure incomplete(TicketId ticket, long rows, int total) {
        return new HelpdeskFailure.UnreadableResponse(
                Operation.LIST_MESSAGES,
                "$.data.total",
                "the listing of ticket " + ticket.value() + " has a total of " + total + ", but its pages have " + rows
                        + " rows",
                Option.none(),
                Option.none());
    }

    private Either<HelpdeskFailure, Copied> exclusively(TicketId id, Supplier<Either<HelpdeskFailure, Copied>> copy) {
        lock.lock();
        try {
            var copied = copy.get();
            if (copied.isLeft() && copied.getLeft().kind() == HelpdeskFailure.Kind.NOT_FOUND) {
                return Either.right(Copied.NOTHING);
            }
            if (copied.isLeft() && FailureScope.of(copied.getLeft()) != FailureScope.ALL_TICKETS) {
                store.saveFailed(id);
            }
            return copied;
        } finally {
            lock.unlock();
        }
    }
}
