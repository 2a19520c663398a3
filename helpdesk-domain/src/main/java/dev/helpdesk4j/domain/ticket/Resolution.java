package dev.helpdesk4j.domain.ticket;

import io.vavr.collection.Array;
import io.vavr.control.Option;

/**
 * Whether the matter was resolved. The platform's fields call it {@code solve} and {@code solved}.
 *
 * <p>An open set: a code that this version does not know is kept and given back, and compares equal to itself. To tell
 * them apart, compare with the {@link Known} constants or switch over {@link #known()}.
 */
public sealed interface Resolution {

    /** The platform's number for this resolution. */
    int code();

    /** The constant, where the code is a documented one. */
    Option<Known> known();

    /** The resolution with this code; every number is one. */
    static Resolution of(int code) {
        return Known.of(code).<Resolution>map(known -> known).getOrElse(() -> new Unknown(code));
    }

    /** The documented ones. */
    enum Known implements Resolution {
        /** Not resolved (1). */
        UNRESOLVED(1),
        /** Resolved (2). */
        RESOLVED(2);

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
     * A resolution with a code that no document tells.
     *
     * @param code none of the documented ones, which {@link Resolution#of} gives as {@link Known}
     */
    record Unknown(int code) implements Resolution {

        public Unknown {
            if (Known.of(code).isDefined()) {
                throw new IllegalArgumentException(
                        code + " is the known resolution " + Known.of(code).get());
            }
        }

        @Override
        public Option<Known> known() {
            return Option.none();
        }
    }
}
