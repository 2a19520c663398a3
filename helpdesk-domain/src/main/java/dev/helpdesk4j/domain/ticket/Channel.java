package dev.helpdesk4j.domain.ticket;

import io.vavr.collection.Array;
import io.vavr.control.Option;

/**
 * The way a ticket was opened.
 *
 * <p>An open set: a code that this version does not know is kept and given back, and compares equal to itself. To tell
 * them apart, compare with the {@link Known} constants or switch over {@link #known()}.
 */
public sealed interface Channel {

    /** The platform's number for this channel. */
    int code();

    /** The constant, where the code is a documented one. */
    Option<Known> known();

    /** The channel with this code; every number is one. */
    static Channel of(int code) {
        return Known.of(code).<Channel>map(known -> known).getOrElse(() -> new Unknown(code));
    }

    /** The documented ones. */
    enum Known implements Channel {
        /** By scanning a QR code (2). */
        QR_CODE(2),
        /** Through the Open API (9). */
        OPEN_API(9),
        /** By searching for the help desk (13). */
        SEARCH(13),
        /** From a shared card (14). */
        SHARE(14);

        private final int code;

        Known(int code) {
            this.code = code;
        }

        private static Option<Known> of(int code) {
            return Array.of(values()).find(known -> known.code == code);
        }

        @Override
        public int code() {
            return code;
        }

        @Override
        public Option<Known> known() {
            return Option.some(this);
        }
    }

    /**
     * Any other channel: the documents name four and say that every other number, 0 among them, is another channel.
     *
     * @param code none of the documented ones, which {@link Channel#of} gives as {@link Known}
     */
    record Unknown(int code) implements Channel {

        public Unknown {
            if (Known.of(code).isDefined()) {
                throw new IllegalArgumentException(
                        code + " is the known channel " + Known.of(code).get());
            }
        }

        @Override
        public Option<Known> known() {
            return Option.none();
        }
    }
}
