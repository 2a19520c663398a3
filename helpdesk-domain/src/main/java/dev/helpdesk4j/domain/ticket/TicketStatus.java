package dev.helpdesk4j.domain.ticket;

import io.vavr.collection.Array;
import io.vavr.control.Option;

/**
 * Where a ticket stands in its life.
 *
 * <p>An open set: a code that this version does not know is kept and given back, and compares equal to itself. To tell
 * them apart, compare with the {@link Known} constants or switch over {@link #known()}.
 */
public sealed interface TicketStatus {

    /** The platform's number for this status. */
    int code();

    /** The constant, where the code is a documented one. */
    Option<Known> known();

    /** The status with this code; every number is one. */
    static TicketStatus of(int code) {
        return Known.of(code).<TicketStatus>map(known -> known).getOrElse(() -> new Unknown(code));
    }

    /** The documented ones. */
    enum Known implements TicketStatus {
        /** Opened, not yet taken up (1). */
        CREATED(1),
        /** An agent is working on it (2). */
        PROCESSING(2),
        /** Waits in the queue for an agent (3). */
        QUEUING(3),
        /** Put aside for the time being (4). */
        PENDING(4),
        /** Waits for the guest's answer (5). */
        AWAITING_GUEST(5),
        /** Closed by the bot (50). */
        CLOSED_BY_BOT(50),
        /** Closed by an agent (51). */
        CLOSED_BY_AGENT(51),
        /** Closed by the guest (52). */
        CLOSED_BY_GUEST(52);

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
     * A status with a code that no document tells.
     *
     * @param code none of the documented ones, which {@link TicketStatus#of} gives as {@link Known}
     */
    record Unknown(int code) implements TicketStatus {

        public Unknown {
            if (Known.of(code).isDefined()) {
                throw new IllegalArgumentException(
                        code + " is the known status " + Known.of(code).get());
            }
        }

        @Override
        public Option<Known> known() {
            return Option.none();
        }
    }
}
