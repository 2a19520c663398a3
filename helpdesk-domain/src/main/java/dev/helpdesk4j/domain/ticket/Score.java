package dev.helpdesk4j.domain.ticket;

import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The rating of a ticket by its guest.
 *
 * <p>The set is open: a code without a constant is a value of its own, for which {@link #isKnown()} is false. Compare values
 * by {@code equals}.
 */
public final class Score extends OpenCode {

    /** Not satisfied (1). */
    public static final Score DISSATISFIED = new Score(1, "DISSATISFIED");

    /** Neither satisfied nor dissatisfied (2). */
    public static final Score NEUTRAL = new Score(2, "NEUTRAL");

    /** Satisfied (3). */
    public static final Score SATISFIED = new Score(3, "SATISFIED");

    private static final Seq<Score> KNOWN = Array.of(DISSATISFIED, NEUTRAL, SATISFIED);

    private Score(int code, String name) {
        super(code, Option.some(name));
    }

    private Score(int code) {
        super(code, Option.none());
    }

    /** Returns the score with this code, which may be any number. */
    public static Score of(int code) {
        return of(code, KNOWN, Score::new);
    }

    /** Returns the constants, in the order of their codes. */
    public static Seq<Score> known() {
        return KNOWN;
    }
}
