package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.ticket.TicketId;
import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a walk has come: a small value to keep, in order to go on from there in another process.
 *
 * <p>It prints as one line without blanks, such as
 * {@code 1/created/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z}, which {@link #parse} reads. The
 * first number is the version of the format: a later release reads what an earlier one has printed.
 */
public final class Checkpoint {

    private static final String VERSION = "1";

    private final State state;

    private Checkpoint(State state) {
        this.state = state;
    }

    static Checkpoint ofCreated(Instant from, Instant end) {
        return new Checkpoint(new State(Subject.CREATED, Option.none(), from, end, 1, from));
    }

    static Checkpoint ofChanged(Instant from, Instant end) {
        return new Checkpoint(new State(Subject.CHANGED, Option.none(), from, end, 1, from));
    }

    static Checkpoint ofThread(TicketId ticket, Instant from, Instant end) {
        return new Checkpoint(new State(Subject.THREAD, Option.some(ticket), from, end, 1, from));
    }

    /** Where the walk began. */
    public Instant from() {
        return state.from;
    }

    /**
     * Where the walk ends: the first moment that does not belong to it. It is fixed when the walk begins, and the next
     * walk begins here.
     */
    public Instant end() {
        return state.end;
    }

    /** Whether the walk came to its end, so that everything in its range has been handed out. */
    public boolean isComplete() {
        return state.lap == state.subject.laps().size() && state.reached.equals(state.end);
    }

    /**
     * Reads what {@link #toString} has printed.
     *
     * @throws IllegalArgumentException if it is nothing of the kind, or of a later version than this library knows
     */
    public static Checkpoint parse(String printed) {
        var parts = List.of(printed.split("/", -1));
        if (!parts.get(0).equals(VERSION)) {
            throw new IllegalArgumentException(
                    "a checkpoint that this version reads begins with " + VERSION + "/, but this one was: " + printed);
        }
        try {
            var subject = Subject.valueOf(parts.get(1).toUpperCase(Locale.ROOT));
            var fields = subject == Subject.THREAD ? parts.subList(3, parts.size()) : parts.subList(2, parts.size());
            if (fields.size() != 4) {
                throw new IllegalArgumentException("it has " + parts.size() + " parts");
            }
            return new Checkpoint(new State(
                    subject,
                    Option.when(subject == Subject.THREAD, () -> TicketId.of(parts.get(2))),
                    Instant.parse(fields.get(0)),
                    Instant.parse(fields.get(1)),
                    Integer.parseInt(fields.get(2)),
                    Instant.parse(fields.get(3))));
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException unreadable) {
            throw new IllegalArgumentException(
                    "this is no checkpoint: " + printed + " (" + unreadable.getMessage() + ")", unreadable);
        }
    }

    Subject subject() {
        return state.subject;
    }

    Option<TicketId> ticket() {
        return state.ticket;
    }

    /** Which time around the walk is, from 1. */
    int lap() {
        return state.lap;
    }

    /** Everything before it has been handed out on this lap. */
    Instant reached() {
        return state.reached;
    }

    Checkpoint at(int lap, Instant reached) {
        return new Checkpoint(new State(state.subject, state.ticket, state.from, state.end, lap, reached));
    }

    Checkpoint complete() {
        return at(state.subject.laps().size(), state.end);
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
        var subject = state.subject.name().toLowerCase(Locale.ROOT);
        return String.join(
                "/",
                VERSION,
                state.ticket.map(id -> subject + "/" + id.value()).getOrElse(subject),
                state.from.toString(),
                state.end.toString(),
                String.valueOf(state.lap),
                state.reached.toString());
    }

    /** What is walked through, and by which times one after the other. */
    enum Subject {
        CREATED,
        /** What was never changed since it was opened may have no time of change, so that it is found by the other. */
        CHANGED,
        THREAD;

        List<Axis> laps() {
            return switch (this) {
                case CREATED -> List.of(Axis.CREATED);
                case CHANGED -> List.of(Axis.UPDATED, Axis.CREATED);
                case THREAD -> List.of(Axis.SENT);
            };
        }
    }

    private record State(
            Subject subject, Option<TicketId> ticket, Instant from, Instant end, int lap, Instant reached) {

        private State {
            Objects.requireNonNull(subject);
            if (reached.isBefore(from) || end.isBefore(reached)) {
                throw new IllegalArgumentException(reached + " does not lie between " + from + " and " + end);
            }
            if (lap < 1 || lap > subject.laps().size()) {
                throw new IllegalArgumentException("there is no lap " + lap);
            }
        }
    }
}
