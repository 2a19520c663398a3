package dev.helpdesk4j.escalation.adapter.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.escalation.LedgerContract;
import dev.helpdesk4j.escalation.domain.Escalation;
import dev.helpdesk4j.escalation.domain.Reason;
import dev.helpdesk4j.escalation.ports.Ledger;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a ledger in a database does in addition. */
abstract class DatabaseLedgerContract extends LedgerContract {

    private static final AtomicInteger HELPDESKS = new AtomicInteger();

    /** Returns a ledger on the same database, as another instance of the desk has it. */
    abstract Ledger ledger(HelpdeskId helpdesk);

    @Override
    protected Ledger ledger() {
        return ledger(HelpdeskId.of("desk-" + HELPDESKS.incrementAndGet()));
    }

    @Test
    void aGuestMayHaveAnyName() {
        var ledger = ledger();
        var name = "a\0b'); DROP TABLE escalation; --" + "很长".repeat(2000);
        ledger.add(new Escalation(
                TicketId.of("1"),
                Reason.WAITS_FOR_AGENT,
                Option.some(name),
                Instant.EPOCH,
                Escalation.State.FOR_PERSON,
                Instant.EPOCH,
                "x\0y"));

        var found = ledger.find(TicketId.of("1"), Reason.WAITS_FOR_AGENT).get();

        assertThat(found.guest()).contains(name.replace("\0", ""));
        assertThat(found.note()).isEqualTo("xy");
    }

    @Test
    void instancesOfOneHelpDeskShareTheirEscalations() {
        var claim = new Escalation(
                TicketId.of("1"),
                Reason.WAITS_FOR_AGENT,
                Option.some("Lin"),
                Instant.EPOCH,
                Escalation.State.CLAIMED,
                Instant.EPOCH,
                "");
        ledger(HelpdeskId.of("shared")).add(claim);

        assertThat(ledger(HelpdeskId.of("shared")).add(claim)).isFalse();
        assertThat(ledger(HelpdeskId.of("other")).newest(10, Escalation.State.CLAIMED))
                .isEmpty();
        assertThat(ledger(HelpdeskId.of("other")).remove(claim)).isFalse();
        assertThat(ledger(HelpdeskId.of("other")).add(claim)).isTrue();
    }
}
