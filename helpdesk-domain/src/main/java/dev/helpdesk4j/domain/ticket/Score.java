package dev.helpdesk4j.domain.ticket;

import io.vavr.collection.Array;
import io.vavr.control.Option;

/**
 * How a guest rated the help received.
 *
 * <p>An open set: a code that this version does not know is kept and given back, and compares equal to itself. To tell
 * them apart, compare with the {@link Known} constants or switch over {@link #known()}.
 */
public sealed interface Score {

    /** The platform's number for this score. */
    int code();

    /** The constant, where the code is a documented one. */
    Option<Known> known();

    /** The score with this code; every number is one. */
    static Score of(int code) {
        return Known.of(code).<Score>map(known -> known).getOrElse(() -> new Unknown(code));
    }

    /** The documented ones. */
    enum Known implements Score {
        /** Not satisfied (1). */
        DISSATISFIED(1),
        /** Neither nor (2). */
        NEUTRAL(2),
        /** Satisfied (3). */
        SATISFIED(3);

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
     * A score with a code that no document tells.
     *
     * @param code none of the documented ones, which {@link Score#of} gives as {@link Known}
     */
    record Unknown(int code) implements Score {

        public Unknown {
            if (Known.of(code).isDefined()) {
                throw new IllegalArgumentException(
                        code + " is the known score " + Known.of(code).get());
            }
        }

        @Override
        public Option<Known> known() {
            return Option.none();
        }
    }
}
