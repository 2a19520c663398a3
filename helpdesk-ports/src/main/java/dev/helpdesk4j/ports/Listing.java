package dev.helpdesk4j.ports;

import io.vavr.collection.Seq;
import java.util.Objects;
import java.util.function.Function;

/**
 * The rows of a listing, from its first page on, as {@link Page#all} reads them.
 *
 * @param items the rows, in the listing's order
 * @param complete whether these are all rows: false where there are more than were asked for or than a search shows, where
 *     there may be, and where fewer came than the service counts
 * @param <T> what is listed
 */
public record Listing<T>(Seq<T> items, boolean complete) {

    public Listing {
        Objects.requireNonNull(items);
    }

    /** The same listing of something else. */
    public <U> Listing<U> map(Function<? super T, ? extends U> mapper) {
        return new Listing<>(items.map(mapper), complete);
    }
}
