package dev.helpdesk4j.escalation.domain;

import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * What becomes of a ticket that deserves attention; one at most for a ticket and a reason.
 *
 * @param since when there began to be a reason
 * @param at when it came into its state, to the millisecond
 * @param note what there is to know besides
 */
public record Escalation(
        TicketId ticket, Reason reason, Option<String> guest, Instant since, State state, Instant at, String note) {

    /** How far it has come: a claim is the intent to answer. */
    public enum State {
        CLAIMED,
        ANSWERED,
        FOR_PERSON,
        LEFT;

        /** Its name in words, as in "for person". */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    public Escalation {
        since = since.truncatedTo(ChronoUnit.MILLIS);
        at = at.truncatedTo(ChronoUnit.MILLIS);
        // A guest may be called anything, and PostgreSQL takes every character but this one.
        guest = guest.map(name -> name.replace("\0", ""));
        note = note.replace("\0", "");
    }

    /** One in this state, with the guest's own words about it where there are any. */
    public static Escalation of(Ticket ticket, Reason reason, Instant since, State state, Instant at) {
        var complaint = ticket.satisfaction()
                .reasons()
                .map(said -> said.best(Locale.US))
                .mkString("; ");
        var guest = ticket.guest().flatMap(Person::name);
        return new Escalation(ticket.id(), reason, guest, since, state, at, complaint);
    }

    public Escalation with(State newState, Instant newAt, String newNote) {
        return new Escalation(ticket, reason, guest, since, newState, newAt, newNote);
    }
}
