package dev.helpdesk4j.domain.ticket;

import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * Who is looking after a ticket. The platform's fields call it {@code ticket_type}.
 *
 * <p>The set is open: a code without a constant is kept, {@link #isKnown()} is false for it, and it is equal to itself.
 * To tell the values apart, compare with the constants by {@code equals}.
 */
public final class Stage extends OpenCode {

    /** The bot answers (1). */
    public static final Stage BOT = new Stage(1, "BOT");

    /** Agents answer (2). */
    public static final Stage AGENT = new Stage(2, "AGENT");

    private static final Seq<Stage> KNOWN = Array.of(BOT, AGENT);

    private Stage(int code, String name) {
        super(code, Option.some(name));
    }

    private Stage(int code) {
        super(code, Option.none());
    }

    /** Returns the stage with this code; every number is one. */
    public static Stage of(int code) {
        return of(code, KNOWN, Stage::new);
    }

    /** The constants, in the order of their codes. */
    public static Seq<Stage> known() {
        return KNOWN;
    }
}
