package dev.helpdesk4j.escalation.ports;

import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.escalation.domain.Escalation;
import dev.helpdesk4j.escalation.domain.Reason;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The escalations of a help desk. They outlive the process, and any number of processes may share one ledger.
 *
 * <p>Times are kept to the millisecond.
 */
public interface Ledger {

    Option<Escalation> find(TicketId ticket, Reason reason);

    /** Returns the escalations in one of these states, the newest first. */
    Seq<Escalation> newest(int limit, Escalation.State... states);

    /** Adds an escalation; false if there is one for its ticket and reason. If several add the same, one succeeds. */
    boolean add(Escalation escalation);

    /** Replaces an escalation; false if its state has changed since it was read. */
    boolean replace(Escalation current, Escalation replacement);

    /** Removes an escalation; false if its state has changed since it was read. */
    boolean remove(Escalation current);
}
