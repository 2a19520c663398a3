package dev.helpdesk4j.adapter.fake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Rows in an order, in an array: a few bytes a row, and counting a slice costs nothing. Inserting moves what follows,
 * but rows mostly arrive in order, and moving a million takes no millisecond.
 */
final class SortedRows {

    private final Comparator<Row> order;
    private final ArrayList<Row> rows = new ArrayList<>();

    SortedRows(Comparator<Row> order) {
        this.order = order;
    }

    void add(Row row) {
        if (rows.isEmpty() || order.compare(rows.get(rows.size() - 1), row) < 0) {
            rows.add(row);
        } else {
            rows.add(-1 - Collections.binarySearch(rows, row, order), row);
        }
    }

    void remove(Row row) {
        rows.remove(Collections.binarySearch(rows, row, order));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Returns a view of all rows. */
    List<Row> all() {
        return rows;
    }

    /** Returns the rows whose time lies in the span, both ends included; the order must be by that time first. */
    List<Row> between(long from, long to, ToLongFunction<Row> time) {
        return rows.subList(firstAtOrAfter(from, time), firstAtOrAfter(to + 1, time));
    }

    private int firstAtOrAfter(long instant, ToLongFunction<Row> time) {
        var low = 0;
        var high = rows.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (time.applyAsLong(rows.get(middle)) < instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
