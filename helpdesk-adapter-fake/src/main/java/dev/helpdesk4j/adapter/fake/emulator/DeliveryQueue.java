package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.adapter.fake.service.Redelivery;
import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.event.MessagePosted;
import dev.helpdesk4j.domain.event.TicketOpened;
import dev.helpdesk4j.domain.event.TicketUpdated;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/**
 * The deliveries of an {@link EventSender}: those that are due, in the order of their events, those that are due later, and the results of
 * the last attempts. At most 16 deliveries are in flight, and of each ticket one at a time, so that its events stay in their
 * order. An event that finds 10000 deliveries waiting is dropped.
 */
final class DeliveryQueue {

    private static final int MAX_WAITING = 10_000;
    private static final int MAX_IN_FLIGHT = 16;
    private static final int MAX_KEPT = 1000;

    private final Clock clock;
    private final Deque<Delivery> ready = new ArrayDeque<>();
    private final Queue<Delivery> later = new PriorityQueue<>(Comparator.comparing(Delivery::due));
    private final Set<String> busyTickets = new HashSet<>();
    private final Deque<DeliveryAttempt> attempts = new ArrayDeque<>();
    private final Deque<HelpdeskEvent> lastEvents = new ArrayDeque<>();
    private boolean closed;
    private int inFlight;
    private int dropped;
    private int abandoned;

    DeliveryQueue(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(HelpdeskEvent event) {
        if (enqueue(new Delivery(event, 1, clock.instant(), true))) {
            lastEvents.add(event);
            if (lastEvents.size() > MAX_KEPT) {
                lastEvents.remove();
            }
        }
    }

    /** Adds another delivery of one of the last 1000 events; returns false if it is none of them. */
    synchronized boolean addDuplicate(EventId id) {
        var known = Vector.ofAll(lastEvents).find(event -> event.id().equals(id));
        known.forEach(event -> enqueue(new Delivery(event, 1, clock.instant(), false)));
        return known.isDefined();
    }

    private boolean enqueue(Delivery delivery) {
        if (closed) {
            return false;
        }
        if (ready.size() + later.size() >= MAX_WAITING) {
            dropped++;
            return false;
        }
        return ready.add(delivery);
    }

    /** Takes the next delivery that is due; none if there is none, or enough are in flight. */
    synchronized Option<Delivery> take() {
        while (isDue()) {
            ready.add(later.remove());
        }
        if (inFlight == MAX_IN_FLIGHT) {
            return Option.none();
        }
        for (var waiting = ready.iterator(); waiting.hasNext(); ) {
            var next = waiting.next();
            if (busyTickets.add(next.ticket())) {
                waiting.remove();
                inFlight++;
                return Option.some(next);
            }
        }
        return Option.none();
    }

    private boolean isDue() {
        return !later.isEmpty() && !later.element().due().isAfter(clock.instant());
    }

    /** Returns whether no delivery is due or in flight. */
    synchronized boolean isIdle() {
        return inFlight == 0 && ready.isEmpty() && !isDue();
    }

    /** Ends an attempt, and plans the next one if it failed. */
    synchronized void ended(Delivery delivery, DeliveryAttempt attempt) {
        busyTickets.remove(delivery.ticket());
        inFlight--;
        attempts.add(attempt);
        if (attempts.size() > MAX_KEPT) {
            attempts.remove();
        }
        if (!attempt.isAcknowledged() && delivery.isRepeated() && !closed) {
            Redelivery.delayAfter(delivery.attempt())
                    .peek(delay -> later.add(new Delivery(
                            delivery.event(),
                            delivery.attempt() + 1,
                            delivery.due().plus(delay),
                            true)))
                    .onEmpty(() -> abandoned++);
        }
    }

    /** Drops what waits, and takes nothing more. */
    synchronized void close() {
        closed = true;
        ready.clear();
        later.clear();
    }

    /** Returns what waits, in the order in which it is due. */
    synchronized Seq<PendingDelivery> pending() {
        return Vector.ofAll(ready)
                .appendAll(Vector.ofAll(later).sortBy(Delivery::due))
                .map(Delivery::pending);
    }

    /** Returns the last attempts, the oldest first. */
    synchronized Seq<DeliveryAttempt> attempts() {
        return Vector.ofAll(attempts);
    }

    synchronized int dropped() {
        return dropped;
    }

    synchronized int abandoned() {
        return abandoned;
    }

    /**
     * A delivery of an event.
     *
     * @param attempt the number of the attempt, from 1
     * @param isRepeated whether it is repeated if it fails; a duplicate is not
     */
    record Delivery(HelpdeskEvent event, int attempt, Instant due, boolean isRepeated) {

        /** Returns the id of the event's ticket, or of the event if it has none. */
        String ticket() {
            return switch (event.kind()) {
                case TICKET_OPENED -> ((TicketOpened) event).ticket().id().value();
                case TICKET_UPDATED -> ((TicketUpdated) event).ticket().id().value();
                case MESSAGE_POSTED -> ((MessagePosted) event).ticket().value();
                case UNRECOGNIZED -> event.id().value();
            };
        }

        PendingDelivery pending() {
            return new PendingDelivery(event.id(), EventJson.type(event), attempt, due);
        }
    }
}
