package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.adapter.fake.service.Redelivery;
import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.ports.event.EventHandler;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the events of a fake help desk to one handler: see {@link FakeHelpdesk#deliverEventsTo}.
 *
 * <p>Events are delivered one at a time, on the acting thread: a story's method or a send returns after its events
 * were handled. If another thread is delivering at that moment, that thread delivers them, and the act returns at once. No
 * lock is held meanwhile, so that a handler may call the help desk, on its own thread or on others. What a handler causes is
 * delivered after the present event.
 *
 * <p>If the handler throws an exception, it is logged, and the event is delivered again after 15 seconds, 5 minutes, 1 hour and 6 hours, each
 * counted from the delivery before, and given up after that. Later deliveries are made when a {@link ManualClock} or {@link
 * ShiftedClock} is moved, on the thread that moves it; with other clocks, at the next event or by {@link #deliverDue}. The
 * clock shows the time to which it was moved, also during deliveries that were due earlier.
 *
 * <p>An {@link Error}, such as a failed assertion, is thrown by the act or the move of the clock that started the delivery,
 * after the other events were delivered; the event is not delivered again. In the same way an {@link IllegalStateException} is
 * thrown if a handler keeps causing events: after 1000 that it caused on its own thread, following one act, the further ones
 * are dropped.
 */
public final class EventFeed implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(EventFeed.class.getName());
    private static final int MAX_CAUSED = 1000;

    private static final Comparator<Delivery> BY_TIME =
            Comparator.comparing(Delivery::due).thenComparingLong(Delivery::number);

    private final EventHandler handler;
    private final Clock clock;
    private final EventEmitter emitter;
    private final Deque<Delivery> ready = new ArrayDeque<>();
    private final Queue<Delivery> later = new PriorityQueue<>(BY_TIME);
    private EventTransport transport;
    private SplittableRandom random;
    private @Nullable Thread deliverer;
    private Option<Delivery> current = Option.none();
    private boolean closed;
    private long events;
    private long deliveries;
    private int lost;
    private int abandoned;

    EventFeed(EventHandler handler, EventTransport transport, Clock clock, EventEmitter emitter) {
        this.handler = handler;
        this.clock = clock;
        this.emitter = emitter;
        this.transport = transport;
        this.random = transport.random();
    }

    /** Sets how the events from now on are delivered. */
    public synchronized void transport(EventTransport newTransport) {
        transport = Objects.requireNonNull(newTransport);
        random = newTransport.random();
        events = 0;
    }

    /** Delivers what is due by the help desk's clock. A {@link ManualClock} or {@link ShiftedClock} does it when it is moved. */
    public void deliverDue() {
        var failures = new DeliveryFailures();
        deliverDue(failures);
        failures.rethrow();
    }

    void deliverDue(DeliveryFailures failures) {
        if (startsDelivering()) {
            for (var next = next(); next.isDefined(); next = next()) {
                deliver(next.get(), failures);
            }
        }
    }

    /** Returns whether every delivery that is due by the help desk's clock has ended, on whichever thread. */
    public synchronized boolean isIdle() {
        return deliverer == null && ready.isEmpty() && !isDue();
    }

    private boolean isDue() {
        return !later.isEmpty() && !later.element().due().isAfter(clock.instant());
    }

    /** Returns the number of deliveries that are not due yet. */
    public synchronized int pending() {
        return later.size();
    }

    /** Returns the number of events that the transport has lost. */
    public synchronized int lost() {
        return lost;
    }

    /** Returns the number of events that were given up after the last redelivery. */
    public synchronized int abandoned() {
        return abandoned;
    }

    /** Ends the delivery: pending and further events are dropped. */
    @Override
    public void close() {
        emitter.remove(this);
        synchronized (this) {
            closed = true;
            ready.clear();
            later.clear();
        }
    }

    /** Adds an event, to be delivered by {@link #deliverDue}; calls no foreign code. */
    synchronized void add(HelpdeskEvent event) {
        if (closed) {
            return;
        }
        events++;
        if (transport.loses(events)) {
            lost++;
            return;
        }
        var now = clock.instant();
        var chain = chain(event.id());
        for (var copy = 0; copy < transport.copies(); copy++) {
            deliveries++;
            var delay = transport.delay(random);
            if (delay.isZero()) {
                addReady(new Delivery(event, 1, copy == 0, now, deliveries, chain));
            } else {
                later.add(new Delivery(event, 1, copy == 0, now.plus(delay), deliveries, new Chain(event.id())));
            }
        }
    }

    /** Returns the chain of the event that this thread delivers, if it does; otherwise a new one. */
    private Chain chain(EventId event) {
        return Thread.currentThread() == deliverer && current.isDefined()
                ? current.get().chain()
                : new Chain(event);
    }

    private void addReady(Delivery delivery) {
        if (delivery.chain().takes(delivery.event().id())) {
            ready.add(delivery);
        }
    }

    private synchronized boolean startsDelivering() {
        if (deliverer != null) {
            return false;
        }
        deliverer = Thread.currentThread();
        return true;
    }

    /** Returns the next delivery that is due; if there is none, this thread delivers no longer. */
    private synchronized Option<Delivery> next() {
        while (isDue()) {
            ready.add(later.remove());
        }
        current = Option.of(ready.poll());
        if (current.isEmpty()) {
            deliverer = null;
        }
        return current;
    }

    private void deliver(Delivery delivery, DeliveryFailures failures) {
        try {
            handler.handle(delivery.event());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed(delivery, e);
        } catch (Exception e) {
            failed(delivery, e);
        } catch (Error e) {
            failures.add(e);
        }
        if (ends(delivery.chain())) {
            failures.add(new IllegalStateException("events that a handler causes must be at most " + MAX_CAUSED
                    + " after one act, got more after event "
                    + delivery.chain().root().value()));
        }
    }

    private void failed(Delivery delivery, Exception failure) {
        LOG.log(
                System.Logger.Level.WARNING,
                "the handler failed at event " + delivery.event().id().value() + ", attempt " + delivery.attempt(),
                failure);
        redeliver(delivery);
    }

    private synchronized void redeliver(Delivery failed) {
        var delay = Redelivery.delayAfter(failed.attempt());
        if (closed || !failed.isRepeated()) {
            return;
        }
        if (delay.isEmpty()) {
            abandoned++;
            return;
        }
        later.add(new Delivery(
                failed.event(),
                failed.attempt() + 1,
                true,
                failed.due().plus(delay.get()),
                failed.number(),
                new Chain(failed.event().id())));
    }

    /** Drops the events of a chain that has become too long; returns whether it has, once. */
    private synchronized boolean ends(Chain chain) {
        var ends = chain.ends();
        if (ends) {
            ready.removeIf(delivery -> delivery.chain() == chain);
        }
        return ends;
    }

    /**
     * An event on its way to the handler.
     *
     * @param attempt the number of the attempt, from 1
     * @param isRepeated whether it is delivered again if the handler fails; a duplicate is not
     * @param number orders those that are due at the same time
     */
    private record Delivery(
            HelpdeskEvent event, int attempt, boolean isRepeated, Instant due, long number, Chain chain) {}

    /** An event and those that the handler caused when it handled it, and those caused by these, and so on. */
    private static final class Chain {

        private final EventId root;
        private EventId last;
        private int caused;
        private boolean ended;

        Chain(EventId root) {
            this.root = root;
            this.last = root;
        }

        EventId root() {
            return root;
        }

        /** Returns whether a delivery of this event may be added; two deliveries of it count once. */
        boolean takes(EventId event) {
            if (!event.equals(last)) {
                caused++;
                last = event;
            }
            return caused <= MAX_CAUSED;
        }

        /** Returns whether more events were caused than allowed; only once. */
        boolean ends() {
            var ends = caused > MAX_CAUSED && !ended;
            ended |= ends;
            return ends;
        }
    }
}
