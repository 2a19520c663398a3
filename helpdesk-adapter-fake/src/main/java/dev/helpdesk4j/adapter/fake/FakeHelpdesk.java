package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.adapter.fake.service.LogIds;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.Person;
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
 * A help desk in memory that answers as the service does, and a stage besides: arrange what it has, let people act, make
 * calls fail, and look at what came of it.
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
    private final Assumptions assumptions;
    private final TicketStore store;
    private final ProhibitedHosts prohibitedHosts = new ProhibitedHosts();
    private final Ids ids = new Ids();
    private final Scene scene;
    private final Line line;
    private final Caller caller;
    private final java.util.Set<EventType> subscribedEvents = ConcurrentHashMap.newKeySet();
    private final FakeTickets tickets;
    private final FakeMessages messages;

    private FakeHelpdesk(Builder builder) {
        var logIds = new LogIds(builder.clock, "FA4E");
        assumptions = new Assumptions(logIds);
        store = new TicketStore(assumptions);
        helpdeskId = builder.helpdeskId;
        clock = builder.clock;
        scene = new Scene(helpdeskId, builder.clock, store, ids);
        line = new Line(logIds);
        caller = new Caller(line, Option.none());
        tickets = new FakeTickets(caller, store, assumptions);
        messages = new FakeMessages(caller, store, logIds, assumptions, prohibitedHosts, ids, builder.clock);
        if (builder.sampleTickets > 0) {
            new SampleDesk(builder.seed, builder.sampleTickets, builder.clock.instant(), helpdeskId).fill(store);
        }
    }

    /** A help desk without a ticket. */
    public static FakeHelpdesk empty() {
        return builder().build();
    }

    /**
     * A believable help desk: tickets in every state over the last months, with their conversations. The same for the
     * same seed, number and time; the ids, for the same seed.
     *
     * <p>Whatever the hour and the day are, it has these tickets; the first of them, if there are fewer than 7:
     *
     * <ol>
     *   <li>the newest ticket, whose guest has waited for an agent for 4 minutes
     *   <li>a ticket whose guest has waited for an agent for 20 minutes
     *   <li>a ticket whose guest has waited for an agent's answer for more than an hour
     *   <li>a ticket that was closed within the last day, and whose guest was dissatisfied
     *   <li>a ticket that awaits its guest's answer
     *   <li>a pending ticket
     *   <li>a ticket that the bot has answered and no agent has seen
     * </ol>
     *
     * <p>A few hundred tickets contain every field and every documented code, and their conversations every kind of message.
     * Mail addresses and URLs are of hosts that are reserved for examples. The content of file and video messages, which no
     * document shows, is made up.
     *
     * @param tickets how many, 0 or more
     */
    public static FakeHelpdesk withSampleData(long seed, int tickets) {
        return builder().sampleData(seed, tickets).build();
    }

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
        return new Subscriptions(caller, subscribedEvents);
    }

    /** The clock that it was built with, by which people act: the system's, if not set otherwise. */
    @Override
    public Clock clock() {
        return clock;
    }

    /** The events that somebody has subscribed to. */
    public Set<EventType> subscribedEvents() {
        return LinkedHashSet.ofAll(subscribedEvents);
    }

    private record Subscriptions(Caller caller, java.util.Set<EventType> subscribed) implements EventSubscriptions {

        @Override
        public Either<HelpdeskFailure, Done> subscribe(Iterable<EventType> events) {
            var types = List.ofAll(events);
            if (types.isEmpty()) {
                throw new IllegalArgumentException("events must be one or more, got none");
            }
            return caller.call(Operation.SUBSCRIBE_EVENTS, () -> {
                subscribed.addAll(types.asJava());
                return Either.right(Done.DONE);
            });
        }
    }

    /**
     * The same help desk, whose callers do not wait longer than this for a {@link #latency}: then a read is {@link
     * HelpdeskFailure.Unreachable}, and a send {@link HelpdeskFailure.OutcomeUnknown}, although a message that the service
     * takes <em>is</em> taken. What never leaves is {@code Unreachable} too.
     *
     * @throws IllegalArgumentException if the deadline is not positive
     */
    @Override
    public Helpdesk within(Duration deadline) {
        return new Hurried(
                this,
                tickets.within(deadline),
                messages.within(deadline),
                new Subscriptions(caller.within(deadline), subscribedEvents));
    }

    private record Hurried(
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

    /** The id of this help desk, which the tickets that are opened here have. */
    public HelpdeskId helpdeskId() {
        return helpdeskId;
    }

    /**
     * From now on there is this ticket, in place of an earlier one with its id, whose conversation it keeps. It is told
     * as the service could tell it: without a score, stage or resolution of code 0, without people of whom nothing is
     * known, and so on. Its {@link Ticket#otherFields() other fields} are returned as they are.
     */
    public void put(Ticket ticket) {
        store.put(AsTold.ticket(ticket));
    }

    /**
     * From now on the ticket has this message besides its others.
     *
     * @throws IllegalArgumentException if there is no such ticket
     */
    public void put(TicketId ticket, Message message) {
        if (!store.add(Objects.requireNonNull(ticket), AsTold.message(message))) {
            throw new IllegalArgumentException(
                    "a message belongs to a ticket that is there, but there is no " + ticket.value());
        }
    }

    /**
     * From now on a message with an address on this host, or on one below it, is refused.
     *
     * @param host as in {@code evil.example}
     */
    public void prohibitHost(String host) {
        prohibitedHosts.add(host);
    }

    /**
     * From now on this assumption about the service holds, as it does at first, or does not: then the help desk behaves as
     * the assumption's description says.
     */
    public void assume(ServiceAssumption assumption, boolean holds) {
        assumptions.set(Objects.requireNonNull(assumption), holds);
    }

    /** Whether this assumption about the service holds. */
    public boolean assumes(ServiceAssumption assumption) {
        return assumptions.hold(Objects.requireNonNull(assumption));
    }

    /** Somebody who asks for help. The same name is the same person. */
    public Guest guest(String name) {
        return new Guest(scene, Ids.person(name));
    }

    /**
     * What happens to a ticket that is there already, from now on; none if there is no such ticket. Time for which it was
     * pending until now counts as time in which it was processed.
     */
    public Option<TicketStory> story(TicketId ticket) {
        return store.find(ticket)
                .map(found -> new TicketStory(scene, found.guest().getOrElse(Person::empty), found.id()));
    }

    /** Makes calls of this operation fail. */
    public Provocation on(Operation operation) {
        return line.on(Objects.requireNonNull(operation));
    }

    /** From now on nobody can reach the service: every call is {@link HelpdeskFailure.Unreachable} and does nothing. */
    public void outage() {
        line.outage();
    }

    /** Ends the outage, and all that was provoked. The latency stays. */
    public void recover() {
        line.recover();
    }

    /**
     * From now on every call takes at least this long, in real time, unless its deadline comes before: see {@link #within}.
     * Zero ends that. A call that is interrupted meanwhile does nothing, but who sends cannot know that: the message had
     * left.
     */
    public void latency(Duration latency) {
        line.latency(latency);
    }

    /** Every message that was sent and taken, in order. */
    public Seq<SentMessage> sent() {
        return store.sent();
    }

    /**
     * How many calls of the operation have reached the service, those that wait for its answer included. Calls that were
     * interrupted or refused before they left, or that could not reach it, have not.
     */
    public int calls(Operation operation) {
        return line.calls(Objects.requireNonNull(operation)).get();
    }

    /** Says what a fake help desk is to be like. */
    public static final class Builder {

        private Clock clock = Clock.systemUTC();
        private HelpdeskId helpdeskId = DEFAULT_ID;
        private long seed;
        private int sampleTickets;

        private Builder() {}

        /** Tells the time; the system's clock, unless told otherwise. */
        public Builder clock(Clock newClock) {
            clock = Objects.requireNonNull(newClock);
            return this;
        }

        public Builder helpdeskId(HelpdeskId newHelpdeskId) {
            helpdeskId = Objects.requireNonNull(newHelpdeskId);
            return this;
        }

        /**
         * Begins with tickets: see {@link FakeHelpdesk#withSampleData}.
         *
         * @param tickets how many, 0 or more
         */
        public Builder sampleData(long newSeed, int tickets) {
            if (tickets < 0) {
                throw new IllegalArgumentException("a help desk has no fewer than 0 tickets, but not " + tickets);
            }
            seed = newSeed;
            sampleTickets = tickets;
            return this;
        }

        public FakeHelpdesk build() {
            return new FakeHelpdesk(this);
        }
    }
}
