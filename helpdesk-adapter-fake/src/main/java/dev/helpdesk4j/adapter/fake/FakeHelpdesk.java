package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.adapter.fake.service.LogIds;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Done;
import dev.helpdesk4j.ports.EventSubscriptions;
import dev.helpdesk4j.ports.EventSubscriptions.EventType;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Messages;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Tickets;
import dev.helpdesk4j.ports.event.EventHandler;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A help desk in memory that behaves as the service does. Tests add tickets, let people act, inject faults, and inspect
 * the messages that were sent.
 *
 * <pre>{@code
 * var helpdesk = FakeHelpdesk.empty();
 * var ticket = helpdesk.guest("Lin").opensTicket()
 *         .guestSays("The VPN is down").botHandsOver()
 *         .agent("Mei").enters().replies("We are looking into it").closes()
 *         .guestScores(Score.SATISFIED);
 *
 * helpdesk.on(Operation.FIND_TICKET).next(Fault.internalError());
 * application.run(helpdesk);
 * assertThat(helpdesk.sent()).hasSize(1);
 * }</pre>
 *
 * <p>Safe from any number of threads. With an injected clock the same calls have the same results, ids included.
 */
public final class FakeHelpdesk implements Helpdesk {

    private static final HelpdeskId DEFAULT_ID = HelpdeskId.of("6900000000000000001");

    private final HelpdeskId helpdeskId;
    private final Clock clock;
    private final ServiceAssumptions assumptions;
    private final TicketStore store;
    private final ProhibitedHosts prohibitedHosts = new ProhibitedHosts();
    private final Ids ids = new Ids();
    private final StoryContext context;
    private final SimulatedNetwork network;
    private final CallExecutor calls;
    private final java.util.Set<EventType> subscribedEvents = ConcurrentHashMap.newKeySet();
    private final EventEmitter events;
    private final FakeTickets tickets;
    private final FakeMessages messages;

    private FakeHelpdesk(Builder builder) {
        var logIds = new LogIds(builder.clock, "FA4E");
        assumptions = new ServiceAssumptions(logIds);
        helpdeskId = builder.helpdeskId;
        clock = builder.clock;
        events = new EventEmitter(helpdeskId, clock, subscribedEvents);
        store = new TicketStore(assumptions, events);
        context = new StoryContext(helpdeskId, clock, store, ids, events);
        network = new SimulatedNetwork(logIds);
        calls = new CallExecutor(network, Option.none());
        tickets = new FakeTickets(calls, store, assumptions);
        messages = new FakeMessages(calls, store, logIds, assumptions, prohibitedHosts, ids, clock, events);
        if (builder.sampleTickets > 0) {
            new SampleDesk(builder.seed, builder.sampleTickets, builder.clock.instant(), helpdeskId).fill(store);
        }
    }

    /** Creates a help desk without tickets. */
    public static FakeHelpdesk empty() {
        return builder().build();
    }

    /**
     * Creates a help desk with realistic tickets in every state over the last six months, with their conversations. The
     * same seed, number and time give the same content; the ids depend on the seed alone.
     *
     * <p>At any hour of any day it has these tickets; with fewer than 7 tickets, the first of these:
     *
     * <ol>
     *   <li>the newest ticket, whose guest has waited for an agent for 4 minutes
     *   <li>a ticket whose guest has waited for an agent for 20 minutes
     *   <li>a ticket whose guest has waited for an agent's answer for more than an hour
     *   <li>a ticket that was closed within the last day, and whose guest was dissatisfied
     *   <li>a ticket that awaits its guest's answer
     *   <li>a pending ticket
     *   <li>a ticket to which the bot has replied and that no agent has entered
     * </ol>
     *
     * <p>A few hundred tickets contain every field and every documented code, and their conversations every kind of message.
     * Mail addresses and URLs are of hosts that are reserved for examples. The content of file and video messages, which no
     * document shows, is made up.
     *
     * @param tickets the number of tickets, 0 or more
     * @throws IllegalArgumentException if the number of tickets is negative
     */
    public static FakeHelpdesk withSampleData(long seed, int tickets) {
        return builder().sampleData(seed, tickets).build();
    }

    /** Returns a builder of a help desk, with the system's clock and no tickets unless set otherwise. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Tickets tickets() {
        return tickets;
    }

    @Override
    public Messages messages() {
        return messages;
    }

    @Override
    public EventSubscriptions eventSubscriptions() {
        return new Subscriptions(calls, subscribedEvents);
    }

    /** Returns the clock of this help desk, which dates what people do (default: the system's clock). */
    @Override
    public Clock clock() {
        return clock;
    }

