package dev.helpdesk4j.escalation.ports;

import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.escalation.domain.Escalation;
import dev.helpdesk4j.escalation.domain.Reason;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** What was done and what is about to be done. It outlives the process, and any number of them may share one. */
public interface Ledger {

    Option<Escalation> find(TicketId ticket, Reason reason);

    /** The newest in one of these states, the latest first. */
    Seq<Escalation> newest(int most, Escalation.State... states);

    /** Writes down a new one; false where there is one for its ticket and reason. Of all who try, one succeeds. */
    boolean add(Escalation escalation);

    /** Replaces one by what it has become; false where it is no longer as it was seen. */
    boolean replace(Escalation seen, Escalation become);

    /** Strikes one out; false where it is no longer as it was seen. */
    boolean remove(Escalation seen);
}
