package dev.helpdesk4j.ports.mirror;

import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.history.Checkpoint;
import io.vavr.control.Option;

/**
 * Where a {@link TicketMirror} keeps its tickets, messages and mark, and which tickets failed. The application implements it, for
 * example with its database.
 *
 * <p>A method must be durable when it returns. No two calls need a common transaction. Any method may throw an unchecked
 * exception if its store fails: the call of the mirror then returns a {@link MirrorFailure}, and a later one repeats the work.
 *
 * <p>One process at a time should write to a store. With several, a change that does not move its ticket's time of change may
 * be lost until the ticket changes again.
 */
public interface MirrorStore {

    /** Returns the mark that was saved last; none if there is none. */
    Option<Checkpoint> mark();

    /** Saves the mark. Its text is {@link Checkpoint#toString}. */
    void saveMark(Checkpoint mark);

    /**
     * Saves a ticket, unless the stored one was changed later: see {@link #replaces}. The check and the write must be atomic.
     *
     * @return whether it was saved
     */
    boolean save(Ticket ticket);

    /** Saves messages of a ticket that was saved before; each replaces the stored message of the ticket with the same id. */
    void save(TicketId ticket, Iterable<Message> messages);

    /** Returns the ids of the stored tickets that are not {@linkplain Ticket#isClosed() closed}, in any order. */
    Iterable<TicketId> openTickets();

    /** Returns the tickets that could not be read, in any order; each reconciliation tries again. */
    Iterable<TicketId> failedTickets();

    /** Saves that a ticket, stored or not, could not be read; does nothing if that is saved already. */
    void saveFailed(TicketId ticket);

    /** Removes a ticket from those that could not be read, if it is one. */
    void removeFailed(TicketId ticket);

    /**
     * Returns whether a ticket that was read replaces the stored one: unless it was changed earlier. At equal times it does, as it
     * was read later, and not every change may move the time. A ticket without a time of change counts as the earliest.
     */
    static boolean replaces(Ticket read, Ticket stored) {
        var before = stored.timeline().updatedAt();
        return before.isEmpty() || read.timeline().updatedAt().exists(time -> !time.isBefore(before.get()));
    }
}
