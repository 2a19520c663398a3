package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TimeRange;
import io.vavr.control.Option;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The position of a walk: a small value to store, from which the walk can be resumed in another process. It is valid for
 * one walk: a walk with other criteria cannot be resumed from it.
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
     * Parses a checkpoint as {@link #toString} prints it.
     *
     * @throws IllegalArgumentException if it is not a checkpoint or has another version than 2. Version 1 does not contain the
     *     criteria: begin such a walk again. The message contains the rule
     */
    public static Checkpoint parse(String printed) {
        return new Checkpoint(CheckpointFormat.parse(printed));
    }

    /** Returns where the walk began. */
    public Instant from() {
        return state.from();
    }

    /**
     * Returns where the walk ends: the first time after its range. It is fixed when the walk begins, and the next walk begins
     * here.
     */
    public Instant end() {
        return state.end();
    }

    /**
     * Returns the part of the requested range that this walk does not cover, from {@link #end()} on: it was within the settle
     * margin when the walk began. The next walk begins there. None if the walk covers the whole range, and for walks of
     * changes and of messages, which have no requested end.
     */
    public Option<TimeRange> leftOut() {
        return Option.when(
                state.leavesOut(),
                () -> TimeRange.between(state.end(), state.requestedEnd().minusMillis(1)));
    }

    /**
     * Returns whether the walk is complete: everything before {@link #end()} was returned. {@link #leftOut()} is the rest of
     * the requested range.
     */
    public boolean isComplete() {
        return state.phase() == state.subject().phases().size()
                && state.reached().equals(state.end());
    }

    /**
     * Returns whether it is of a walk that {@link TicketHistory#created(TimeRange, TicketCriteria)} began with this range and
     * these criteria, at any position.
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

    /** Returns the ticket of a walk through messages; none for a walk through tickets. */
    Option<TicketId> ticket() {
        return Option.when(state.subject() == Subject.THREAD, () -> TicketId.of(state.scope()));
    }

    /** Returns whether it is of a walk through tickets with these criteria. */
    boolean isOf(TicketCriteria criteria) {
        return state.scope().equals(CriteriaDigest.of(criteria));
    }

    /** Returns the number of the phase, from 1. */
    int phase() {
        return state.phase();
    }

    /** Returns the time before which every row was returned in this phase. */
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

    /** Returns one line without blanks, for {@link #parse}. */
    @Override
    public String toString() {
        return CheckpointFormat.print(state);
    }
}
