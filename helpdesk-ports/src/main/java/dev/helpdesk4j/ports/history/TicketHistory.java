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
 * All tickets of a help desk, past {@link Tickets#MAX_SEARCH_ROWS}, by reading window after window of time.
 *
 * <p>The service filters by time only, and all other criteria are applied here. So any of them can be used, and no ticket is
 * missed because its status changes during the walk; the criteria apply to its state when it is read. A listing contains no
 * tags: if they decide, each ticket in question is read by a call of its own.
 *
 * <p>A ticket without a time of creation lies in no range.
 */
public final class TicketHistory {

    private final Tickets tickets;
    private final WalkOptions options;

    private TicketHistory(Tickets tickets, WalkOptions options) {
        this.tickets = Objects.requireNonNull(tickets);
        this.options = Objects.requireNonNull(options);
    }

    /** The tickets of this help desk, by its clock. */
    public static TicketHistory of(Helpdesk helpdesk) {
        return of(helpdesk, WalkOptions.defaults());
    }

    /** The tickets of this help desk, by its clock unless the options have one. */
    public static TicketHistory of(Helpdesk helpdesk, WalkOptions options) {
        return of(helpdesk.tickets(), options.orClock(helpdesk.clock()));
    }

    /** The tickets of this port, by the system's clock. */
    public static TicketHistory of(Tickets tickets) {
        return of(tickets, WalkOptions.defaults());
    }

    /** The tickets of this port, by the system's clock unless the options have one. */
    public static TicketHistory of(Tickets tickets, WalkOptions options) {
        return new TicketHistory(tickets, options);
    }

    /** Every ticket opened in this range, once: {@link #created(TimeRange, TicketCriteria)}. */
    public Walk<Ticket> created(TimeRange range) {
        return created(range, TicketCriteria.any());
    }

    /**
     * Every ticket opened in this range that the criteria select, once, the oldest first where the service lists the newest
     * first. What is younger than the settle margin is left to the next walk, which begins at {@link Checkpoint#end()};
     * {@link Checkpoint#leftOut()} names it.
     */
    public Walk<Ticket> created(TimeRange range, TicketCriteria criteria) {
        var from = range.from();
        var end = range.to().plusMillis(1);
        return walk(Checkpoint.ofCreated(criteria, from, settled(from, end), end), criteria);
    }

    /** Every ticket opened or changed since the mark: {@link #changedSince(Instant, TicketCriteria)}. */
    public Walk<Ticket> changedSince(Instant mark) {
        return changedSince(mark, TicketCriteria.any());
    }

    /**
     * Every ticket opened or changed since the mark that the criteria select: its latest state, at least once. The next mark
     * is {@link Checkpoint#end()} of this walk; what changes meanwhile belongs to the next walk.
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
     * Resumes a walk from a checkpoint, towards the end that was fixed when it began. What was handed out after that
     * checkpoint is delivered again.
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
     * Divides a range into parts of about as many tickets each, to be walked by different workers.
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

    /** The end, or the settle margin where that is earlier; but not before the beginning. */
    private Instant settled(Instant from, Instant end) {
        var settled = options.settled().truncatedTo(ChronoUnit.MILLIS);
        var earlier = settled.isBefore(end) ? settled : end;
        return earlier.isBefore(from) ? from : earlier;
    }
}
