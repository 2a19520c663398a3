package dev.helpdesk4j.domain.ticket;

import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The way in which a ticket was opened. The documents define four channels; every other number, including 0, is an unknown
 * one.
 *
 * <p>The set is open: a code without a constant is a value of its own, for which {@link #isKnown()} is false. Compare values
 * by {@code equals}.
 */
public final class Channel extends OpenCode {

    /** A QR code (2). */
    public static final Channel QR_CODE = new Channel(2, "QR_CODE");

    /** The Open API (9). */
    public static final Channel OPEN_API = new Channel(9, "OPEN_API");

    /** A search for the help desk (13). */
    public static final Channel SEARCH = new Channel(13, "SEARCH");

    /** A shared card (14). */
    public static final Channel SHARE = new Channel(14, "SHARE");

    private static final Seq<Channel> KNOWN = Array.of(QR_CODE, OPEN_API, SEARCH, SHARE);

    private Channel(int code, String name) {
        super(code, Option.some(name));
    }

    private Channel(int code) {
        super(code, Option.none());
    }

    /** Returns the channel with this code, which may be any number. */
    public static Channel of(int code) {
        return of(code, KNOWN, Channel::new);
    }

    /** Returns the constants, in the order of their codes. */
    public static Seq<Channel> known() {
        return KNOWN;
    }
}
