package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TimeRange;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * The complete history of a help desk's tickets, also more than {@link Tickets#MAX_SEARCH_ROWS}: begins, resumes and divides
 * walks.
 *
 * <p>The service filters by time only, and all other criteria are applied by the client, to the state of a ticket when it is
 * read. So no ticket is missed because it changes during the walk. A listing contains no tags: if the result depends on them,
 * each ticket in question is fetched by a call of its own.
 *
 * <p>A ticket without a time of creation is in no range.
 */
public final class TicketHistory {

    private final Tickets tickets;
    private final WalkOptions options;

    private TicketHistory(Tickets tickets, WalkOptions options) {
        this.tickets = Objects.requireNonNull(tickets);
        this.options = Objects.requireNonNull(options);
    }

    /** Returns the history of this help desk, with its clock. */
    public static TicketHistory of(Helpdesk helpdesk) {
        return of(helpdesk, WalkOptions.defaults());
    }

    /** Returns the history of this help desk, with its clock unless the options have one. */
    public static TicketHistory of(Helpdesk helpdesk, WalkOptions options) {
        return of(helpdesk.tickets(), options.orClock(helpdesk.clock()));
    }

    /** Returns the history of this port, with the system clock. */
    public static TicketHistory of(Tickets tickets) {
        return of(tickets, WalkOptions.defaults());
    }

    /** Returns the history of this port, with the system clock unless the options have one. */
    public static TicketHistory of(Tickets tickets, WalkOptions options) {
        return new TicketHistory(tickets, options);
    }

    /** Returns a walk without criteria: {@link #created(TimeRange, TicketCriteria)}. */
    public Walk<Ticket> created(TimeRange range) {
        return created(range, TicketCriteria.any());
    }

    /**
     * Returns a walk through every ticket opened in this range that the criteria select. It returns each ticket once, the oldest
     * first, provided that the service lists the newest first.
     *
     * <p>The walk ends before now by the settle margin. If the range ends later, {@link Checkpoint#leftOut()} is the rest, and
     * the next walk begins at {@link Checkpoint#end()}.
     */
    public Walk<Ticket> created(TimeRange range, TicketCriteria criteria) {
        var from = range.from();
        var end = range.to().plusMillis(1);
        return walk(Checkpoint.ofCreated(criteria, from, settled(from, end), end), criteria);
    }

    /** Returns a walk without criteria: {@link #changedSince(Instant, TicketCriteria)}. */
    public Walk<Ticket> changedSince(Instant mark) {
        return changedSince(mark, TicketCriteria.any());
    }

    /**
     * Returns a walk through every ticket opened or changed since the mark that the criteria select. It returns the latest state
     * of each ticket at least once. The next mark is {@link Checkpoint#end()} of this walk; later changes belong to the next
     * walk.
     *
     * @param mark where the last walk ended; this walk begins earlier by the overlap
     */
    public Walk<Ticket> changedSince(Instant mark, TicketCriteria criteria) {
        var from = mark.minus(options.overlap).truncatedTo(ChronoUnit.MILLIS);
        from = from.isBefore(Instant.EPOCH) ? Instant.EPOCH : from;
        return walk(Checkpoint.ofChanged(criteria, from, settled(from, Instant.MAX)), criteria);
    }

    /** Resumes a walk without criteria: {@link #resume(Checkpoint, TicketCriteria)}. */
    public Walk<Ticket> resume(Checkpoint checkpoint) {
        return resume(checkpoint, TicketCriteria.any());
    }

    /**
     * Resumes a walk from a checkpoint, towards the end that was fixed when it began. What was returned after that
     * checkpoint is returned again.
     *
     * @param criteria the criteria of the walk
     * @throws IllegalArgumentException if the checkpoint is of a walk with other criteria, or through messages
     */
    public Walk<Ticket> resume(Checkpoint checkpoint, TicketCriteria criteria) {
        if (checkpoint.subject() == Subject.THREAD) {
            throw new IllegalArgumentException("this checkpoint is of a walk through messages: " + checkpoint);
        }
        if (!checkpoint.isOf(criteria)) {
            throw new IllegalArgumentException(
                    "a walk must be resumed with the criteria that it began with, got others than those of the checkpoint "
                            + checkpoint);
        }
        return walk(checkpoint, criteria);
    }

    /**
     * Divides a range into parts with about the same number of tickets, for walks by different workers.
     *
     * <p>It takes one or two calls for a few thousand tickets each.
     *
     * @param parts how many parts are wanted, 1 or more; there are fewer if there is less than a page of tickets for each, or
     *     too many tickets in one moment
     * @return the parts in order of time, or any failure of a read; {@link HelpdeskFailure.UnreadableResponse} if the service
     *     gives no totals, or totals that contradict each other
     */
    public Either<HelpdeskFailure, Seq<TimeRange>> partition(TimeRange range, int parts) {
        if (parts < 1) {
            throw new IllegalArgumentException("parts must be 1 or more, got " + parts);
        }
        var listing = new TicketListing(tickets, TicketCriteria.any());
        return new Partition(listing, new PageFetcher<>(listing, options)).of(range, parts);
    }

    private Walk<Ticket> walk(Checkpoint start, TicketCriteria criteria) {
        return new Walk<>(new TicketListing(tickets, Objects.requireNonNull(criteria)), start, options);
    }

    /** Returns the end of a walk: the requested end or the start of the settle margin, the earlier one, but at least {@code from}. */
    private Instant settled(Instant from, Instant end) {
        var settled = options.settled().truncatedTo(ChronoUnit.MILLIS);
        var earlier = settled.isBefore(end) ? settled : end;
        return earlier.isBefore(from) ? from : earlier;
    }
}
