package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TimeRange;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a walk has come: a small value to keep, in order to go on from there in another process. It belongs to one
 * question: a walk with other criteria cannot be resumed from it.
 *
 * <p>It prints as one line without blanks, such as
 * {@code 2/created/any/2026-01-01T00:00:00Z/2026-02-01T00:00:00Z/1/2026-01-17T09:30:00Z}, which {@link #parse} reads. The
 * first number is the version of the format. The third part is a digest of the criteria, {@code any} without criteria, or
 * the ticket's id where the walk is through its messages. If a part of the range was {@linkplain #leftOut() left out}, the
 * end of the whole range comes last.
 */
public final class Checkpoint {

    private static final String VERSION = "2";

    /** It did not contain the criteria. */
    private static final String FIRST_VERSION = "1";

    /** The version, what is walked through, of which question, from, end, lap and reached. */
    private static final int PARTS = 7;

    /** More than any checkpoint has: the longest part is a ticket's id. */
    private static final int MAX_LENGTH = 400;

    /** The end of the last range that a service can be asked for. */
    private static final Instant LAST_END = Instant.parse("+10000-01-01T00:00:00Z");

    private final State state;

    private Checkpoint(State state) {
        this.state = state;
    }

    static Checkpoint ofCreated(TicketCriteria criteria, Instant from, Instant end, Instant requestedEnd) {
        return new Checkpoint(
                new State(Subject.CREATED, CriteriaDigest.of(criteria), from, end, 1, from, requestedEnd));
    }

    static Checkpoint ofChanged(TicketCriteria criteria, Instant from, Instant end) {
        return new Checkpoint(new State(Subject.CHANGED, CriteriaDigest.of(criteria), from, end, 1, from, end));
    }

    static Checkpoint ofThread(TicketId ticket, Instant from, Instant end) {
        return new Checkpoint(new State(Subject.THREAD, ticket.value(), from, end, 1, from, end));
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

    /**
     * The end of the requested range, from {@link #end()} on, where it was too young when the walk began: the walk does not
     * contain it. The next walk begins there. None where the walk contains the whole range, and where none was requested: of
     * changes and of messages.
     */
    public Option<TimeRange> leftOut() {
        return Option.when(
                state.requestedEnd.isAfter(state.end),
                () -> TimeRange.between(state.end, state.requestedEnd.minusMillis(1)));
    }

    /**
     * Whether the walk came to its end, so that everything before {@link #end()} has been handed out; {@link #leftOut()}
     * contains what of the requested range lies behind it.
     */
    public boolean isComplete() {
        return state.lap == state.subject.laps().size() && state.reached.equals(state.end);
    }

    /**
     * Reads what {@link #toString} has printed.
     *
     * @throws IllegalArgumentException if it is not a checkpoint, or has another version than this library knows: version 1
     *     does not contain the criteria, so that its walk has to begin again. The message names what is wrong
     */
    public static Checkpoint parse(String printed) {
        if (printed.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a checkpoint must have at most " + MAX_LENGTH + " characters, got " + printed.length());
        }
        var parts = List.of(printed.split("/", -1));
        if (parts.get(0).equals(FIRST_VERSION)) {
            throw new IllegalArgumentException("a checkpoint must have version " + VERSION + ", got version "
                    + FIRST_VERSION + ", which does not contain the criteria of its walk; begin the walk again: "
                    + printable(printed));
        }
        if (!parts.get(0).equals(VERSION)) {
            throw new IllegalArgumentException(
                    "a checkpoint must begin with " + VERSION + "/, got " + printable(printed));
        }
        try {
            return new Checkpoint(state(parts));
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException(
                    printable("not a valid checkpoint: " + printed + " (" + invalid.getMessage() + ")"), invalid);
        }
    }

    /** On one line, whatever was read. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }

    private static State state(List<String> parts) {
        var subject = parts.size() < 2 ? Option.<Subject>none() : Subject.named(parts.get(1));
        if (subject.isEmpty()) {
            throw new IllegalArgumentException("the second part must be created, changed or thread");
        }
        var mayBeLonger = subject.get() == Subject.CREATED;
        if (parts.size() != PARTS && (!mayBeLonger || parts.size() != PARTS + 1)) {
            throw new IllegalArgumentException("there must be " + PARTS + (mayBeLonger ? " or " + (PARTS + 1) : "")
                    + " parts, got " + parts.size());
        }
        var end = time("end", parts.get(4));
        var requestedEnd = parts.size() == PARTS ? end : time("the requested end", parts.get(PARTS));
        if (parts.size() > PARTS && !requestedEnd.isAfter(end)) {
            throw new IllegalArgumentException("the requested end must be after " + end + ", got " + requestedEnd);
        }
        return new State(
                subject.get(),
                question(subject.get(), parts.get(2)),
                time("from", parts.get(3)),
                end,
                lap(parts.get(5)),
                time("reached", parts.get(6)),
                requestedEnd);
    }

    private static String question(Subject subject, String printed) {
        if (subject == Subject.THREAD) {
            return TicketId.of(printed).value();
        }
        if (!CriteriaDigest.isValid(printed)) {
            throw new IllegalArgumentException(
                    "the digest of the criteria must be any or 16 hexadecimal digits, got " + printed);
        }
        return printed;
    }

    private static Instant time(String name, String printed) {
        try {
            return Instant.parse(printed);
        } catch (DateTimeException invalid) {
            throw new IllegalArgumentException(name + " must be a time in UTC, got " + printed, invalid);
        }
    }

    private static int lap(String printed) {
        try {
            return Integer.parseInt(printed);
        } catch (NumberFormatException invalid) {
            throw new IllegalArgumentException("lap must be a number, got " + printed, invalid);
        }
    }

    Subject subject() {
        return state.subject;
    }

    /** Whose messages are walked through; none where it is through tickets. */
    Option<TicketId> ticket() {
        return Option.when(state.subject == Subject.THREAD, () -> TicketId.of(state.question));
    }

    /** Whether it is of a walk through the tickets that these criteria select. */
    boolean isOf(TicketCriteria criteria) {
        return state.subject != Subject.THREAD && state.question.equals(CriteriaDigest.of(criteria));
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
        return new Checkpoint(
                new State(state.subject, state.question, state.from, state.end, lap, reached, state.requestedEnd));
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
        var printed = String.join(
                "/",
                VERSION,
                state.subject.printed(),
                state.question,
                state.from.toString(),
                state.end.toString(),
                String.valueOf(state.lap),
                state.reached.toString());
        return leftOut().isDefined() ? printed + "/" + state.requestedEnd : printed;
    }

    /** What is walked through, and by which times one after the other. */
    enum Subject {
        CREATED,
        /** What was never changed since it was opened may have no time of change, so that it is found by the other. */
        CHANGED,
        THREAD;

        static Option<Subject> named(String name) {
            return Array.of(values()).find(subject -> name.equals(subject.printed()));
        }

        String printed() {
            return name().toLowerCase(Locale.ROOT);
        }

        List<Axis> laps() {
            return switch (this) {
                case CREATED -> List.of(Axis.CREATED);
                case CHANGED -> List.of(Axis.UPDATED, Axis.CREATED);
                case THREAD -> List.of(Axis.SENT);
            };
        }
    }

    /**
     * The parts.
     *
     * @param question the digest of the criteria, or the id of the ticket whose messages are walked through
     * @param requestedEnd the end of the requested range; what lies between the walk's end and it is left out
     */
    private record State(
            Subject subject,
            String question,
            Instant from,
            Instant end,
            int lap,
            Instant reached,
            Instant requestedEnd) {

        private State {
            if (from.isBefore(Instant.EPOCH) || requestedEnd.isAfter(LAST_END)) {
                throw new IllegalArgumentException("times must be from " + Instant.EPOCH + " to " + LAST_END + ", got "
                        + from + " to " + requestedEnd);
            }
            var unit = subject == Subject.THREAD ? ChronoUnit.SECONDS : ChronoUnit.MILLIS;
            for (var time : List.of(from, end, reached, requestedEnd)) {
                if (!time.equals(time.truncatedTo(unit))) {
                    throw new IllegalArgumentException("times must be whole " + unit + ", got " + time);
                }
            }
            if (reached.isBefore(from) || end.isBefore(reached)) {
                throw new IllegalArgumentException("reached must be from " + from + " to " + end + ", got " + reached);
            }
            if (lap < 1 || lap > subject.laps().size()) {
                throw new IllegalArgumentException(
                        "lap must be 1 to " + subject.laps().size() + ", got " + lap);
            }
        }
    }
}
