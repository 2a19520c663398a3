package dev.helpdesk4j.domain.ticket;

import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The way a ticket was opened. The documents name four channels; every other number, 0 among them, is another
 * channel.
 *
 * <p>The set is open: a code without a constant is kept, {@link #isKnown()} is false for it, and it is equal to itself.
 * To tell the values apart, compare with the constants by {@code equals}.
 */
public final class Channel extends OpenCode {

    /** By scanning a QR code (2). */
    public static final Channel QR_CODE = new Channel(2, "QR_CODE");

    /** Through the Open API (9). */
    public static final Channel OPEN_API = new Channel(9, "OPEN_API");

    /** By searching for the help desk (13). */
    public static final Channel SEARCH = new Channel(13, "SEARCH");

    /** From a shared card (14). */
    public static final Channel SHARE = new Channel(14, "SHARE");

    private static final Seq<Channel> KNOWN = Array.of(QR_CODE, OPEN_API, SEARCH, SHARE);

    private Channel(int code, String name) {
        super(code, Option.some(name));
    }

    private Channel(int code) {
        super(code, Option.none());
    }

    /** Returns the channel with this code; every number is one. */
    public static Channel of(int code) {
        return of(code, KNOWN, Channel::new);
    }

    /** The constants, in the order of their codes. */
    public static Seq<Channel> known() {
        return KNOWN;
    }
}
