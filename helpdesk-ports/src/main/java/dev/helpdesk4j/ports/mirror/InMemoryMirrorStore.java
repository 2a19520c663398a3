package dev.helpdesk4j.ports.mirror;

import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.history.Checkpoint;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A store in memory, for tests and small help desks: it grows with the help desk, and the content is lost when the process
 * ends. Safe from any number of threads.
 */
public final class InMemoryMirrorStore implements MirrorStore {

    private final AtomicReference<State> state = new AtomicReference<>(State.EMPTY);

    @Override
    public Option<Checkpoint> mark() {
        return state().mark;
    }

    @Override
    public void saveMark(Checkpoint mark) {
        state.updateAndGet(old -> old.with(mark));
    }

    @Override
    public boolean save(Ticket ticket) {
        var before = state.getAndUpdate(old -> old.accepts(ticket) ? old.with(ticket) : old);
        return Objects.requireNonNull(before).accepts(ticket);
    }

    @Override
    public void save(TicketId ticket, Iterable<Message> messages) {
        state.updateAndGet(old -> old.with(ticket, messages));
    }

    @Override
    public Iterable<TicketId> openTickets() {
        return tickets().filter(ticket -> !ticket.isClosed()).map(Ticket::id);
    }

    @Override
    public Iterable<TicketId> failedTickets() {
        return state().failed;
    }

    @Override
    public void saveFailed(TicketId ticket) {
        state.updateAndGet(old -> old.withFailed(old.failed.add(ticket)));
    }

    @Override
    public void removeFailed(TicketId ticket) {
        state.updateAndGet(old -> old.withFailed(old.failed.remove(ticket)));
    }

    /** Returns the ticket with this id; none if it was not saved. */
    public Option<Ticket> find(TicketId id) {
        return state().tickets.get(id);
    }

    /** Returns all tickets, in the order in which they were saved first. */
    public Seq<Ticket> tickets() {
        return state().tickets.values();
    }

    /** Returns the messages of a ticket, in the order in which they were saved first. */
    public Seq<Message> messages(TicketId ticket) {
        return state().messagesOf(ticket).values();
    }

    private State state() {
        return Objects.requireNonNull(state.get());
    }

    private record State(
            Map<TicketId, Ticket> tickets,
            Map<TicketId, Map<MessageId, Message>> messages,
            Set<TicketId> failed,
            Option<Checkpoint> mark) {

        private static final State EMPTY =
                new State(LinkedHashMap.empty(), LinkedHashMap.empty(), LinkedHashSet.empty(), Option.none());

        boolean accepts(Ticket ticket) {
            return tickets.get(ticket.id()).forAll(stored -> MirrorStore.replaces(ticket, stored));
        }

        Map<MessageId, Message> messagesOf(TicketId ticket) {
            return messages.get(ticket).getOrElse(LinkedHashMap::empty);
        }

        State with(Ticket ticket) {
            return new State(tickets.put(ticket.id(), ticket), messages, failed, mark);
        }

        State with(TicketId ticket, Iterable<Message> saved) {
            var all = messagesOf(ticket);
            for (var message : saved) {
                all = all.put(message.id(), message);
            }
            return new State(tickets, messages.put(ticket, all), failed, mark);
        }

        State with(Checkpoint saved) {
            return new State(tickets, messages, failed, Option.some(saved));
        }

        State withFailed(Set<TicketId> tickets) {
            return new State(this.tickets, messages, tickets, mark);
        }
    }
}
