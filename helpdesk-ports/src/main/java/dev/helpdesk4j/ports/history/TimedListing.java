package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A listing that a walk reads: the rows of a port that can be selected by time, and their properties.
 *
 * @param <T> what is listed
 */
interface TimedListing<T> {

    /** Returns the precision of the listing's times: the length of a moment. */
    Duration granularity();

    /** Returns whether the newest rows are expected first. Only the order in which a walk returns rows depends on it. */
    boolean newestFirst();

    Operation operation();

    /** Requests a page of the rows in a window, including both its ends. */
    Either<HelpdeskFailure, Page<T>> page(Window window, PageRequest request);

    String id(T item);

    Option<Instant> time(T item, TimeField field);

    /** Returns the item that the walk returns for this one; none if the criteria do not select it. */
    Either<HelpdeskFailure, Option<T>> select(T item);

    /** Returns a collector of the parts into which a single moment with too many rows can be split. */
    Parts<T> parts(Window moment);

    /** Returns the number of the moment that contains a time, counted from 1970. */
    default long moment(Instant instant) {
        return Math.floorDiv(instant.toEpochMilli(), granularity().toMillis());
    }

    /** Returns the moment of a row; none if it has no time. */
    default Option<Long> moment(T item, TimeField field) {
        return time(item, field).map(this::moment);
    }

    /** Returns the moments of a page's rows, in its order, without rows that have no time. */
    default long[] moments(Page<T> page, TimeField field) {
        return page.items()
                .flatMap(item -> moment(item, field))
                .toJavaStream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** Returns the start of a moment. */
    default Instant start(long moment) {
        return Instant.ofEpochMilli(moment * granularity().toMillis());
    }

    /** Returns the range of the rows that belong to a window. */
    default TimeRange ownedRange(Window window) {
        return TimeRange.between(start(window.from()), start(window.end() - 1));
    }

    /** Returns the range to request for a window. */
    default TimeRange requestedRange(Window window) {
        return TimeRange.between(start(window.from()), start(window.end()));
    }

    /** Returns a window as text for messages. */
    default String describe(Window window) {
        return start(window.from()) + " to " + start(window.end())
                + window.stage().map(stage -> ", stage " + stage).getOrElse("");
    }

    /** Collects the parts into which a moment can be split, from the rows of its reachable pages. */
    interface Parts<T> {

        void add(T item);

        /** Returns the parts; empty if no split is known to keep all rows. */
        List<Window> windows();
    }
}
