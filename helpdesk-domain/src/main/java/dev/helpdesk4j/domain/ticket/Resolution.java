package dev.helpdesk4j.domain.ticket;

import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * Whether the guest's problem was resolved. The platform's names of the field are {@code solve} and {@code solved}.
 *
 * <p>The set is open: a code without a constant is a value of its own, for which {@link #isKnown()} is false. Compare values
 * by {@code equals}.
 */
public final class Resolution extends OpenCode {

    /** Not resolved (1). */
    public static final Resolution UNRESOLVED = new Resolution(1, "UNRESOLVED");

    /** Resolved (2). */
    public static final Resolution RESOLVED = new Resolution(2, "RESOLVED");

    private static final Seq<Resolution> KNOWN = Array.of(UNRESOLVED, RESOLVED);

    private Resolution(int code, String name) {
        super(code, Option.some(name));
    }

    private Resolution(int code) {
        super(code, Option.none());
    }

    /** Returns the resolution with this code, which may be any number. */
    public static Resolution of(int code) {
        return of(code, KNOWN, Resolution::new);
    }

    /** Returns the constants, in the order of their codes. */
    public static Seq<Resolution> known() {
        return KNOWN;
    }
}
