package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.ticket.TicketId;
import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** Prints and parses checkpoints: the fields, with slashes between them. */
final class CheckpointFormat {

    private static final String VERSION = "2";

    /** The version without the digest of the criteria, which is not accepted any more. */
    private static final String FIRST_VERSION = "1";

    /** The version, the subject, the scope, from, end, phase and reached. */
    private static final int PARTS = 7;

    /** An upper bound: the longest part is a ticket's id. */
    private static final int MAX_LENGTH = 400;

    private CheckpointFormat() {}

    static String print(CheckpointState state) {
        var printed = String.join(
                "/",
                VERSION,
                state.subject().printed(),
                state.scope(),
                state.from().toString(),
                state.end().toString(),
                String.valueOf(state.phase()),
                state.reached().toString());
        return state.leavesOut() ? printed + "/" + state.requestedEnd() : printed;
    }

    static CheckpointState parse(String printed) {
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
            return state(parts);
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException(
                    printable("not a valid checkpoint: " + printed + " (" + invalid.getMessage() + ")"), invalid);
        }
    }

    /** Replaces control characters and line separators, so that any input is printed on one line. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }

    private static CheckpointState state(List<String> parts) {
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
        return new CheckpointState(
                subject.get(),
                scope(subject.get(), parts.get(2)),
                time("from", parts.get(3)),
                end,
                phase(parts.get(5)),
                time("reached", parts.get(6)),
                requestedEnd);
    }

    private static String scope(Subject subject, String printed) {
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

    private static int phase(String printed) {
        try {
            return Integer.parseInt(printed);
        } catch (NumberFormatException invalid) {
            throw new IllegalArgumentException("phase must be a number, got " + printed, invalid);
        }
    }
}
