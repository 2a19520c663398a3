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
 * A listing of a port that can be narrowed by time, as a walk needs it.
 *
 * @param <T> what is listed
 */
interface TimedListing<T> {

    /** How fine the times of the listing are: the length of a moment. */
    Duration granularity();

    /** Whether it is expected to list the newest first. Only the order in which a walk hands out rows depends on it. */
    boolean newestFirst();

    Operation operation();

    /** A page of the rows in a window, both its ends included. */
    Either<HelpdeskFailure, Page<T>> page(Window window, PageRequest request);

    String id(T item);

    Option<Instant> time(T item, TimeField field);

    /** The item as the walk hands it out, or none if the criteria do not select it. */
    Either<HelpdeskFailure, Option<T>> select(T item);

    /** The parts into which a single moment with too many rows can be split. */
    Parts<T> parts(Window moment);

    /** The moment that contains a time, counted since 1970. */
    default long moment(Instant instant) {
        return Math.floorDiv(instant.toEpochMilli(), granularity().toMillis());
    }

    /** The moment of a row; none if it has no time. */
    default Option<Long> moment(T item, TimeField field) {
        return time(item, field).map(this::moment);
    }

    /** The moments of a page's rows, in its order, without rows that have no time. */
    default long[] moments(Page<T> page, TimeField field) {
        return page.items()
                .flatMap(item -> moment(item, field))
                .toJavaStream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** The beginning of a moment. */
    default Instant start(long moment) {
        return Instant.ofEpochMilli(moment * granularity().toMillis());
    }

    /** The range of the rows that belong to a window. */
    default TimeRange ownedRange(Window window) {
        return TimeRange.between(start(window.from()), start(window.end() - 1));
    }

    /** The range that is requested in order to read a window. */
    default TimeRange requestedRange(Window window) {
        return TimeRange.between(start(window.from()), start(window.end()));
    }

    /** A window as text for a person. */
    default String describe(Window window) {
        return start(window.from()) + " to " + start(window.end())
                + window.stage().map(stage -> ", stage " + stage).getOrElse("");
    }

    /** Collects from the rows of a moment into which parts it can be split. */
    interface Parts<T> {

        void add(T item);

        /** The parts; empty if no split is known that loses no rows. */
        List<Window> windows();
    }
}
