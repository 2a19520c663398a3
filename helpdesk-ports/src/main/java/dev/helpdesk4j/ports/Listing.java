package dev.helpdesk4j.ports;

import io.vavr.collection.Seq;
import java.util.Objects;
import java.util.function.Function;

/**
 * The rows of a listing from its first one, as {@link Page#all} reads them; or the items of a walk, as {@code Walk.collect} returns
 * them.
 *
 * @param items the rows, in the listing's order
 * @param complete whether these are all rows: false if there are or may be more rows than requested or than a search returns,
 *     if fewer rows were received than the total, or if a walk left out a part of its requested range
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
