package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.adapter.fake.EventFeed;
import dev.helpdesk4j.adapter.fake.EventTransport;
import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.domain.event.EventId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Delivers the events of an emulated help desk as the platform does: to a webhook ({@link WebhookSender}) or over long
 * connections ({@link LongConnections}).
 *
 * <p>An event is acknowledged by status or code 200 within 3 seconds. Otherwise it is delivered again after 15 seconds, 5
 * minutes, 1 hour and 6 hours, each counted from when the attempt before was due, by the clock of the fake help desk, and
 * given up after that. Up to 16 deliveries are in flight at the same time, one of each ticket, so that the events of a ticket
 * are in order as long as none fails. Up to 10000 deliveries wait; further events are dropped and counted. One thread of its
 * own does it all, so that neither the help desk nor the emulator waits for an application.
 */
public abstract sealed class EventSender permits LongConnections, WebhookSender {

    /** How long an application may take to acknowledge an event, in real time. */
    static final Duration ACKNOWLEDGEMENT_TIMEOUT = Duration.ofSeconds(3);

    private static final System.Logger LOG = System.getLogger(EventSender.class.getName());

    /** How soon a moved clock is noticed, in real time: it may be any clock. */
    private static final Duration CLOCK_POLL = Duration.ofMillis(20);

    /** The clock of the help desk. */
    final Clock clock;

    /** The only thread on which deliveries are started. */
    final ScheduledExecutorService thread;

    private final DeliveryQueue deliveries;
    private final EventFeed feed;
    private volatile boolean started;

    /** Creates a sender that delivers nothing before {@link #start}. */
    EventSender(FakeHelpdesk fake, ScheduledExecutorService thread) {
        this.clock = fake.clock();
        this.thread = thread;
        this.deliveries = new DeliveryQueue(clock);
        this.feed = fake.deliverEventsTo(event -> {
            deliveries.add(event);
            sendSoon();
        });
    }

    /** Starts to deliver; to be called at the end of a constructor. */
    final void start() {
        started = true;
        var unused = thread.scheduleWithFixedDelay(
                this::poll, CLOCK_POLL.toMillis(), CLOCK_POLL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns the deliveries that have not been started, redeliveries included, in the order in which they are due. */
    public Seq<PendingDelivery> pending() {
        return deliveries.pending();
    }

    /** Returns whether every delivery that is due by the help desk's clock has ended, so that nothing happens until it moves. */
    public boolean isIdle() {
        return feed.isIdle() && deliveries.isIdle();
    }

    /** Returns the last 1000 attempts that have ended, the oldest first. */
    public Seq<DeliveryAttempt> attempts() {
        return deliveries.attempts();
    }

    /** Returns the number of events that were dropped, as 10000 deliveries were waiting. */
    public int dropped() {
        return deliveries.dropped();
    }

    /** Returns the number of events that were given up after the last redelivery. */
    public int abandoned() {
        return deliveries.abandoned();
    }

    /** Returns the number of events that the {@link #transport} has lost. */
    public int lost() {
        return feed.lost();
    }

    /** Sets how the events from now on are delivered: late, out of order, twice, or not at all (default: in order). */
    public void transport(EventTransport transport) {
        feed.transport(transport);
    }

    /**
     * Delivers one of the last 1000 events once more, also if it was acknowledged.
     *
     * @return whether it is one of them
     */
    public boolean duplicate(EventId event) {
        var known = deliveries.addDuplicate(event);
        sendSoon();
        return known;
    }

    private void poll() {
        try {
            feed.deliverDue();
            sendDue();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the delivery of events failed", e);
        }
    }

    private void sendSoon() {
        execute(this::sendDue, Duration.ZERO);
    }

    private void sendDue() {
        if (started) {
            for (var next = deliveries.take(); next.isDefined(); next = deliveries.take()) {
                send(next.get());
            }
        }
    }

    /** Runs a task on the thread of this sender, after this real time; not at all if the sender is closed. */
    final void execute(Runnable task, Duration later) {
        try {
            var unused = thread.schedule(task, later.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The sender is closed.
        }
    }

    /** Starts an attempt, which is to end by {@link #ended}. */
    abstract void send(DeliveryQueue.Delivery delivery);

    /**
     * Ends an attempt.
     *
     * @param status the status or code of the response; none if there was none
     * @param failure why it failed; none if the event was acknowledged
     */
    final void ended(
            DeliveryQueue.Delivery delivery, Instant startedAt, Option<Integer> status, Option<String> failure) {
        var event = delivery.event();
        deliveries.ended(
                delivery,
                new DeliveryAttempt(event.id(), EventJson.type(event), delivery.attempt(), startedAt, status, failure));
        sendSoon();
    }

    /** Ends within a few seconds: what waits is dropped, and what is in flight fails. */
    final void close() {
        feed.close();
        deliveries.close();
        shutDown();
    }

    /** Ends the thread and all connections. */
    abstract void shutDown();
}
