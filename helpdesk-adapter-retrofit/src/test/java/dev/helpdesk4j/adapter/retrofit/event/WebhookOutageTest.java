package dev.helpdesk4j.adapter.retrofit.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.EventSubscriptions.EventType;
import dev.helpdesk4j.ports.event.EventDelivery;
import dev.helpdesk4j.ports.event.EventListener;
import dev.helpdesk4j.ports.event.EventReceiver;
import dev.helpdesk4j.ports.event.InMemorySeenEvents;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * An application that is down for an hour, by the fake's clock. After that, of every four events the handler fails once at one,
 * and the acknowledgement of another is lost once.
 */
@Timeout(60)
class WebhookOutageTest {

    private static final int TICKETS = 10;
    private static final int MESSAGES = 9;

    private final WebhookFixture fixture = new WebhookFixture(Option.some(SampleRequests.KEY));
    private final List<EventId> handled = new CopyOnWriteArrayList<>();
    private final Set<EventId> failedHandlings = ConcurrentHashMap.newKeySet();
    private final Set<EventId> lostAcknowledgements = ConcurrentHashMap.newKeySet();
    private volatile boolean down = true;

    @BeforeEach
    void receive() {
        fixture.deliverTo(losingAcknowledgements(EventReceiver.afterHandling(
                this::handle,
                new InMemorySeenEvents(InMemorySeenEvents.MAX_EVENTS, fixture.clock(), EventListener.NONE),
                EventListener.NONE)));
        fixture.helpdesk().eventSubscriptions().subscribe(EventType.all()).get();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void handle(HelpdeskEvent event) throws IOException {
        if (down || (lot(event.id()) == 0 && failedHandlings.add(event.id()))) {
            throw new IOException("no database");
        }
        handled.add(event.id());
    }

    private EventReceiver losingAcknowledgements(EventReceiver receiver) {
        return new EventReceiver() {
            @Override
            public Receipt receive(EventDelivery delivery) {
                var receipt = receiver.receive(delivery);
                return receipt == Receipt.HANDLED && lot(delivery.id()) == 1 && lostAcknowledgements.add(delivery.id())
                        ? Receipt.FAILED
                        : receipt;
            }

            @Override
            public void close() {
                receiver.close();
            }
        };
    }

    /** Returns a number from 0 to 3 that is the same in every run, as the ids are. */
    private static int lot(EventId event) {
        return Math.floorMod(event.value().hashCode(), 4);
    }

    private void advance(Duration duration) throws InterruptedException {
        fixture.advance(duration);
        while (!fixture.isSettled()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("every delivery that is due must end in time");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    @Test
    void anHourOfFailuresLosesAndRepeatsNothing() throws Exception {
        var tickets = new ArrayList<TicketId>();
        for (var guest = 1; guest <= TICKETS; guest++) {
            tickets.add(fixture.opens("guest " + guest, Channel.SEARCH));
        }
        for (var message = 1; message <= MESSAGES; message++) {
            advance(Duration.ofMinutes(6));
            for (var ticket : tickets) {
                fixture.guestWrites(ticket, "message " + message);
            }
        }
        advance(Duration.ofMinutes(6));
        assertThat(handled).isEmpty();
        down = false;

        for (var hour = 1; hour <= 8; hour++) {
            advance(Duration.ofHours(1));
        }

        assertThat(handled).hasSize(TICKETS * (1 + MESSAGES)).doesNotHaveDuplicates();
        assertThat(failedHandlings).hasSizeBetween(10, 40);
        assertThat(lostAcknowledgements).hasSizeBetween(10, 40);
    }
}
