package dev.helpdesk4j.domain.ticket;

import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The role of a message's sender in the ticket. The platform's name of the field is {@code sender_type}.
 *
 * <p>The set is open: a code without a constant is a value of its own, for which {@link #isKnown()} is false. Compare values
 * by {@code equals}.
 */
public final class SenderRole extends OpenCode {

    /** The bot, which is also the sender of what an application sends (1). */
    public static final SenderRole BOT = new SenderRole(1, "BOT");

    /** The guest (2). */
    public static final SenderRole GUEST = new SenderRole(2, "GUEST");

    /** An agent (3). */
    public static final SenderRole AGENT = new SenderRole(3, "AGENT");

    private static final Seq<SenderRole> KNOWN = Array.of(BOT, GUEST, AGENT);

    private SenderRole(int code, String name) {
        super(code, Option.some(name));
    }

    private SenderRole(int code) {
        super(code, Option.none());
    }

    /** Returns the role with this code, which may be any number. */
    public static SenderRole of(int code) {
        return of(code, KNOWN, SenderRole::new);
    }

    /** Returns the constants, in the order of their codes. */
    public static Seq<SenderRole> known() {
        return KNOWN;
    }
}
