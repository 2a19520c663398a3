package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TimeRange;
import io.vavr.control.Option;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The position of a walk: a small value to keep, in order to resume the walk in another process. It belongs to one walk: a
 * walk with other criteria cannot be resumed from it.
 *
 * <p>It prints as one line without blanks, such as
 * {@code 2/created/any/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z}, which {@link #parse} reads. The
 * first number is the version of the format. The third part is a digest of the criteria, {@code any} without criteria, or
 * the ticket's id if the walk is through its messages. If a part of the range was {@linkplain #leftOut() left out}, the
 * end of the whole range is the last part.
 */
public final class Checkpoint {

    private final CheckpointState state;

    private Checkpoint(CheckpointState state) {
        this.state = state;
    }

    static Checkpoint ofCreated(TicketCriteria criteria, Instant from, Instant end, Instant requestedEnd) {
        return new Checkpoint(
                new CheckpointState(Subject.CREATED, CriteriaDigest.of(criteria), from, end, 1, from, requestedEnd));
    }

    static Checkpoint ofChanged(TicketCriteria criteria, Instant from, Instant end) {
        return new Checkpoint(
                new CheckpointState(Subject.CHANGED, CriteriaDigest.of(criteria), from, end, 1, from, end));
    }

    static Checkpoint ofThread(TicketId ticket, Instant from, Instant end) {
        return new Checkpoint(new CheckpointState(Subject.THREAD, ticket.value(), from, end, 1, from, end));
    }

    /**
     * Reads what {@link #toString} has printed.
     *
     * @throws IllegalArgumentException if it is not a checkpoint, or has another version than this library reads: version 1
     *     does not contain the criteria, so that its walk has to begin again. The message names what is wrong
     */
    public static Checkpoint parse(String printed) {
        return new Checkpoint(CheckpointFormat.parse(printed));
    }

    /** Where the walk began. */
    public Instant from() {
        return state.from();
    }

    /**
     * Where the walk ends: the first moment that does not belong to it. It is fixed when the walk begins, and the next
     * walk begins here.
     */
    public Instant end() {
        return state.end();
    }

    /**
     * The end of the requested range, from {@link #end()} on, if it was too young when the walk began: the walk does not
     * contain it. The next walk begins there. None if the walk contains the whole range, and for walks without a requested
     * end: of changes and of messages.
     */
    public Option<TimeRange> leftOut() {
        return Option.when(
                state.leavesOut(),
                () -> TimeRange.between(state.end(), state.requestedEnd().minusMillis(1)));
    }

    /**
     * Returns whether the walk is complete: everything before {@link #end()} has been delivered, and {@link #leftOut()}
     * contains the part of the requested range behind it.
     */
    public boolean isComplete() {
        return state.phase() == state.subject().phases().size()
                && state.reached().equals(state.end());
    }

    /**
     * Returns whether it belongs to the walk that {@link TicketHistory#created(TimeRange, TicketCriteria)} begins with this
     * range and these criteria, whenever the walk began and whatever its position.
     */
    public boolean isOfCreated(TimeRange range, TicketCriteria criteria) {
        return state.subject() == Subject.CREATED
                && isOf(criteria)
                && state.from().equals(range.from())
                && state.requestedEnd().equals(range.to().plusMillis(1));
    }

    Subject subject() {
        return state.subject();
    }

    /** The ticket whose messages are walked through; none if the walk is through tickets. */
    Option<TicketId> ticket() {
        return Option.when(state.subject() == Subject.THREAD, () -> TicketId.of(state.scope()));
    }

    /** Whether a walk through tickets has these criteria. */
    boolean isOf(TicketCriteria criteria) {
        return state.scope().equals(CriteriaDigest.of(criteria));
    }

    /** The number of the phase, from 1. */
    int phase() {
        return state.phase();
    }

    /** Everything before it was handed out in this phase. */
    Instant reached() {
        return state.reached();
    }

    Checkpoint at(int phase, Instant reached) {
        return new Checkpoint(new CheckpointState(
                state.subject(), state.scope(), state.from(), state.end(), phase, reached, state.requestedEnd()));
    }

    Checkpoint complete() {
        return at(state.subject().phases().size(), state.end());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Checkpoint checkpoint && state.equals(checkpoint.state);
    }

    @Override
    public int hashCode() {
        return state.hashCode();
    }

    /** One line without blanks, for {@link #parse}. */
    @Override
    public String toString() {
        return CheckpointFormat.print(state);
    }
}
