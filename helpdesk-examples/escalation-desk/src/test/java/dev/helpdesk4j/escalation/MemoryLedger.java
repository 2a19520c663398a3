package dev.helpdesk4j.escalation;

import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.escalation.domain.Escalation;
import dev.helpdesk4j.escalation.domain.Reason;
import dev.helpdesk4j.escalation.ports.Ledger;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A ledger in memory, for tests; it passes the same contract as the database. */
public final class MemoryLedger implements Ledger {

    private final ConcurrentMap<Key, Escalation> rows = new ConcurrentHashMap<>();

    @Override
    public Option<Escalation> find(TicketId ticket, Reason reason) {
        return Option.of(rows.get(new Key(ticket, reason)));
    }

    @Override
    public Seq<Escalation> newest(int limit, Escalation.State... states) {
        return Array.ofAll(rows.values())
                .filter(row -> Array.of(states).contains(row.state()))
                .sorted(Comparator.comparing(Escalation::at).reversed().thenComparing(Escalation::since))
                .take(limit);
    }

    @Override
    public boolean add(Escalation escalation) {
        return rows.putIfAbsent(Key.of(escalation), row(escalation)) == null;
    }

    @Override
    public boolean replace(Escalation current, Escalation replacement) {
        var row = row(replacement);
        return rows.computeIfPresent(Key.of(current), (key, found) -> isUnchanged(found, current) ? row : found) == row;
    }

    @Override
    public boolean remove(Escalation current) {
        var found = rows.get(Key.of(current));
        return found != null && isUnchanged(found, current) && rows.remove(Key.of(current), found);
    }

    private static boolean isUnchanged(Escalation row, Escalation current) {
        return row.state() == current.state() && row.at().equals(toTheMillisecond(current.at()));
    }

    private static Escalation row(Escalation it) {
        return new Escalation(
                it.ticket(),
                it.reason(),
                it.guest(),
                toTheMillisecond(it.since()),
                it.state(),
                toTheMillisecond(it.at()),
                it.note());
    }

    private static Instant toTheMillisecond(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private record Key(TicketId ticket, Reason reason) {
        private static Key of(Escalation escalation) {
            return new Key(escalation.ticket(), escalation.reason());
        }
    }
}
