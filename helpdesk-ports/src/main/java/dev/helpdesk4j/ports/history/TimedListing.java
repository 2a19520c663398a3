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
 * What is walked through: a listing of a port that can be narrowed by time.
 *
 * @param <T> what is listed
 */
interface TimedListing<T> {

    /** How fine the listing's times are. */
    Duration step();

    /** Whether it is assumed to list the newest first; nothing but the order in which a walk hands out depends on it. */
    boolean newestFirst();

    Operation operation();

    /** A page of what the service tells of a window, its two ends included. */
    Either<HelpdeskFailure, Page<T>> page(Window window, PageRequest request);

    String id(T item);

    Option<Instant> time(T item, Axis axis);

    /** What of an item is handed out: the item as it is wanted, or none where it is not wanted. */
    Either<HelpdeskFailure, Option<T>> select(T item);

    /** What a moment that holds too much could be parted into, once its reachable rows have been seen. */
    Parts<T> parts(Window moment);

    /** The moment in which something happened, in steps since 1970. */
    default long moment(Instant instant) {
        return Math.floorDiv(instant.toEpochMilli(), step().toMillis());
    }

    /** The moments of a page's rows, in its order, where they are told. */
    default long[] moments(Page<T> page, Axis axis) {
        return page.items()
                .flatMap(item -> time(item, axis))
                .toJavaStream()
                .mapToLong(this::moment)
                .toArray();
    }

    /** Where a moment begins. */
    default Instant start(long moment) {
        return Instant.ofEpochMilli(moment * step().toMillis());
    }

    /** The moments that a window owns. */
    default TimeRange range(Window window) {
        return TimeRange.between(start(window.from()), start(window.end() - 1));
    }

    /** What is asked for to read a window. */
    default TimeRange asked(Window window) {
        return TimeRange.between(start(window.from()), start(window.end()));
    }

    /** What is asked for to read a window, for a person. */
    default String inWords(Window window) {
        return start(window.from()) + " to " + start(window.end())
                + window.stage().map(stage -> ", stage " + stage).getOrElse("");
    }

    /** Learns from the rows that can be reached into which parts a moment can be parted. */
    interface Parts<T> {

        void see(T item);

        /** The parts; empty where nothing is known that parts it without losing rows. */
        List<Window> windows();
    }
}
