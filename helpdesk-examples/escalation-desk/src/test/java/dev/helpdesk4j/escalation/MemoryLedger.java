package dev.helpdesk4j.escalation;

import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.escalation.domain.Escalation;
import dev.helpdesk4j.escalation.domain.Reason;
import dev.helpdesk4j.escalation.ports.Ledger;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A ledger that lasts as long as a test does; held to what the database is held to. */
public final class MemoryLedger implements Ledger {

    private final ConcurrentMap<Key, Escalation> rows = new ConcurrentHashMap<>();

    @Override
    public Option<Escalation> find(TicketId ticket, Reason reason) {
        return Option.of(rows.get(new Key(ticket, reason)));
    }

    @Override
    public Seq<Escalation> newest(int most, Escalation.State... states) {
        return Array.ofAll(rows.values())
                .filter(row -> Array.of(states).contains(row.state()))
                .sorted(Comparator.comparing(Escalation::at).reversed().thenComparing(Escalation::since))
                .take(most);
    }

    @Override
    public boolean add(Escalation escalation) {
        return rows.putIfAbsent(Key.of(escalation), escalation) == null;
    }

    @Override
    public boolean replace(Escalation seen, Escalation become) {
        return rows.computeIfPresent(Key.of(seen), (key, row) -> isAs(row, seen) ? become : row) == become;
    }

    @Override
    public boolean remove(Escalation seen) {
        var row = rows.get(Key.of(seen));
        return row != null && isAs(row, seen) && rows.remove(Key.of(seen), row);
    }

    private static boolean isAs(Escalation row, Escalation seen) {
        return row.state() == seen.state() && row.at().equals(seen.at());
    }

    private record Key(TicketId ticket, Reason reason) {
        private static Key of(Escalation escalation) {
            return new Key(escalation.ticket(), escalation.reason());
        }
    }
}
