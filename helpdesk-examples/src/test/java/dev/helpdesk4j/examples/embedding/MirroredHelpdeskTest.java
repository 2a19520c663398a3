package dev.helpdesk4j.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.ports.event.EventDelivery;
import dev.helpdesk4j.ports.mirror.Copied;
import dev.helpdesk4j.ports.mirror.InMemoryMirrorStore;
import dev.helpdesk4j.ports.mirror.MirrorListener;
import dev.helpdesk4j.ports.mirror.Reconciliation;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MirroredHelpdeskTest {

    private static final Instant MORNING = Instant.parse("2026-03-02T09:00:00Z");

    private final ManualClock clock = ManualClock.at(MORNING);
    private final FakeHelpdesk helpdesk = FakeHelpdesk.builder().clock(clock).build();
    private final InMemoryMirrorStore store = new InMemoryMirrorStore();

    private final CompletableFuture<Reconciliation> reconciled = new CompletableFuture<>();
    private final CompletableFuture<Copied> refreshed = new CompletableFuture<>();

    /** Ignores refreshes without events. */
    private final class Results implements MirrorListener {

        @Override
        public void reconciled(Reconciliation reconciliation) {
            reconciled.complete(reconciliation);
        }

        @Override
        public void refreshed(Copied copied) {
            if (copied.tickets() > 0) {
                refreshed.complete(copied);
            }
        }
    }

    @Test
    void theStoreHasOldTicketsAndThoseOfEvents() throws Exception {
        var lins = helpdesk.guest("Lin").opensTicket().guestSays("The VPN is down");
        clock.advance(Duration.ofMinutes(10));

        try (var mirrored = new MirroredHelpdesk(helpdesk, store, MORNING, new Results())) {
            reconciled.get(30, TimeUnit.SECONDS);
            assertThat(store.tickets()).containsExactly(lins.ticket());

            helpdesk.subscribeToAllEvents();
            helpdesk.deliverEventsTo(event -> mirrored.receiver().receive(new EventDelivery(event, "{}")));
            lins.botHandsOver().guestSays("Hello?");
            refreshed.get(30, TimeUnit.SECONDS);
        }

        assertThat(store.tickets()).containsExactly(lins.ticket());
        assertThat(store.messages(lins.id())).hasSize(2);
    }
}
