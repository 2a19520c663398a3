package dev.helpdesk4j.escalation;

import static dev.helpdesk4j.escalation.domain.Escalation.State.ANSWERED;
import static dev.helpdesk4j.escalation.domain.Escalation.State.CLAIMED;
import static dev.helpdesk4j.escalation.domain.Escalation.State.FOR_PERSON;
import static dev.helpdesk4j.escalation.domain.Escalation.State.LEFT;
import static dev.helpdesk4j.escalation.domain.Reason.DISSATISFIED;
import static dev.helpdesk4j.escalation.domain.Reason.WAITS_FOR_AGENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.escalation.domain.Escalation;
import dev.helpdesk4j.escalation.domain.Reason;
import dev.helpdesk4j.escalation.ports.Ledger;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every ledger does. */
public abstract class LedgerContract {

    private static final TicketId TICKET = TicketId.of("6626871355780366331");
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00.123Z");

    /** Returns an empty ledger. */
    protected abstract Ledger ledger();

    private static Escalation escalation(TicketId ticket, Reason reason, Escalation.State state, Instant at) {
        return new Escalation(ticket, reason, Option.some("Lin"), NINE, state, at, "a note");
    }

    private static final Escalation CLAIM = escalation(TICKET, WAITS_FOR_AGENT, CLAIMED, NINE);

    @Test
    void anAddedEscalationIsFoundWithAllItsFields() {
        var ledger = ledger();
        var nameless = new Escalation(TICKET, DISSATISFIED, Option.none(), NINE, FOR_PERSON, NINE, "太慢了 'quoted' 😀");

        assertThat(ledger.add(CLAIM)).isTrue();
        assertThat(ledger.add(nameless)).isTrue();

        assertThat(ledger.find(TICKET, WAITS_FOR_AGENT)).contains(CLAIM);
        assertThat(ledger.find(TICKET, DISSATISFIED)).contains(nameless);
        assertThat(ledger.find(TicketId.of("1"), WAITS_FOR_AGENT)).isEmpty();
    }

    @Test
    void aTicketHasOneEscalationPerReason() {
        var ledger = ledger();
        ledger.add(CLAIM);

        assertThat(ledger.add(escalation(TICKET, WAITS_FOR_AGENT, FOR_PERSON, NINE)))
                .isFalse();
        assertThat(ledger.find(TICKET, WAITS_FOR_AGENT)).contains(CLAIM);
    }

    @Test
    void ofManyConcurrentClaimsOneSucceeds() throws Exception {
        var ledger = ledger();
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (var ticket = 0; ticket < 20; ticket++) {
                var claim = escalation(TicketId.of("t" + ticket), WAITS_FOR_AGENT, CLAIMED, NINE);
                var together = new CyclicBarrier(8);
                var claims = IntStream.range(0, 8)
                        .<Callable<Boolean>>mapToObj(thread -> () -> {
                            together.await();
                            return ledger.add(claim);
                        })
                        .toList();

                var succeeded = 0;
                for (var future : threads.invokeAll(claims)) {
                    succeeded += future.get() ? 1 : 0;
                }
                assertThat(succeeded).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anUnchangedEscalationCanBeReplaced() {
        var ledger = ledger();
        ledger.add(CLAIM);
        var answered = CLAIM.with(ANSWERED, NINE.plusSeconds(5), "");

        assertThat(ledger.replace(CLAIM, answered)).isTrue();
        assertThat(ledger.find(TICKET, WAITS_FOR_AGENT)).contains(answered);
    }

    @Test
    void aChangedEscalationIsNeitherReplacedNorRemoved() {
        var ledger = ledger();
        ledger.add(CLAIM);
        var changed = CLAIM.with(FOR_PERSON, NINE, "changed");
        ledger.replace(CLAIM, changed);

        assertThat(ledger.replace(CLAIM, CLAIM.with(ANSWERED, NINE, ""))).isFalse();
        assertThat(ledger.remove(CLAIM)).isFalse();
        assertThat(ledger.find(TICKET, WAITS_FOR_AGENT)).contains(changed);
    }

    @Test
    void aLaterClaimIsNeitherReplacedNorRemoved() {
        var ledger = ledger();
        ledger.add(escalation(TICKET, WAITS_FOR_AGENT, CLAIMED, NINE.plusSeconds(60)));

        assertThat(ledger.remove(CLAIM)).isFalse();
        assertThat(ledger.replace(CLAIM, CLAIM.with(LEFT, NINE, ""))).isFalse();
    }

    @Test
    void aRemovedEscalationCanBeAddedAgain() {
        var ledger = ledger();
        ledger.add(CLAIM);

        assertThat(ledger.remove(CLAIM)).isTrue();
        assertThat(ledger.find(TICKET, WAITS_FOR_AGENT)).isEmpty();
        assertThat(ledger.add(CLAIM)).isTrue();
    }

    @Test
    void escalationsAreListedByStateTheNewestFirst() {
        var ledger = ledger();
        for (var minute : List.of(2, 5, 1, 4, 3)) {
            var state = minute == 4 ? LEFT : minute % 2 == 0 ? CLAIMED : ANSWERED;
            ledger.add(escalation(
                    TicketId.of("t" + minute), WAITS_FOR_AGENT, state, NINE.plus(Duration.ofMinutes(minute))));
        }

        assertThat(ledger.newest(10, ANSWERED, LEFT).map(row -> row.ticket().value()))
                .containsExactly("t5", "t4", "t3", "t1");
        assertThat(ledger.newest(2, ANSWERED, CLAIMED).map(row -> row.ticket().value()))
                .containsExactly("t5", "t3");
    }

    @Test
    void timesAreKeptToTheMillisecond() {
        var ledger = ledger();
        var precise = NINE.plusNanos(999_999);
        var claim = new Escalation(TICKET, WAITS_FOR_AGENT, Option.some("Lin"), precise, CLAIMED, precise, "");
        ledger.add(claim);

        assertThat(ledger.find(TICKET, WAITS_FOR_AGENT).map(Escalation::at)).contains(NINE);
        assertThat(ledger.find(TICKET, WAITS_FOR_AGENT).map(Escalation::since)).contains(NINE);
        assertThat(ledger.replace(claim, claim.with(ANSWERED, precise, ""))).isTrue();
    }
}
