package dev.helpdesk4j.adapter.fake.mirror;

import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.history.Checkpoint;
import dev.helpdesk4j.ports.mirror.MirrorStore;
import io.vavr.control.Option;
import java.util.function.Supplier;

/** A store that may crash before and after each step: what it wrote before remains. */
final class CrashingStore implements MirrorStore {

    private final MirrorStore store;
    private final Runnable mayCrash;

    /** @param mayCrash is called before and after each step, and throws to crash */
    CrashingStore(MirrorStore store, Runnable mayCrash) {
        this.store = store;
        this.mayCrash = mayCrash;
    }

    @Override
    public Option<Checkpoint> mark() {
        return step(store::mark);
    }

    @Override
    public void saveMark(Checkpoint mark) {
        step(() -> {
            store.saveMark(Checkpoint.parse(mark.toString()));
            return mark;
        });
    }

    @Override
    public boolean save(Ticket ticket) {
        return step(() -> store.save(ticket));
    }

    @Override
    public void save(TicketId ticket, Iterable<Message> messages) {
        step(() -> {
            store.save(ticket, messages);
            return ticket;
        });
    }

    @Override
    public Iterable<TicketId> openTickets() {
        return step(store::openTickets);
    }

    @Override
    public Iterable<TicketId> failedTickets() {
        return step(store::failedTickets);
    }

    @Override
    public void saveFailed(TicketId ticket) {
        step(() -> {
            store.saveFailed(ticket);
            return ticket;
        });
    }

    @Override
    public void removeFailed(TicketId ticket) {
        step(() -> {
            store.removeFailed(ticket);
            return ticket;
        });
    }

    private <T> T step(Supplier<T> action) {
        mayCrash.run();
        var result = action.get();
        mayCrash.run();
        return result;
    }
}
