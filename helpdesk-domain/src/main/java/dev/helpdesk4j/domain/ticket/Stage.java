package dev.helpdesk4j.domain.ticket;

import io.vavr.collection.Array;
import io.vavr.control.Option;

/**
 * Who is looking after a ticket. The platform's fields call it {@code ticket_type}.
 *
 * <p>An open set: a code that this version does not know is kept and given back, and compares equal to itself. To tell
 * them apart, compare with the {@link Known} constants or switch over {@link #known()}.
 */
public sealed interface Stage {

    /** The platform's number for this stage. */
    int code();

    /** The constant, where the code is a documented one. */
    Option<Known> known();

    /** The stage with this code; every number is one. */
    static Stage of(int code) {
        return Known.of(code).<Stage>map(known -> known).getOrElse(() -> new Unknown(code));
    }

    /** The documented ones. */
    enum Known implements Stage {
        /** The bot answers (1). */
        BOT(1),
        /** Agents answer (2). */
        AGENT(2);

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
     * A stage with a code that no document tells.
     *
     * @param code none of the documented ones, which {@link Stage#of} gives as {@link Known}
     */
    record Unknown(int code) implements Stage {

        public Unknown {
            if (Known.of(code).isDefined()) {
                throw new IllegalArgumentException(
                        code + " is the known stage " + Known.of(code).get());
            }
        }

        @Override
        public Option<Known> known() {
            return Option.none();
        }
    }
}
