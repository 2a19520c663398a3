package dev.helpdesk4j.domain.ticket;

import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * Who handles a ticket: the bot or agents. The platform's name of the field is {@code ticket_type}.
 *
 * <p>The set is open: a code without a constant is a value of its own, for which {@link #isKnown()} is false. Compare values
 * by {@code equals}.
 */
public final class Stage extends OpenCode {

    /** The bot handles the ticket (1). */
    public static final Stage BOT = new Stage(1, "BOT");

    /** Agents handle the ticket (2). */
    public static final Stage AGENT = new Stage(2, "AGENT");

    private static final Seq<Stage> KNOWN = Array.of(BOT, AGENT);

    private Stage(int code, String name) {
        super(code, Option.some(name));
    }

    private Stage(int code) {
        super(code, Option.none());
    }

    /** Returns the stage with this code, which may be any number. */
    public static Stage of(int code) {
        return of(code, KNOWN, Stage::new);
    }

    /** Returns the constants, in the order of their codes. */
    public static Seq<Stage> known() {
        return KNOWN;
    }
}