    /** Returns the events to which there is a subscription. */
    public Set<EventType> subscribedEvents() {
        return LinkedHashSet.ofAll(subscribedEvents);
    }

    /** Subscribes to all documented events, without a call of the service. */
    public void subscribeToAllEvents() {
        subscribedEvents.addAll(List.of(EventType.TICKET_CREATED, EventType.TICKET_UPDATED, EventType.MESSAGE_CREATED)
                .asJava());
    }

    /**
     * Delivers the events of this help desk to a handler from now on, in order: see {@link EventFeed} for the thread and for
     * what happens if the handler fails. An event is emitted by what people do in a story and by messages that are sent, not
     * by {@code put}, and only if there is a subscription to its type:
     *
     * <pre>{@code
     * helpdesk.subscribeToAllEvents();
     * helpdesk.deliverEventsTo(application);
     * helpdesk.guest("Lin").opensTicket().guestSays("The VPN is down");
     * }</pre>
     *
     * <p>The handler is called for each event, without removing duplicates. A change of status or stage is a {@code
     * TicketUpdated}, before the {@code MessagePosted} of the same act; a rating, a mark or a tag is no event. The time of an
     * event is that of {@link #clock}.
     *
     * @return the feed, which ends the delivery when it is closed
     */
    public EventFeed deliverEventsTo(EventHandler handler) {
        return deliverEventsTo(handler, EventTransport.inOrder());
    }

    /**
     * Delivers the events of this help desk to a handler from now on, over this transport: out of order, late, twice or not at
     * all. See {@link #deliverEventsTo(EventHandler)}.
     *
     * @return the feed, which ends the delivery when it is closed
     */
    public EventFeed deliverEventsTo(EventHandler handler, EventTransport transport) {
        return events.add(Objects.requireNonNull(handler), Objects.requireNonNull(transport));
    }

    private record Subscriptions(CallExecutor calls, java.util.Set<EventType> subscribed)
            implements EventSubscriptions {

        @Override
        public Either<HelpdeskFailure, Done> subscribe(Iterable<EventType> events) {
            var types = oneOrMore(events);
            return calls.execute(Operation.SUBSCRIBE_EVENTS, () -> {
                subscribed.addAll(types.asJava());
                return Either.right(Done.DONE);
            });
        }

        @Override
        public Either<HelpdeskFailure, Done> unsubscribe(Iterable<EventType> events) {
            var types = oneOrMore(events);
            return calls.execute(Operation.UNSUBSCRIBE_EVENTS, () -> {
                types.forEach(subscribed::remove);
                return Either.right(Done.DONE);
            });
        }

        private static List<EventType> oneOrMore(Iterable<EventType> events) {
            var types = List.ofAll(events);
            if (types.isEmpty()) {
                throw new IllegalArgumentException("events must be one or more, got none");
            }
            return types;
        }
    }

    /**
     * Returns a view of this help desk whose calls time out after this duration if the {@link #latency} is at least as long. A
     * read that times out is {@link HelpdeskFailure.Unreachable}; a send is {@link HelpdeskFailure.OutcomeUnknown}, although
     * the message <em>is</em> delivered. A call that never reaches the service is {@code Unreachable} in both cases.
     *
     * @throws IllegalArgumentException if the deadline is not positive
     */
    @Override
    public Helpdesk within(Duration deadline) {
        return new WithDeadline(
                this,
                tickets.within(deadline),
                messages.within(deadline),
                new Subscriptions(calls.within(deadline), subscribedEvents));
    }

    private record WithDeadline(
            FakeHelpdesk helpdesk, Tickets tickets, Messages messages, EventSubscriptions eventSubscriptions)
            implements Helpdesk {

        @Override
        public Clock clock() {
            return helpdesk.clock();
        }

        @Override
        public Helpdesk within(Duration deadline) {
            return helpdesk.within(deadline);
        }
    }

    /** Returns the id of this help desk, which every ticket opened here has. */
    public HelpdeskId helpdeskId() {
        return helpdeskId;
    }

