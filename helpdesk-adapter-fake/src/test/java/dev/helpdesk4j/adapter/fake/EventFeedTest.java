package dev.helpdesk4j.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.event.MessagePosted;
import dev.helpdesk4j.domain.event.TicketOpened;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.event.EventHandler;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventFeedTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final ManualClock clock = ManualClock.at(NINE);
    private final FakeHelpdesk helpdesk = FakeHelpdesk.builder().clock(clock).build();
    private final List<HelpdeskEvent> events = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void subscribe() {
        helpdesk.subscribeToAllEvents();
    }

    private void guestSays(int messages) {
        var story = helpdesk.guest("Lin").opensTicket();
        for (var number = 1; number <= messages; number++) {
            story.guestSays("message " + number);
        }
    }

    private List<String> texts() {
        return events.stream()
                .filter(MessagePosted.class::isInstance)
                .map(event -> ((MessagePosted) event).message().content())
                .map(content -> ((MessageContent.Text) content).text())
                .toList();
    }

    private List<EventId> ids() {
        return events.stream().map(HelpdeskEvent::id).toList();
    }

    @Test
    void aHandlerRepliesToAGuest() {
        helpdesk.subscribeToAllEvents();
        helpdesk.deliverEventsTo(event -> {
            if (event instanceof MessagePosted posted && !posted.isFromBot()) {
                helpdesk.messages().send(posted.ticket(), OutgoingMessage.text("We have received your message"));
            }
        });

        helpdesk.guest("Lin").opensTicket().guestSays("The VPN is down");

        assertThat(helpdesk.sent()).hasSize(1);
    }

    @Test
    void aShuffledStoryIsComplete() {
        EventHandler handler = events::add;

        var transport =
                EventTransport.inOrder().shuffled(42, Duration.ofMinutes(1)).duplicated();
        helpdesk.deliverEventsTo(handler, transport);
        helpdesk.guest("Lin").opensTicket().guestSays("The VPN is down").guestCloses();

        clock.advance(Duration.ofMinutes(1));

        assertThat(events).hasSize(6);
        assertThat(Set.copyOf(ids())).hasSize(3);
    }

    @Test
    void eventsAreDeliveredBeforeAnActReturns() {
        helpdesk.deliverEventsTo(events::add);

        var story = helpdesk.guest("Lin").opensTicket();
        assertThat(events).hasSize(1);

        story.guestSays("The VPN is down");
        assertThat(events).hasSize(2);
    }

    @Test
    void delayedEventsAreDeliveredWhenTheClockIsMoved() {
        var feed =
                helpdesk.deliverEventsTo(events::add, EventTransport.inOrder().delayed(Duration.ofSeconds(2)));
        guestSays(2);

        clock.advance(Duration.ofMillis(1999));
        assertThat(events).isEmpty();
        assertThat(feed.pending()).isEqualTo(3);

        clock.advance(Duration.ofMillis(1));
        assertThat(texts()).containsExactly("message 1", "message 2");
        assertThat(feed.pending()).isZero();
    }

    @Test
    void shuffledEventsAreAllDeliveredInTheOrderOfTheSeed() {
        var transport = EventTransport.inOrder().shuffled(42, Duration.ofMinutes(1));
        helpdesk.deliverEventsTo(events::add, transport);
        var same = new ArrayList<HelpdeskEvent>();
        helpdesk.deliverEventsTo(same::add, transport);
        var otherwise = new ArrayList<HelpdeskEvent>();
        helpdesk.deliverEventsTo(otherwise::add, EventTransport.inOrder().shuffled(43, Duration.ofMinutes(1)));
        guestSays(9);

        clock.advance(Duration.ofMinutes(1));

        assertThat(texts())
                .hasSize(9)
                .doesNotHaveDuplicates()
                .isNotEqualTo(texts().stream().sorted().toList());
        assertThat(same).isEqualTo(events);
        assertThat(otherwise).hasSize(10).isNotEqualTo(events);
    }

    @Test
    void duplicatesHaveTheSameId() {
        helpdesk.deliverEventsTo(events::add, EventTransport.inOrder().duplicated());

        guestSays(1);

        assertThat(events).hasSize(4);
        assertThat(ids().get(0)).isEqualTo(ids().get(1)).isNotEqualTo(ids().get(2));
    }

    @Test
    void aDuplicateIsNotDeliveredAgainIfItFails() {
        var feed = helpdesk.deliverEventsTo(
                event -> {
                    events.add(event);
                    throw new IOException("no database");
                },
                EventTransport.inOrder().duplicated());

        helpdesk.guest("Lin").opensTicket();

        assertThat(events).hasSize(2);
        assertThat(feed.pending()).isEqualTo(1);
    }

    @Test
    void everyNthEventIsLost() {
        var feed =
                helpdesk.deliverEventsTo(events::add, EventTransport.inOrder().losingEvery(3));

        guestSays(6);
        clock.advance(Duration.ofDays(1));

        assertThat(texts()).containsExactly("message 1", "message 3", "message 4", "message 6");
        assertThat(feed.lost()).isEqualTo(2);
    }

    @Test
    void theTransportCanBeChanged() {
        var feed =
                helpdesk.deliverEventsTo(events::add, EventTransport.inOrder().losingAll());
        guestSays(2);
        assertThat(events).isEmpty();

        feed.transport(EventTransport.inOrder());
        guestSays(1);

        assertThat(events).hasSize(2);
        assertThat(feed.lost()).isEqualTo(3);
    }

    @Test
    void aFailedEventIsDeliveredAgainOnTheDocumentedSchedule() {
        var times = new ArrayList<String>();
        var feed = helpdesk.deliverEventsTo(event -> {
            times.add(clock.instant().toString());
            throw new IOException("no database");
        });
        helpdesk.guest("Lin").opensTicket();

        for (var second = 0; second < 8 * 60 * 60; second++) {
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(times)
                .containsExactly(
                        "2026-03-02T09:00:00Z",
                        "2026-03-02T09:00:15Z",
                        "2026-03-02T09:05:15Z",
                        "2026-03-02T10:05:15Z",
                        "2026-03-02T16:05:15Z");
        assertThat(feed.abandoned()).isEqualTo(1);
        assertThat(feed.pending()).isZero();
    }

    @Test
    void oneLongMoveOfTheClockMakesAllDeliveriesDue() {
        helpdesk.deliverEventsTo(event -> {
            events.add(event);
            throw new IOException("no database");
        });
        helpdesk.guest("Lin").opensTicket();

        clock.advance(Duration.ofHours(7).plusMinutes(5).plusSeconds(14));
        assertThat(events).hasSize(4);

        clock.set(NINE.plus(Duration.ofHours(7).plusMinutes(5).plusSeconds(15)));
        assertThat(events).hasSize(5);
    }

    @Test
    void aHandledEventIsNotDeliveredAgain() {
        helpdesk.deliverEventsTo(event -> {
            events.add(event);
            if (events.size() == 1) {
                throw new IOException("no database");
            }
        });
        helpdesk.guest("Lin").opensTicket();

        clock.advance(Duration.ofDays(1));

        assertThat(events).hasSize(2);
    }

    @Test
    void aShiftedClockDeliversWhenItIsMoved() {
        var shifted = ShiftedClock.of(Clock.fixed(NINE, ZoneOffset.UTC));
        var desk =
                FakeHelpdesk.builder().clock(shifted.withZone(ZoneOffset.MAX)).build();
        desk.subscribeToAllEvents();
        desk.deliverEventsTo(events::add, EventTransport.inOrder().delayed(Duration.ofHours(1)));
        desk.guest("Lin").opensTicket();
        assertThat(events).isEmpty();

        shifted.advance(Duration.ofHours(1));

        assertThat(events).hasSize(1);
    }

    @Test
    void aFeedIsIdleOnceEverythingDueWasHandled() {
        var duringDelivery = new ArrayList<Boolean>();
        var feeds = new ArrayList<EventFeed>();
        feeds.add(helpdesk.deliverEventsTo(
                event -> duringDelivery.add(feeds.get(0).isIdle()),
                EventTransport.inOrder().delayed(Duration.ofHours(1))));
        guestSays(1);
        assertThat(feeds.get(0).isIdle()).isTrue();

        clock.advance(Duration.ofHours(1));

        assertThat(duringDelivery).containsExactly(false, false);
        assertThat(feeds.get(0).isIdle()).isTrue();
    }

    @Test
    void withAnotherClockADueDeliveryWaits() {
        var desk = FakeHelpdesk.builder()
                .clock(Clock.tick(clock, Duration.ofSeconds(1)))
                .build();
        desk.subscribeToAllEvents();
        var feed = desk.deliverEventsTo(events::add, EventTransport.inOrder().delayed(Duration.ofHours(1)));
        desk.guest("Lin").opensTicket();

        clock.advance(Duration.ofHours(1));

        assertThat(feed.isIdle()).isFalse();
    }

    @Test
    void withAnotherClockATestDeliversWhatIsDue() {
        var desk = FakeHelpdesk.builder()
                .clock(Clock.tick(clock, Duration.ofSeconds(1)))
                .build();
        desk.subscribeToAllEvents();
        var feed = desk.deliverEventsTo(events::add, EventTransport.inOrder().delayed(Duration.ofHours(1)));
        desk.guest("Lin").opensTicket();
        clock.advance(Duration.ofHours(1));
        assertThat(events).isEmpty();

        feed.deliverDue();

        assertThat(events).hasSize(1);
    }

    @Test
    void aClosedFeedDeliversNothing() {
        var feed =
                helpdesk.deliverEventsTo(events::add, EventTransport.inOrder().delayed(Duration.ofHours(1)));
        guestSays(1);

        feed.close();
        guestSays(1);
        clock.advance(Duration.ofDays(1));

        assertThat(events).isEmpty();
        assertThat(feed.pending()).isZero();
    }

    @Test
    void whatAHandlerCausesIsDeliveredAfterThePresentEvent() {
        var log = new ArrayList<String>();
        helpdesk.deliverEventsTo(event -> {
            log.add("begin " + event.kind());
            if (event instanceof TicketOpened opened) {
                helpdesk.messages()
                        .send(opened.ticket().id(), OutgoingMessage.text("Welcome"))
                        .get();
            }
            log.add("end " + event.kind());
        });

        helpdesk.guest("Lin").opensTicket();

        assertThat(log)
                .containsExactly(
                        "begin TICKET_OPENED", "end TICKET_OPENED", "begin MESSAGE_POSTED", "end MESSAGE_POSTED");
    }

    @Test
    void aHandlerMayWaitForAnotherThreadThatActs() {
        var story = helpdesk.guest("Lin").opensTicket();
        helpdesk.deliverEventsTo(event -> {
            events.add(event);
            if (events.size() == 1) {
                CompletableFuture.runAsync(() -> story.guestSays("Hello?")).get(20, TimeUnit.SECONDS);
                CompletableFuture.supplyAsync(() -> helpdesk.tickets().find(story.id()))
                        .get(20, TimeUnit.SECONDS);
            }
        });

        story.guestSays("The VPN is down");

        assertThat(texts()).containsExactly("The VPN is down", "Hello?");
    }

    @Test
    void aHandlerThatKeepsCausingEventsIsStopped() {
        var story = helpdesk.guest("Lin").opensTicket();
        helpdesk.deliverEventsTo(replyingTo(story.id()));

        assertThatIllegalStateException()
                .isThrownBy(() -> story.guestSays("Hello"))
                .withMessageStartingWith(
                        "events that a handler causes must be at most 1000 after one act, got more after event ");
        assertThat(events).hasSize(1001);

        assertThatIllegalStateException().isThrownBy(() -> story.guestSays("Hello again"));
        assertThat(events).hasSize(2002);
    }

    @Test
    void twoHandlersThatKeepCausingEventsAreStopped() {
        var story = helpdesk.guest("Lin").opensTicket();
        helpdesk.deliverEventsTo(replyingTo(story.id()));
        helpdesk.deliverEventsTo(replyingTo(story.id()));

        assertThatIllegalStateException().isThrownBy(() -> story.guestSays("Hello"));
    }

    private EventHandler replyingTo(TicketId ticket) {
        return event -> {
            events.add(event);
            helpdesk.messages().send(ticket, OutgoingMessage.text("Thank you"));
        };
    }

    @Test
    void aHandlerMayCause1000Events() {
        helpdesk.deliverEventsTo(event -> {
            events.add(event);
            if (events.size() <= 1000) {
                helpdesk.messages().send(((MessagePosted) event).ticket(), OutgoingMessage.text("Thank you"));
            }
        });
        helpdesk.put(Ticket.builder(TicketId.of("42")).build());

        helpdesk.story(TicketId.of("42")).get().guestSays("Hello");

        assertThat(events).hasSize(1001);
    }

    @Test
    void aFailedAssertionIsThrownByTheAct() {
        helpdesk.deliverEventsTo(event -> assertThat(event).isNull());
        helpdesk.deliverEventsTo(events::add);

        assertThatThrownBy(() -> helpdesk.guest("Lin").opensTicket()).isInstanceOf(AssertionError.class);

        assertThat(events).hasSize(1);
        clock.advance(Duration.ofDays(1));
    }

    @Test
    void manyThreadsDeliverEachEventOnceInOrder() throws Exception {
        helpdesk.deliverEventsTo(events::add);
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(8);
        var stories = new ArrayList<Future<?>>();
        for (var guest = 0; guest < 8; guest++) {
            var name = "guest " + guest;
            stories.add(threads.submit(() -> {
                start.await();
                var story = helpdesk.guest(name).opensTicket();
                for (var number = 100; number < 300; number++) {
                    story.guestSays(Integer.toString(number));
                }
                return story;
            }));
        }

        start.countDown();
        for (var story : stories) {
            story.get();
        }
        threads.shutdown();

        assertThat(ids()).hasSize(8 * 201).doesNotHaveDuplicates();
        var byTicket = events.stream()
                .filter(MessagePosted.class::isInstance)
                .map(MessagePosted.class::cast)
                .collect(Collectors.groupingBy(MessagePosted::ticket));
        assertThat(byTicket).hasSize(8);
        assertThat(byTicket.values())
                .allSatisfy(posted -> assertThat(posted)
                        .extracting(
                                event -> ((MessageContent.Text) event.message().content()).text())
                        .isSorted()
                        .hasSize(200));
    }

    @Test
    void impossibleTransportsAreRefused() {
        var transport = EventTransport.inOrder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> transport.delayed(Duration.ofSeconds(-1)))
                .withMessage("delay must be zero or more, got PT-1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transport.shuffled(1, Duration.ZERO))
                .withMessage("time within which events are shuffled must be positive, got PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transport.losingEvery(0))
                .withMessage("n of every n-th event must be 1 or more, got 0");
    }
}
