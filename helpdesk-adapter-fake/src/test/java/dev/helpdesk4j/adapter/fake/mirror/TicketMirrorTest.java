package dev.helpdesk4j.adapter.fake.mirror;

import static dev.helpdesk4j.ports.Operation.FIND_TICKET;
import static dev.helpdesk4j.ports.Operation.LIST_MESSAGES;
import static dev.helpdesk4j.ports.Operation.SEARCH_TICKETS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.adapter.fake.ServiceAssumption;
import dev.helpdesk4j.adapter.fake.TicketStory;
import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.event.TicketOpened;
import dev.helpdesk4j.domain.event.UnrecognizedEvent;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Tag;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.ports.ForwardingHelpdesk;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Messages;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.history.Checkpoint;
import dev.helpdesk4j.ports.history.WalkOptions;
import dev.helpdesk4j.ports.mirror.Copied;
import dev.helpdesk4j.ports.mirror.InMemoryMirrorStore;
import dev.helpdesk4j.ports.mirror.MirrorFailure;
import dev.helpdesk4j.ports.mirror.MirrorListener;
import dev.helpdesk4j.ports.mirror.Reconciliation;
import dev.helpdesk4j.ports.mirror.TicketMirror;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TicketMirrorTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualClock clock = ManualClock.at(NINE);
    private final FakeHelpdesk helpdesk = FakeHelpdesk.builder().clock(clock).build();
    private final InMemoryMirrorStore store = new InMemoryMirrorStore();
    private final List<String> reports = new ArrayList<>();
    private final TicketMirror mirror =
            TicketMirror.of(helpdesk, store, NINE, WalkOptions.defaults(), new RecordingListener());

    private final FailingTickets failing = new FailingTickets(helpdesk);
    private final TicketMirror tolerant =
            TicketMirror.of(failing, store, NINE, WalkOptions.defaults(), new RecordingListener());

    private final class RecordingListener implements MirrorListener {

        @Override
        public void reconciled(Reconciliation reconciliation) {
            reports.add("reconciled " + reconciliation.copied());
        }

        @Override
        public void reconciliationFailed(MirrorFailure failure) {
            reports.add("reconciliation failed: " + failure.summary());
        }

        @Override
        public void refreshed(Copied copied) {
            reports.add("refreshed " + copied);
        }

        @Override
        public void ticketFailed(TicketId ticket, HelpdeskFailure failure) {
            reports.add("ticket failed " + ticket.value() + " " + failure.kind());
        }

        @Override
        public void refreshFailed(MirrorFailure failure) {
            reports.add("refresh failed: " + failure.summary());
        }
    }

    /** A help desk whose listings of messages have a total and no rows. */
    private static final class WithoutMessages extends ForwardingHelpdesk {

        WithoutMessages(Helpdesk delegate) {
            super(delegate);
        }

        @Override
        protected Helpdesk wrap(Helpdesk other) {
            return new WithoutMessages(other);
        }

        @Override
        public Messages messages() {
            var messages = delegate().messages();
            return new Messages() {
                @Override
                public Either<HelpdeskFailure, Page<Message>> list(
                        TicketId ticket, MessageCriteria criteria, PageRequest page) {
                    return messages.list(ticket, criteria, page)
                            .map(listed -> new Page<>(Vector.empty(), page, listed.total(), false));
                }

                @Override
                public Either<HelpdeskFailure, ChatMessageId> send(TicketId ticket, OutgoingMessage message) {
                    return messages.send(ticket, message);
                }
            };
        }
    }

    private void events() {
        helpdesk.subscribeToAllEvents();
        helpdesk.deliverEventsTo(mirror);
    }

    private Seq<String> texts(TicketId ticket) {
        return store.messages(ticket).map(Message::content).map(MessageContent::plainText);
    }

    private static HelpdeskEvent opened(String ticket) {
        return new TicketOpened(
                EventId.of(ticket),
                Option.none(),
                Ticket.builder(TicketId.of(ticket)).build(),
                Option.none());
    }

    @Test
    void aTicketWithAnEventIsCopiedByRefresh() {
        events();
        var story =
                helpdesk.guest("Lin").opensTicket().guestSays("The VPN is down").tagged("VPN");

        assertThat(store.tickets()).isEmpty();
        assertThat(mirror.refresh()).contains(new Copied(1, 1));

        assertThat(store.find(story.id())).contains(story.ticket());
        assertThat(store.find(story.id()).get().tags().get().flatMap(Tag::name)).containsExactly("VPN");
        assertThat(texts(story.id())).containsExactly("The VPN is down");
    }

    @Test
    void manyEventsOfATicketCauseOneRead() {
        events();
        var story = helpdesk.guest("Lin").opensTicket();
        for (var number = 0; number < 20; number++) {
            story.guestSays("Hello?");
        }

        mirror.refresh();
        mirror.refresh();

        assertThat(helpdesk.calls(FIND_TICKET)).isEqualTo(1);
        assertThat(helpdesk.calls(LIST_MESSAGES)).isEqualTo(1);
        assertThat(texts(story.id())).hasSize(20);
    }

    @Test
    void anEventDuringTheReadCausesAnotherRead() {
        var event = opened(helpdesk.guest("Lin").opensTicket().id().value());
        var handling = new AtomicReference<>(mirror);
        var busy =
                TicketMirror.of(new BusyHelpdesk(helpdesk, () -> handling.get().handle(event)), store, NINE);
        handling.set(busy);
        busy.handle(event);

        busy.refresh();

        assertThat(busy.pending()).isEqualTo(1);
        assertThat(helpdesk.calls(FIND_TICKET)).isEqualTo(1);
    }

    @Test
    void everyKindOfEventHasItsTicketRead() {
        events();
        var story = helpdesk.guest("Lin").opensTicket();
        assertThat(mirror.pending()).isEqualTo(1);
        mirror.refresh();

        story.botHandsOver();
        assertThat(mirror.pending()).isEqualTo(1);
        mirror.refresh();

        story.guestSays("Hello?");
        assertThat(mirror.pending()).isEqualTo(1);
    }

    /** A read that waits before it saves would otherwise replace what another thread has read later. */
    @Test
    void ticketsAreReadAndSavedOneAfterTheOther() throws Exception {
        var steps = Collections.synchronizedList(new ArrayList<Thread>());
        Runnable step = () -> steps.add(Thread.currentThread());
        var shared = TicketMirror.of(new BusyHelpdesk(helpdesk, step), new CrashingStore(store, step), NINE);
        var event = opened(helpdesk.guest("Lin").opensTicket().id().value());
        Runnable reads = () -> {
            for (var times = 0; times < 500; times++) {
                shared.handle(event);
                shared.refresh();
            }
        };

        var other = new Thread(reads);
        other.start();
        reads.run();
        other.join();

        // To find the ticket, before and after it is saved, and to list its messages.
        var stepsOfARead = 4;
        assertThat(steps).hasSizeGreaterThan(500 * stepsOfARead);
        for (var first = 0; first < steps.size(); first += stepsOfARead) {
            assertThat(steps.subList(first, first + stepsOfARead)).containsOnly(steps.get(first));
        }
    }

    @Test
    void anOutageEndsTheRefreshAfterTwoTickets() {
        events();
        for (var guest : List.of("Lin", "Anna", "Mark")) {
            helpdesk.guest(guest).opensTicket();
        }
        helpdesk.outage();

        assertThat(mirror.refresh().getLeft().failure().get()).isInstanceOf(HelpdeskFailure.Unreachable.class);
        assertThat(mirror.pending()).isEqualTo(1);

        helpdesk.recover();
        assertThat(mirror.refresh()).contains(new Copied(1, 0));
        assertThat(mirror.reconcile().get().copied()).isEqualTo(new Copied(2, 0));
        assertThat(store.failedTickets()).isEmpty();
    }

    /** The service does not know which ticket was to be read. */
    @ParameterizedTest
    @EnumSource(
            value = HelpdeskFailure.Kind.class,
            names = {"RATE_LIMITED", "UNAUTHENTICATED"})
    void aFailureOfAllTicketsEndsTheRefreshAtOnce(HelpdeskFailure.Kind kind) {
        events();
        helpdesk.guest("Lin").opensTicket();
        helpdesk.guest("Anna").opensTicket();
        helpdesk.on(FIND_TICKET).next(Fault.of(kind));

        assertThat(mirror.refresh().isLeft()).isTrue();
        assertThat(mirror.pending()).isEqualTo(2);
        assertThat(store.failedTickets()).isEmpty();
        assertThat(reports).singleElement().asString().startsWith("refresh failed");

        assertThat(mirror.refresh()).contains(new Copied(2, 0));
    }

    @Test
    void failuresOfTheServiceBetweenSuccessesAreNoOutage() {
        for (var isFailing : List.of(true, false, true, false)) {
            var story = helpdesk.guest("Lin").opensTicket();
            if (isFailing) {
                failing.fail(story.id(), failureOf(HelpdeskFailure.Kind.SERVICE_UNAVAILABLE));
            }
            tolerant.handle(opened(story.id().value()));
        }

        assertThat(tolerant.refresh()).contains(new Copied(2, 0));
    }

    @ParameterizedTest
    @EnumSource(
            value = HelpdeskFailure.Kind.class,
            names = {"INVALID_REQUEST", "REJECTED", "UNREADABLE_RESPONSE"})
    void manyUnreadableTicketsAreNoOutage(HelpdeskFailure.Kind kind) {
        for (var isFailing : List.of(true, true, false)) {
            var story = helpdesk.guest("Lin").opensTicket();
            if (isFailing) {
                failing.fail(story.id(), failureOf(kind));
            }
            tolerant.handle(opened(story.id().value()));
        }

        assertThat(tolerant.refresh()).contains(new Copied(1, 0));
    }

    @Test
    void aFailingStoreKeepsTheTicketForTheNextRefresh() {
        var fails = new AtomicBoolean(true);
        var failingStore = new CrashingStore(store, () -> {
            if (fails.get()) {
                throw new IllegalStateException("the database cannot be reached");
            }
        });
        var other = TicketMirror.of(helpdesk, failingStore, NINE);
        other.handle(opened(helpdesk.guest("Lin").opensTicket().id().value()));
        assertThat(other.refresh().getLeft().exception()).hasSize(1);
        assertThat(other.pending()).isEqualTo(1);
        fails.set(false);

        assertThat(other.refresh()).contains(new Copied(1, 0));
    }

    @Test
    void anEventOfAnUnknownTicketIsDropped() {
        mirror.handle(opened("7"));
        mirror.handle(new UnrecognizedEvent(EventId.of("8"), Option.none(), "im.message.receive_v1", "{}"));
        assertThat(mirror.pending()).isEqualTo(1);

        assertThat(mirror.refresh()).contains(new Copied(0, 0));

        assertThat(mirror.pending()).isZero();
    }

    @Test
    void tooManyTicketsWithEventsAreRefused() {
        for (var number = 1; number <= TicketMirror.MAX_PENDING; number++) {
            mirror.handle(opened("t" + number));
        }
        mirror.handle(opened("t1"));

        assertThatIllegalStateException()
                .isThrownBy(() -> mirror.handle(opened("one-more")))
                .withMessage("tickets that wait to be read must be 10000 at most, got more: call refresh() more often");
        assertThat(mirror.pending()).isEqualTo(TicketMirror.MAX_PENDING);
    }

    @Test
    void aReconciliationNeedsNoEvents() {
        var story = helpdesk.guest("Lin").opensTicket().guestSays("The VPN is down");
        clock.advance(MINUTE.multipliedBy(2));
        assertThat(mirror.reconcile().get().copied()).isEqualTo(new Copied(1, 1));

        story.agent("Mei").enters().replies("It works again").closes().tagged("VPN");
        clock.advance(MINUTE.multipliedBy(2));
        mirror.reconcile().get();

        assertThat(store.find(story.id())).contains(story.ticket());
        assertThat(texts(story.id())).containsExactly("The VPN is down", "It works again");
    }

    @Test
    void aReconciliationStatesHowStaleTheContentBecomes() {
        var busy = TicketMirror.of(new BusyHelpdesk(helpdesk, () -> clock.advance(Duration.ofSeconds(1))), store, NINE);
        assertThat(busy.staleness()).isEmpty();
        clock.advance(Duration.ofMinutes(10));

        var reconciliation = busy.reconcile().get();

        // One search, and the settle margin of a minute.
        assertThat(reconciliation)
                .isEqualTo(new Reconciliation(
                        NINE.plusSeconds(600),
                        Duration.ofSeconds(1),
                        NINE.plusSeconds(540),
                        new Copied(0, 0),
                        Vector.empty()));
        assertThat(reconciliation.maxStaleness(Duration.ofMinutes(5))).isEqualTo(Duration.ofSeconds(300 + 1 + 60));
        assertThat(busy.staleness()).contains(Duration.ofSeconds(61));
        clock.advance(MINUTE);
        assertThat(busy.staleness()).contains(Duration.ofSeconds(121));
    }

    @Test
    void aFailedWalkLeavesTheMark() {
        helpdesk.guest("Lin").opensTicket();
        clock.advance(Duration.ofMinutes(10));
        helpdesk.on(SEARCH_TICKETS).next(Fault.internalError());

        assertThat(mirror.reconcile().getLeft().failure().get()).isInstanceOf(HelpdeskFailure.ServiceUnavailable.class);

        assertThat(store.mark()).isEmpty();
        assertThat(mirror.reconcile().isRight()).isTrue();
        assertThat(store.mark().get().end()).isEqualTo(NINE.plusSeconds(540));
    }

    @Test
    void aFailureOfAllTicketsLeavesTheMark() {
        helpdesk.guest("Lin").opensTicket();
        clock.advance(Duration.ofMinutes(10));
        for (var operation : List.of(FIND_TICKET, LIST_MESSAGES)) {
            helpdesk.on(operation).next(Fault.rateLimited());

            assertThat(mirror.reconcile().getLeft().failure().get()).isInstanceOf(HelpdeskFailure.RateLimited.class);

            assertThat(store.mark().filter(Checkpoint::isComplete)).isEmpty();
        }
    }

    @Test
    void anOutageEndsTheReconciliationAfterTwoTickets() {
        for (var guest : List.of("Lin", "Anna", "Mark")) {
            helpdesk.guest(guest).opensTicket();
        }
        clock.advance(Duration.ofMinutes(10));
        helpdesk.on(FIND_TICKET).always(Fault.internalError());

        mirror.reconcile();

        assertThat(helpdesk.calls(FIND_TICKET)).isEqualTo(2);
    }

    /** Whether the service fails with this ticket only cannot be seen from an internal error. */
    @ParameterizedTest
    @EnumSource(
            value = HelpdeskFailure.Kind.class,
            names = {
                "INVALID_REQUEST",
                "PERMISSION_DENIED",
                "REJECTED",
                "SERVICE_UNAVAILABLE",
                "UNREACHABLE",
                "UNREADABLE_RESPONSE"
            })
    void aTicketThatAlwaysFailsDelaysNoOther(HelpdeskFailure.Kind kind) {
        var lins = helpdesk.guest("Lin").opensTicket();
        failing.fail(lins.id(), failureOf(kind));
        var annas = helpdesk.guest("Anna").opensTicket();
        clock.advance(Duration.ofHours(1));
        assertThat(tolerant.reconcile().get().failed()).containsExactly(lins.id());
        var marks = helpdesk.guest("Mark").opensTicket();
        annas.botHandsOver();
        clock.advance(Duration.ofHours(1));

        assertThat(tolerant.reconcile().get().failed()).containsExactly(lins.id());

        assertThat(store.tickets()).containsExactlyInAnyOrder(annas.ticket(), marks.ticket());
        assertThat(tolerant.staleness()).contains(MINUTE);
        assertThat(reports).contains("ticket failed " + lins.id().value() + " " + kind);
    }

    @Test
    void aTicketThatFailedIsReadAgainWithoutAChange() {
        var lins = helpdesk.guest("Lin").opensTicket().guestSays("The VPN is down");
        failing.fail(lins.id(), failureOf(HelpdeskFailure.Kind.SERVICE_UNAVAILABLE));
        clock.advance(Duration.ofHours(1));
        tolerant.reconcile();
        failing.recover();
        clock.advance(Duration.ofHours(1));

        var restarted = TicketMirror.of(failing, store, NINE);
        assertThat(restarted.reconcile().get().failed()).isEmpty();

        assertThat(store.tickets()).containsExactly(lins.ticket());
        assertThat(texts(lins.id())).containsExactly("The VPN is down");
    }

    /** Each reconciliation ends with an outage as it seems, and the next one skips the tickets that caused it. */
    @Test
    void manyTicketsThatFailDelayNoOther() {
        for (var number = 0; number < 5; number++) {
            var story = helpdesk.guest("Lin").opensTicket();
            failing.fail(story.id(), failureOf(HelpdeskFailure.Kind.SERVICE_UNAVAILABLE));
        }
        var annas = helpdesk.guest("Anna").opensTicket();
        clock.advance(Duration.ofHours(1));
        assertThat(tolerant.reconcile().isLeft()).isTrue();
        assertThat(tolerant.reconcile().isLeft()).isTrue();

        assertThat(tolerant.reconcile().get().failed()).hasSize(5);

        assertThat(store.tickets()).containsExactly(annas.ticket());
    }

    /** If two of them fail, the rest is not tried: otherwise the same two would keep the others out for ever. */
    @Test
    void ticketsThatFailedAreReadAgainInTurns() {
        var stories = new ArrayList<TicketStory>();
        for (var number = 0; number < 5; number++) {
            stories.add(helpdesk.guest("Lin").opensTicket());
            store.saveFailed(stories.get(number).id());
        }
        for (var story : stories.subList(0, 4)) {
            failing.fail(story.id(), failureOf(HelpdeskFailure.Kind.SERVICE_UNAVAILABLE));
        }
        clock.advance(Duration.ofHours(1));
        tolerant.reconcile();
        tolerant.reconcile();
        assertThat(store.tickets()).isEmpty();

        tolerant.reconcile();

        assertThat(store.tickets()).containsExactly(stories.get(4).ticket());
    }

    @Test
    void aTicketThatIsGoneDoesNotStayFailed() {
        clock.advance(Duration.ofHours(1));
        store.saveFailed(TicketId.of("7"));

        assertThat(mirror.reconcile().get().failed()).isEmpty();
    }

    private HelpdeskFailure failureOf(HelpdeskFailure.Kind kind) {
        helpdesk.on(FIND_TICKET).next(Fault.of(kind));
        return helpdesk.tickets().find(TicketId.of("7")).getLeft();
    }

    @Test
    void openTicketsHaveNewMessagesAlsoWithoutAChange() {
        helpdesk.assume(ServiceAssumption.MESSAGES_MOVE_UPDATED_AT, false);
        var story = helpdesk.guest("Lin").opensTicket().guestSays("The VPN is down");
        clock.advance(Duration.ofHours(1));
        mirror.reconcile().get();

        story.guestSays("Hello?");
        clock.advance(Duration.ofHours(1));
        mirror.reconcile().get();

        assertThat(texts(story.id())).containsExactly("The VPN is down", "Hello?");
        assertThat(helpdesk.calls(FIND_TICKET)).isEqualTo(1);
    }

    @Test
    void openTicketsThatFailDelayNoOther() {
        for (var number = 0; number < 2; number++) {
            var story = helpdesk.guest("Lin").opensTicket();
            store.save(story.ticket());
            failing.fail(story.id(), failureOf(HelpdeskFailure.Kind.SERVICE_UNAVAILABLE));
        }
        var annas = helpdesk.guest("Anna").opensTicket();
        clock.advance(Duration.ofHours(1));
        assertThat(tolerant.reconcile().isLeft()).isTrue();

        assertThat(tolerant.reconcile().get().failed()).hasSize(2);

        assertThat(store.find(annas.id())).contains(annas.ticket());
    }

    @Test
    void aReconciliationReadsALimitedNumberOfFailedTickets() {
        for (var number = 0; number < TicketMirror.MAX_RETRIES + 1; number++) {
            store.saveFailed(TicketId.of("t" + number));
        }
        clock.advance(Duration.ofHours(1));

        assertThat(mirror.reconcile().get().failed()).hasSize(1);
        assertThat(mirror.reconcile().get().failed()).isEmpty();
    }

    /** Otherwise what was checked before the failure would wait for the reconciliation after. */
    @Test
    void afterAFailureAllOpenTicketsAreCheckedAgain() {
        helpdesk.assume(ServiceAssumption.MESSAGES_MOVE_UPDATED_AT, false);
        var lins = helpdesk.guest("Lin").opensTicket();
        helpdesk.guest("Anna").opensTicket();
        clock.advance(Duration.ofHours(1));
        mirror.reconcile().get();
        // The first ticket is checked, and the second one is not.
        helpdesk.on(LIST_MESSAGES).every(2, Fault.rateLimited());
        assertThat(mirror.reconcile().isLeft()).isTrue();
        helpdesk.on(LIST_MESSAGES).stop();
        lins.guestSays("Hello?");
        clock.advance(Duration.ofHours(1));

        mirror.reconcile().get();

        assertThat(texts(lins.id())).containsExactly("Hello?");
    }

    @Test
    void laterReconciliationsListNewMessagesOnly() {
        helpdesk.guest("Lin").opensTicket().guestSays("Hello?");
        clock.advance(Duration.ofHours(1));
        mirror.reconcile().get();
        clock.advance(Duration.ofHours(1));

        assertThat(mirror.reconcile().get().copied()).isEqualTo(new Copied(0, 0));
    }

    @Test
    void anEventCopiesARatingThatDoesNotMoveTheTicket() {
        helpdesk.assume(ServiceAssumption.RATINGS_MOVE_UPDATED_AT, false);
        var story = helpdesk.guest("Lin").opensTicket().guestCloses();
        clock.advance(Duration.ofHours(1));
        mirror.reconcile().get();
        story.guestScores(Score.SATISFIED);
        clock.advance(Duration.ofHours(1));
        mirror.reconcile().get();
        assertThat(store.find(story.id()).get().isRated()).isFalse();

        mirror.handle(opened(story.id().value()));
        mirror.refresh();

        assertThat(store.find(story.id()).get().isRated()).isTrue();
    }

    @Test
    void aLongConversationIsCopiedCompletely() {
        var story = helpdesk.guest("Lin").opensTicket();
        for (var number = 0; number < 450; number++) {
            story.guestSays("Message " + number);
        }
        clock.advance(Duration.ofHours(1));

        assertThat(mirror.reconcile().get().copied()).isEqualTo(new Copied(1, 450));

        assertThat(texts(story.id())).hasSize(450).doesNotHaveDuplicates();
        assertThat(helpdesk.calls(LIST_MESSAGES)).isEqualTo(3);
    }

    @Test
    void aConversationWithMissingRowsIsAFailure() {
        var story = helpdesk.guest("Lin").opensTicket().guestSays("The VPN is down");
        clock.advance(Duration.ofHours(1));
        var failures = new ArrayList<String>();
        var incomplete = TicketMirror.of(
                new WithoutMessages(helpdesk), store, NINE, WalkOptions.defaults(), new MirrorListener() {
                    @Override
                    public void ticketFailed(TicketId ticket, HelpdeskFailure failure) {
                        failures.add(failure.summary());
                    }
                });

        assertThat(incomplete.reconcile().get().failed()).containsExactly(story.id());

        assertThat(failures)
                .containsExactly(
                        "list messages failed: the response cannot be read at $.data.total, the listing of ticket"
                                + " 7000000000000000001 has a total of 1, but its pages have 0 rows");
    }

    @Test
    void anInterruptEndsAReconciliation() {
        clock.advance(Duration.ofHours(1));
        helpdesk.latency(MINUTE);
        Thread.currentThread().interrupt();

        var failure = mirror.reconcile().getLeft();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.failure().get()).isInstanceOf(HelpdeskFailure.Interrupted.class);
    }

    @Test
    void anInterruptedRefreshKeepsItsTicket() {
        events();
        helpdesk.guest("Lin").opensTicket();
        helpdesk.latency(MINUTE);
        Thread.currentThread().interrupt();

        assertThat(mirror.refresh().isLeft()).isTrue();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(mirror.pending()).isEqualTo(1);
        assertThat(store.failedTickets()).isEmpty();
    }

    @Test
    void aMirrorMayBeginInTheFuture() {
        var future = TicketMirror.of(helpdesk, store, NINE.plusSeconds(3600));

        assertThat(future.reconcile().isRight()).isTrue();
        clock.advance(Duration.ofHours(2));
        var story = helpdesk.guest("Lin").opensTicket();
        clock.advance(Duration.ofHours(1));
        assertThat(future.reconcile().isRight()).isTrue();

        assertThat(store.tickets()).containsExactly(story.ticket());
    }

    @Test
    void aReadBehindTheListingDoesNotReplaceIt() {
        var story = helpdesk.guest("Lin").opensTicket().tagged("VPN");
        var before = story.ticket();
        clock.advance(MINUTE);
        story.botHandsOver();
        var after = story.ticket();
        clock.advance(Duration.ofHours(1));
        var searches = new AtomicInteger();
        var behind = new BusyHelpdesk(helpdesk, () -> helpdesk.put(searches.getAndIncrement() == 0 ? after : before));

        TicketMirror.of(behind, store, NINE).reconcile().get();

        assertThat(store.find(story.id())).contains(after);
        assertThat(after.status()).contains(TicketStatus.QUEUING);
    }

    @Test
    void aTicketThatIsNotSavedIsNotCounted() {
        events();
        var story = helpdesk.guest("Lin").opensTicket();
        store.save(story.ticket().toBuilder()
                .timeline(story.ticket().timeline().withUpdatedAt(NINE.plusSeconds(1)))
                .build());

        assertThat(mirror.refresh()).contains(new Copied(0, 0));
    }

    /** The walk by time of change is complete, and the walk by time of creation is not. */
    @Test
    void anInterruptedWalkIsContinued() {
        var crashes = new AtomicBoolean(true);
        var crashing = new CrashingStore(store, () -> {
            if (crashes.get() && store.mark().exists(mark -> !mark.isComplete())) {
                throw new IllegalStateException("the database cannot be reached");
            }
        });
        var continued = TicketMirror.of(helpdesk, crashing, NINE);
        var story = helpdesk.guest("Lin").opensTicket();
        clock.advance(Duration.ofHours(1));
        continued.reconcile().get();
        story.botHandsOver();
        var unchanged = Ticket.builder(TicketId.of("unchanged"))
                .tags(List.of())
                .timeline(Timeline.openedAt(clock.instant()))
                .build();
        helpdesk.put(unchanged);
        clock.advance(Duration.ofHours(1));

        var failure = continued.reconcile().getLeft();
        assertThat(failure.summary())
                .isEqualTo("the store failed: java.lang.IllegalStateException: the database cannot be reached");
        assertThat(failure.exception()).hasSize(1);
        crashes.set(false);
        // From the mark of the first reconciliation less the overlap.
        assertThat(continued.staleness()).contains(Duration.ofMinutes(60 + 1 + 5));
        continued.reconcile().get();

        assertThat(store.tickets()).containsExactly(story.ticket(), unchanged);
        assertThat(helpdesk.calls(FIND_TICKET)).isEqualTo(3);
        assertThat(continued.staleness()).contains(MINUTE);
    }

    @Test
    void theListenerReceivesEachResult() {
        events();
        helpdesk.guest("Lin").opensTicket();
        mirror.refresh();
        mirror.handle(opened("7"));
        mirror.handle(opened("8"));
        clock.advance(Duration.ofMinutes(10));
        helpdesk.outage();
        mirror.refresh();
        mirror.reconcile();
        helpdesk.recover();
        mirror.reconcile();

        assertThat(reports)
                .containsExactly(
                        "refreshed Copied[tickets=1, messages=0]",
                        "ticket failed 7 UNREACHABLE",
                        "ticket failed 8 UNREACHABLE",
                        "refresh failed: find ticket failed: the service cannot be reached: connection refused",
                        "ticket failed 7000000000000000001 UNREACHABLE",
                        "reconciliation failed: search tickets failed: the service cannot be reached: connection refused",
                        "reconciled Copied[tickets=1, messages=0]");
    }

    @Test
    void aThrowingListenerChangesNothing() {
        var throwing = TicketMirror.of(helpdesk, store, NINE, WalkOptions.defaults(), new MirrorListener() {
            @Override
            public void reconciled(Reconciliation reconciliation) {
                throw new IllegalStateException("no metrics");
            }
        });

        assertThat(throwing.reconcile().isRight()).isTrue();
    }
}
