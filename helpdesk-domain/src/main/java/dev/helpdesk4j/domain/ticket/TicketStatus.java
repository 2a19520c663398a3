package dev.helpdesk4j.domain.ticket;

import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The status of a ticket.
 *
 * <p>The set is open: a code without a constant is a value of its own, for which {@link #isKnown()} is false. Compare values
 * by {@code equals}.
 */
public final class TicketStatus extends OpenCode {

    /** Opened, and no agent has started work on it (1). */
    public static final TicketStatus CREATED = new TicketStatus(1, "CREATED");

    /** An agent is working on it (2). */
    public static final TicketStatus PROCESSING = new TicketStatus(2, "PROCESSING");

    /** Waits in the queue for an agent (3). */
    public static final TicketStatus QUEUING = new TicketStatus(3, "QUEUING");

    /** Suspended by an agent (4). */
    public static final TicketStatus PENDING = new TicketStatus(4, "PENDING");

    /** Waits for the guest's reply (5). */
    public static final TicketStatus AWAITING_GUEST = new TicketStatus(5, "AWAITING_GUEST");

    /** Closed by the bot (50). */
    public static final TicketStatus CLOSED_BY_BOT = new TicketStatus(50, "CLOSED_BY_BOT");

    /** Closed by an agent (51). */
    public static final TicketStatus CLOSED_BY_AGENT = new TicketStatus(51, "CLOSED_BY_AGENT");

    /** Closed by the guest (52). */
    public static final TicketStatus CLOSED_BY_GUEST = new TicketStatus(52, "CLOSED_BY_GUEST");

    private static final Seq<TicketStatus> KNOWN = Array.of(
            CREATED, PROCESSING, QUEUING, PENDING, AWAITING_GUEST, CLOSED_BY_BOT, CLOSED_BY_AGENT, CLOSED_BY_GUEST);

    private TicketStatus(int code, String name) {
        super(code, Option.some(name));
    }

    private TicketStatus(int code) {
        super(code, Option.none());
    }

    /** Returns the status with this code, which may be any number. */
    public static TicketStatus of(int code) {
        return of(code, KNOWN, TicketStatus::new);
    }

    /** Returns the constants, in the order of their codes. */
    public static Seq<TicketStatus> known() {
        return KNOWN;
    }

    /** Returns whether the ticket is closed: by the bot, by an agent or by the guest. */
    public boolean isClosed() {
        return equals(CLOSED_BY_BOT) || equals(CLOSED_BY_AGENT) || equals(CLOSED_BY_GUEST);
    }

    /** Returns whether no agent has started work on the ticket: created or queuing. */
    public boolean isWaiting() {
        return equals(CREATED) || equals(QUEUING);
    }
}
