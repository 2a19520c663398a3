package dev.helpdesk4j.adapter.fake;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a search has to check.
 *
 * @param runs lists in the order of {@link Row#BY_CREATION}; a row may be in several
 */
record Candidates(List<List<Row>> runs) {

    static Candidates of(List<Row> run) {
        return new Candidates(List.of(run));
    }

    /** Returns the maximum number of rows. */
    int count() {
        return (int)
                Math.min(Integer.MAX_VALUE, runs.stream().mapToLong(List::size).sum());
    }

    /** Returns each row once, in a listing's order. */
    Iterator<Row> newestFirst() {
        return runs.size() == 1 ? new Descent(runs.get(0)) : new Merge(runs);
    }

    /** One run from its end. */
    private static final class Descent implements Iterator<Row> {

        private final List<Row> run;
        private int remaining;

        Descent(List<Row> run) {
            this.run = run;
            this.remaining = run.size();
        }

        @Override
        public boolean hasNext() {
            return remaining > 0;
        }

        @Override
        public Row next() {
            if (remaining == 0) {
                throw new NoSuchElementException();
            }
            return run.get(--remaining);
        }

        Row peek() {
            return run.get(remaining - 1);
        }
    }

    /** Several runs as one, without repeats. */
    private static final class Merge implements Iterator<Row> {

        private final PriorityQueue<Descent> descents =
                new PriorityQueue<>(Comparator.comparing(Descent::peek, Row.BY_CREATION.reversed()));
        private @Nullable Row next;

        Merge(List<List<Row>> runs) {
            for (var run : runs) {
                if (!run.isEmpty()) {
                    descents.add(new Descent(run));
                }
            }
            next = advance();
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Row next() {
            var current = next;
            if (current == null) {
                throw new NoSuchElementException();
            }
            do {
                next = advance();
            } while (current == next);
            return current;
        }

        private @Nullable Row advance() {
            var descent = descents.poll();
            if (descent == null) {
                return null;
            }
            var row = descent.next();
            if (descent.hasNext()) {
                descents.add(descent);
            }
            return row;
        }
    }
}
