package dev.helpdesk4j.ports;

import io.vavr.collection.Seq;
import java.util.Objects;
import java.util.function.Function;

/**
 * The rows of a listing from its first page, as {@link Page#all} reads them.
 *
 * @param items the rows, in the listing's order
 * @param complete whether these are all rows: false if there are or may be more rows than requested or than a search returns,
 *     or if fewer rows were received than the total
 * @param <T> the type of the items
 */
public record Listing<T>(Seq<T> items, boolean complete) {

    public Listing {
        Objects.requireNonNull(items);
    }

    /** Returns this listing with each item mapped. */
    public <U> Listing<U> map(Function<? super T, ? extends U> mapper) {
        return new Listing<>(items.map(mapper), complete);
    }
}
