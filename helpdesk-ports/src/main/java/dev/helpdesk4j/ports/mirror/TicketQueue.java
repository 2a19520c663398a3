package dev.helpdesk4j.ports.mirror;

import dev.helpdesk4j.domain.ticket.TicketId;
import io.vavr.control.Option;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The tickets that are to be read: each once, however often it is added. */
final class TicketQueue {

    private final Set<TicketId> tickets = new LinkedHashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final int max;

    TicketQueue(int max) {
        this.max = max;
    }

    /** Adds a ticket and returns true; returns false if there are too many. */
    boolean add(TicketId ticket) {
        return exclusively(() -> tickets.contains(ticket) || (tickets.size() < max && tickets.add(ticket)));
    }

    /** Adds a ticket that was taken and not read; there is a place for it even if others were added meanwhile. */
    void putBack(TicketId ticket) {
        exclusively(() -> tickets.add(ticket));
    }

    /** Takes the ticket that was added first; none if there is none. */
    Option<TicketId> take() {
        return exclusively(() -> {
            var first = tickets.iterator();
            if (!first.hasNext()) {
                return Option.none();
            }
            var ticket = first.next();
            first.remove();
            return Option.some(ticket);
        });
    }

    int size() {
        return exclusively(tickets::size);
    }

    private <T> T exclusively(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