    /**
     * Adds this ticket, or replaces the one with its id and keeps that one's conversation. Reads return it as the service
     * would: without a score, stage or resolution of code 0, without people who have no field set, and so on. Its {@link
     * Ticket#otherFields() other fields} are returned unchanged.
     */
    public void put(Ticket ticket) {
        store.put(AsReturned.ticket(ticket));
    }

    /**
     * Adds this message to the ticket's conversation.
     *
     * @throws IllegalArgumentException if there is no such ticket
     */
    public void put(TicketId ticket, Message message) {
        if (!store.add(Objects.requireNonNull(ticket), AsReturned.message(message))) {
            throw new IllegalArgumentException("ticket of a message must be in the help desk, got " + ticket.value());
        }
    }

    /**
     * Makes the help desk refuse messages that contain a URL on this host or on a subdomain of it.
     *
     * @param host a host name such as {@code evil.example}
     * @throws IllegalArgumentException if the host is blank
     */
    public void prohibitHost(String host) {
        prohibitedHosts.add(host);
    }

    /**
     * Sets whether this assumption about the service holds (default: every assumption holds). If not, the help desk behaves
     * as the assumption's description states.
     */
    public void assume(ServiceAssumption assumption, boolean holds) {
        assumptions.set(Objects.requireNonNull(assumption), holds);
    }

    /** Returns whether this assumption about the service holds. */
    public boolean assumes(ServiceAssumption assumption) {
        return assumptions.hold(Objects.requireNonNull(assumption));
    }

    /** Returns the guest with this name. The same name is the same person. */
    public Guest guest(String name) {
        return new Guest(context, Ids.personNamed(name));
    }

    /**
     * Returns the story of an existing ticket, or none if there is no such ticket. Time for which the ticket was pending
     * until now counts as processing time.
     */
    public Option<TicketStory> story(TicketId ticket) {
        return store.find(ticket).map(found -> new TicketStory(context, found));
    }

    /** Returns the faults of this operation, to add to: {@code helpdesk.on(FIND_TICKET).next(Fault.internalError())}. */
    public FaultInjection on(Operation operation) {
        return network.on(Objects.requireNonNull(operation));
    }

    /** Starts an outage: every call is {@link HelpdeskFailure.Unreachable} and has no effect, until {@link #recover}. */
    public void outage() {
        network.outage();
    }

    /** Ends the outage and removes the faults of all operations. The latency is kept. */
    public void recover() {
        network.recover();
    }

    /**
     * Makes every call take at least this long, in real time, unless its deadline is shorter: see {@link #within}. Zero
     * removes the latency. A call that is interrupted meanwhile has no effect, but an interrupted send is reported as sent
     * with an unknown outcome.
     *
     * @throws IllegalArgumentException if the latency is negative
     */
    public void latency(Duration latency) {
        network.latency(latency);
    }

    /** Returns the messages that the help desk has accepted, in the order in which they were sent. */
    public Seq<SentMessage> sent() {
        return store.sent();
    }

    /**
     * Returns the number of calls of this operation that have reached the service, including those in flight. Calls that
     * were refused locally, interrupted before the request was sent, or unreachable do not count.
     */
    public int calls(Operation operation) {
        return network.calls(Objects.requireNonNull(operation)).get();
    }

    /** A builder of fake help desks. */
    public static final class Builder {

        private Clock clock = Clock.systemUTC();
        private HelpdeskId helpdeskId = DEFAULT_ID;
        private long seed;
        private int sampleTickets;

        private Builder() {}

        /** Sets the clock (default: the system's clock in UTC). */
        public Builder clock(Clock newClock) {
            clock = Objects.requireNonNull(newClock);
            return this;
        }

        /** Sets the id of the help desk (default: {@code 6900000000000000001}). */
        public Builder helpdeskId(HelpdeskId newHelpdeskId) {
            helpdeskId = Objects.requireNonNull(newHelpdeskId);
            return this;
        }

        /**
         * Adds sample tickets (default: none): see {@link FakeHelpdesk#withSampleData}.
         *
         * @param tickets the number of tickets, 0 or more
         * @throws IllegalArgumentException if the number of tickets is negative
         */
        public Builder sampleData(long newSeed, int tickets) {
            if (tickets < 0) {
                throw new IllegalArgumentException("sample tickets must be 0 or more, got " + tickets);
            }
            seed = newSeed;
            sampleTickets = tickets;
            return this;
        }

        /** Creates the help desk. */
        public FakeHelpdesk build() {
            return new FakeHelpdesk(this);
        }
    }
}
