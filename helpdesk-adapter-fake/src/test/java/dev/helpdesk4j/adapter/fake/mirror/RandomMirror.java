package dev.helpdesk4j.adapter.fake.mirror;

import dev.helpdesk4j.adapter.fake.EventFeed;
import dev.helpdesk4j.adapter.fake.EventTransport;
import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.adapter.fake.ServiceAssumption;
import dev.helpdesk4j.adapter.fake.TicketStory;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.mirror.InMemoryMirrorStore;
import dev.helpdesk4j.ports.mirror.TicketMirror;
import io.vavr.collection.Seq;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * A mirror of a random help desk, whose people also act between any two of the mirror's reads, whose events are lost, repeated,
 * late and out of order, whose calls may fail, whose clock is not the mirror's, and whose store may crash between any two steps.
 */
final class RandomMirror {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final int STEPS = 60;

    /** In seconds: how far the mirror's clock may be ahead of the service's or behind it. */
    private static final int MAX_SKEW = 300;

    private static final List<Operation> READS =
            List.of(Operation.FIND_TICKET, Operation.SEARCH_TICKETS, Operation.LIST_MESSAGES);

    private static final List<Fault> FAULTS =
            List.of(Fault.internalError(), Fault.unreadableAnswer(), Fault.rateLimited());

    private final SplittableRandom random;
    private final ManualClock clock = ManualClock.at(START);
    private final FakeHelpdesk helpdesk = FakeHelpdesk.builder().clock(clock).build();
    private final InMemoryMirrorStore content = new InMemoryMirrorStore();
    private final List<TicketStory> stories = new ArrayList<>();
    private final EventFeed feed;
    private final Clock skewedClock;
    private TicketMirror mirror;
    private boolean quiet;
    private int crashes;

    RandomMirror(int seed, Set<ServiceAssumption> broken) {
        random = new SplittableRandom(seed);
        skewedClock = Clock.offset(clock, Duration.ofSeconds(random.nextInt(-MAX_SKEW, MAX_SKEW + 1)));
        broken.forEach(assumption -> helpdesk.assume(assumption, false));
        helpdesk.subscribeToAllEvents();
        mirror = startedMirror();
        feed = helpdesk.deliverEventsTo(event -> mirror.handle(event), transport());
    }

    /** The end of the process, at any step. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    private TicketMirror startedMirror() {
        return TicketMirror.of(new BusyHelpdesk(helpdesk, skewedClock, this::somethingHappens), store(), START);
    }

    private CrashingStore store() {
        return new CrashingStore(content, this::mayCrash);
    }

    private EventTransport transport() {
        var transport = switch (random.nextInt(4)) {
            case 0 -> EventTransport.inOrder().losingAll();
            case 1 -> EventTransport.inOrder().losingEvery(1 + random.nextInt(5));
            default -> EventTransport.inOrder();
        };
        if (random.nextBoolean()) {
            transport = transport.duplicated();
        }
        if (random.nextBoolean()) {
            transport = transport.delayed(Duration.ofSeconds(random.nextInt(600)));
        }
        return random.nextBoolean()
                ? transport.shuffled(random.nextLong(), Duration.ofMinutes(1 + random.nextInt(60)))
                : transport;
    }

    /** Lets people act while the mirror works. */
    void run() {
        for (var step = 0; step < STEPS; step++) {
            switch (random.nextInt(12)) {
                case 0, 1 -> mirrors(mirror::reconcile);
                case 2, 3 -> mirrors(mirror::refresh);
                case 4 ->
                    helpdesk.on(READS.get(random.nextInt(READS.size())))
                            .next(FAULTS.get(random.nextInt(FAULTS.size())));
                case 5 -> feed.transport(transport());
                default -> somebodyActs();
            }
        }
        quiet = true;
        helpdesk.recover();
        clock.advance(Duration.ofSeconds(MAX_SKEW).plusMinutes(2));
    }

    /** Returns whether a reconciliation without any disturbance succeeds, for all tickets. */
    boolean reconciles() {
        return mirror.reconcile().exists(done -> done.failed().isEmpty());
    }

    /** Delivers every event that is still on its way, and reads its ticket. */
    boolean receivesLateEvents() {
        clock.advance(Duration.ofDays(1));
        return mirror.refresh().isRight();
    }

    int crashes() {
        return crashes;
    }

    int lostEvents() {
        return feed.lost();
    }

    /** Returns how the content of the mirror differs from the help desk. */
    List<String> mistakes(UnaryOperator<Ticket> compared) {
        var mistakes = new ArrayList<String>();
        for (var story : stories) {
            var id = story.id();
            if (!content.find(id).map(compared).contains(compared.apply(story.ticket()))) {
                mistakes.add("another state of " + id.value());
            }
            if (!content.messages(id).toSet().equals(listed(id).toSet())) {
                mistakes.add("other messages of " + id.value());
            }
        }
        if (content.tickets().size() != stories.size()) {
            mistakes.add(content.tickets().size() + " tickets instead of " + stories.size());
        }
        return mistakes;
    }

    private Seq<Message> listed(TicketId ticket) {
        return helpdesk.messages()
                .list(ticket, MessageCriteria.any(), PageRequest.first(PageRequest.MAX_SIZE))
                .get()
                .items();
    }

    /** Runs a call of the mirror; after a crash, another process continues with the same store. */
    private void mirrors(Runnable call) {
        try {
            call.run();
        } catch (Crash crash) {
            mirror = startedMirror();
        }
    }

    private void mayCrash() {
        if (!quiet && random.nextInt(40) == 0) {
            crashes++;
            if (random.nextBoolean()) {
                throw new Crash();
            }
            throw new IllegalStateException("the database cannot be reached");
        }
    }

    private void somethingHappens() {
        if (!quiet && random.nextInt(3) == 0) {
            somebodyActs();
        }
    }

    private void somebodyActs() {
        clock.advance(Duration.ofMillis(random.nextInt(random.nextInt(8) == 0 ? 600_000 : 5_000)));
        if (stories.isEmpty() || random.nextInt(8) == 0) {
            stories.add(helpdesk.guest("Lin").opensTicket().agent("Mei"));
            return;
        }
        try {
            act(stories.get(random.nextInt(stories.size())));
        } catch (IllegalStateException notPossibleInThisState) {
            // The next act is another one.
        }
    }

    private void act(TicketStory story) {
        switch (random.nextInt(14)) {
            case 0 -> story.botHandsOver();
            case 1 -> story.botReplies("Have you restarted it?");
            case 2 -> story.enters();
            case 3 -> story.replies("We are looking into it");
            case 4 -> story.asksGuest("Since when?");
            case 5 -> story.pends();
            case 6 -> story.resumes();
            case 7 -> story.closes();
            case 8 -> story.guestCloses();
            case 9 -> story.guestScores(random.nextBoolean() ? Score.SATISFIED : Score.DISSATISFIED);
            case 10 -> story.tagged("tag " + random.nextInt(3));
            case 11 -> helpdesk.messages().send(story.id(), OutgoingMessage.text("We are back"));
            default -> story.guestSays("The VPN is down");
        }
    }
}
