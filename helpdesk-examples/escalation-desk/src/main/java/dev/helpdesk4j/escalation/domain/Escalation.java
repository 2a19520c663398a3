package dev.helpdesk4j.escalation.domain;

import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Locale;

/**
 * What is done about a ticket that needs attention. There is at most one for each ticket and reason.
 *
 * @param since when the ticket began to need attention
 * @param at when the escalation changed to its state
 * @param note a remark for the person who reads it; may be empty
 */
public record Escalation(
        TicketId ticket, Reason reason, Option<String> guest, Instant since, State state, Instant at, String note) {

    /** The states of an escalation. */
    public enum State {
        /** A run has claimed to answer the guest: the answer is not yet sent, or it is unknown whether it arrived. */
        CLAIMED("answer pending"),
        /** The guest was answered by the desk. */
        ANSWERED("answered"),
        /** A person has to look after the ticket. */
        FOR_PERSON("for a person"),
        /** The ticket was closed or deleted before the guest was answered. */
        LEFT("no answer needed");

        private final String displayName;

        State(String displayName) {
            this.displayName = displayName;
        }

        public String displayName() {
            return displayName;
        }
    }

    /** Returns an escalation in this state, whose note is the guest's complaint where there is one. */
    public static Escalation of(Ticket ticket, Reason reason, Instant since, State state, Instant at) {
        var complaint = ticket.satisfaction()
                .reasons()
                .map(text -> text.best(Locale.US))
                .mkString("; ");
        var guest = ticket.guest().flatMap(Person::name);
        return new Escalation(ticket.id(), reason, guest, since, state, at, complaint);
    }

    /** Returns the same escalation in another state. */
    public Escalation with(State newState, Instant newAt, String newNote) {
        return new Escalation(ticket, reason, guest, since, newState, newAt, newNote);
    }
}
