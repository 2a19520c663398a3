package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.ticket.Ticket;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finds rows by a property of their tickets.
 *
 * @param <K> the type of the property
 */
final class InvertedIndex<K> {

    private final Function<Ticket, Iterable<K>> keys;
    private final Map<K, SortedRows> postings = new HashMap<>();

    InvertedIndex(Function<Ticket, Iterable<K>> keys) {
        this.keys = keys;
    }

    void add(Row row) {
        for (var key : keysOf(row)) {
            postings.computeIfAbsent(key, any -> new SortedRows(Row.BY_CREATION))
                    .add(row);
        }
    }

    void remove(Row row) {
        for (var key : keysOf(row)) {
            postings.computeIfPresent(key, (any, rows) -> {
                rows.remove(row);
                return rows.isEmpty() ? null : rows;
            });
        }
    }

    /** Returns the rows that have any of these keys. */
    Candidates withAny(Iterable<? extends K> wanted) {
        return new Candidates(io.vavr.collection.List.<K>ofAll(wanted)
                .map(postings::get)
                .filter(rows -> rows != null)
                .map(SortedRows::all)
                .asJava());
    }

    /** Returns the rows that have a matching key. */
    Candidates withKey(Predicate<K> wanted) {
        List<List<Row>> runs = postings.entrySet().stream()
                .filter(posting -> wanted.test(posting.getKey()))
                .map(posting -> posting.getValue().all())
                .toList();
        return new Candidates(runs);
    }

    private Set<K> keysOf(Row row) {
        var distinct = new LinkedHashSet<K>();
        keys.apply(row.ticket()).forEach(distinct::add);
        return distinct;
    }
}
