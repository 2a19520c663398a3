package dev.helpdesk4j.ports.event;

import static dev.helpdesk4j.ports.event.TestEvents.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.ports.event.EventReceiver.Receipt;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries that are acknowledged after storing. The JSON of the test's events is their id. */
class StoringReceiverTest {

    private static final int WORKERS = 2;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final TestClock clock = new TestClock();
    private final RecordingListener listener = new RecordingListener();
    private final ScriptedHandler handler = new ScriptedHandler();
    private final TestInbox inbox = new TestInbox(clock);
    private final ManualExecutor executor = new ManualExecutor();
    private final ManualScheduler scheduler = new ManualScheduler(clock);
    private final StoringReceiver receiver = receiver(handler, executor, Duration.ZERO);

    private StoringReceiver receiver(EventHandler events, ExecutorService threads, Duration closeTime) {
        return receiver(WORKERS, events, threads, closeTime);
    }

    private StoringReceiver receiver(int workers, EventHandler events, ExecutorService threads, Duration closeTime) {
        return new StoringReceiver(
                inbox,
                TestEvents::event,
                events,
                listener,
                workers,
                CloseTime.of(closeTime),
                threads,
                scheduler,
                new Backoff(() -> 0));
    }

    private Receipt receive(String event) {
        return receiver.receive(delivery(event));
    }

    /** Advances the clock, and lets the workers run whenever they were started. */
    private void advance(Duration duration) {
        for (var second = 0; second < duration.toSeconds(); second++) {
            executor.runAll();
            scheduler.advance(Duration.ofSeconds(1));
        }
        executor.runAll();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aDeliveryIsAcknowledgedBeforeItIsHandled() {
        assertThat(receive("a")).isEqualTo(Receipt.STORED);
        assertThat(handler.handled).isEmpty();

        executor.runAll();

        assertThat(handler.handled).containsExactly("a");
    }

    @Test
    void aStoredEventIsADuplicate() {
        receive("a");
        assertThat(receive("a")).isEqualTo(Receipt.DUPLICATE);
        executor.runAll();
        assertThat(receive("a")).isEqualTo(Receipt.DUPLICATE);

        advance(SeenEvents.CLAIM_TIME);

        assertThat(handler.handled).containsExactly("a");
    }

    @Test
    void aFailingStoreIsAFailedDelivery() {
        inbox.failing.add("store");

        assertThat(receive("a")).isEqualTo(Receipt.FAILED);
        assertThat(listener.calls).containsExactly("storeFailed store failed");
    }

    @Test
    void handlingBeginsWithWhatIsInTheInbox() {
        inbox.store(EventId.of("a"), "a");
        inbox.store(EventId.of("b"), "b");

        receiver.start();
        executor.runAll();

        assertThat(handler.handled).containsExactly("a", "b");
    }

    @Test
    void eventsOfAnotherProcessAreFoundWithinASecond() {
        receiver.start();
        executor.runAll();
        inbox.store(EventId.of("a"), "a");

        scheduler.advance(StoringReceiver.POLL_INTERVAL);
        executor.runAll();

        assertThat(handler.handled).containsExactly("a");
        assertThat(StoringReceiver.POLL_INTERVAL).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theInboxIsSearchedEverySecond() {
        receiver.start();
        advance(Duration.ofSeconds(10));

        assertThat(inbox.takes).isEqualTo(11);
    }

    @Test
    void aWorkerStartsAnotherBeforeItHandles() {
        var waiting = new ArrayList<Integer>();
        var counting = receiver(event -> waiting.add(executor.size()), executor, Duration.ZERO);
        inbox.store(EventId.of("a"), "a");

        counting.start();
        executor.runAll();

        assertThat(waiting).containsExactly(1);
    }

    @Test
    void eventsAreHandledAtTheSameTimeUpToTheMaximum() {
        receive("a");
        receive("b");
        receive("c");

        assertThat(executor.size()).isEqualTo(WORKERS);
    }

    @Test
    void anEventStoredWhileTheOnlyWorkerEndsIsHandled() {
        var single = receiver(1, handler, executor, Duration.ZERO);
        single.receive(delivery("a"));
        inbox.whenNoneIsDue = () -> {
            inbox.whenNoneIsDue = () -> {};
            assertThat(single.receive(delivery("b"))).isEqualTo(Receipt.STORED);
        };

        executor.runAll();

        assertThat(handler.handled).containsExactly("a", "b");
    }

    @Test
    void aFailedEventIsPostponedByGrowingPauses() {
        handler.fails("a", new IOException("down"));
        receiver.start();
        receive("a");
        advance(Duration.ofSeconds(1 + 2 + 4 + 8));
        handler.recovers("a");
        advance(Duration.ofSeconds(15));
        assertThat(handler.handled).isEmpty();

        advance(Duration.ofSeconds(1));

        assertThat(handler.handled).containsExactly("a");
        assertThat(listener.calls)
                .containsExactly(
                        "handlerFailed a 1 down",
                        "handlerFailed a 2 down",
                        "handlerFailed a 3 down",
                        "handlerFailed a 4 down",
                        "handlerFailed a 5 down");
    }

    @Test
    void anEventThatAlwaysFailsBlocksNoOther() {
        handler.fails("a", new IOException("poison"));
        receiver.start();
        receive("a");
        for (var number = 0; number < 100; number++) {
            receive("b" + number);
            advance(Duration.ofSeconds(5));
        }

        assertThat(handler.handled).hasSize(100).doesNotContain("a");
    }

    @Test
    void anEventThatCannotBeDecodedIsPostponed() {
        var undecodable = new StoringReceiver(
                inbox,
                json -> {
                    throw new IllegalArgumentException("no event");
                },
                handler,
                listener,
                WORKERS,
                CloseTime.of(Duration.ZERO),
                executor,
                scheduler,
                new Backoff(() -> 0));

        undecodable.receive(delivery("a"));
        executor.runAll();

        assertThat(listener.calls).containsExactly("handlerFailed a 1 no event");
        assertThat(inbox.take()).isEmpty();
    }

    @Test
    void anErrorCountsAsAFailureAndIsThrownOn() {
        var error = new StackOverflowError("too deep");
        handler.fails("a", error);
        receiver.start();
        receive("a");
        assertThatThrownBy(executor::runAll).isSameAs(error);
        handler.recovers("a");

        advance(Backoff.FIRST);

        assertThat(handler.handled).containsExactly("a");
        assertThat(listener.calls).containsExactly("handlerFailed a 1 too deep");
    }

    @Test
    void aFailingInboxIsTriedAgainAfterGrowingPauses() {
        inbox.failing.add("take");
        receiver.start();
        advance(Duration.ofSeconds(1 + 2 + 4 + 8 + 16 + 32 + 60));
        assertThat(inbox.takes).isEqualTo(8);
        inbox.store(EventId.of("a"), "a");
        inbox.failing.clear();

        advance(Duration.ofSeconds(60));

        assertThat(handler.handled).containsExactly("a");
        assertThat(listener.calls).hasSize(8).containsOnly("storeFailed take failed");
    }

    @Test
    void deliveriesDoNotShortenThePauseOfAFailingInbox() {
        inbox.failing.add("take");
        receive("a");
        executor.runAll();

        receive("b");
        assertThat(executor.size()).isZero();
        assertThat(inbox.takes).isEqualTo(1);
        inbox.failing.clear();
        advance(Backoff.FIRST);

        assertThat(handler.handled).containsExactly("a", "b");
    }

    @Test
    void pausesBeginAnewWhenTheInboxHasRecovered() {
        inbox.failing.add("take");
        receiver.start();
        advance(Duration.ofSeconds(3));
        inbox.failing.clear();
        advance(Duration.ofSeconds(4));
        inbox.failing.add("take");
        advance(Duration.ofSeconds(1));
        var takes = inbox.takes;

        advance(Backoff.FIRST);

        assertThat(inbox.takes).isEqualTo(takes + 1);
    }

    @Test
    void anEventIsHandledAgainIfItCouldNotBeRemoved() {
        inbox.failing.add("handled");
        receiver.start();
        receive("a");
        advance(Duration.ofSeconds(1));
        inbox.failing.clear();

        advance(SeenEvents.CLAIM_TIME);

        assertThat(handler.handled).containsExactly("a", "a");
        assertThat(listener.calls).containsExactly("storeFailed handled failed");
    }

    @Test
    void anEventIsHandledAgainIfItCouldNotBePostponed() {
        inbox.failing.add("postpone");
        handler.fails("a", new IOException("down"));
        receiver.start();
        receive("a");
        advance(Duration.ofSeconds(1));
        inbox.failing.clear();
        handler.recovers("a");

        advance(SeenEvents.CLAIM_TIME);

        assertThat(handler.handled).containsExactly("a");
        assertThat(listener.calls).containsExactly("handlerFailed a 1 down", "storeFailed postpone failed");
    }

    @Test
    void aHandlersInterruptEndsWithTheEvent() {
        var interrupted = new CompletableFuture<Boolean>();
        var next = new EventHandler[] {
            event -> {
                Thread.currentThread().interrupt();
                throw new InterruptedException("stop");
            },
            event -> Thread.currentThread().interrupt(),
            event -> interrupted.complete(Thread.currentThread().isInterrupted())
        };
        var self = receiver(event -> next[Integer.parseInt(event.id().value())].handle(event), executor, Duration.ZERO);
        self.receive(delivery("0"));
        self.receive(delivery("1"));
        self.receive(delivery("2"));

        executor.runAll();

        assertThat(interrupted).isCompletedWithValue(false);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void workersThatTheExecutorRejectsAreStartedLater() {
        executor.rejects(true);
        receiver.start();
        receive("a");
        receive("b");
        receive("c");
        executor.rejects(false);

        advance(Duration.ofSeconds(1));

        assertThat(handler.handled).containsExactly("a", "b", "c");
    }

    @Test
    void aClosedReceiverStoresAndHandlesNothing() {
        inbox.store(EventId.of("a"), "a");
        receiver.start();

        receiver.close();

        assertThat(receive("b")).isEqualTo(Receipt.CLOSED);
        assertThat(executor.size()).isZero();
        assertThat(scheduler.delays()).isEmpty();
        assertThat(inbox.take()).isNotEmpty();
        assertThat(inbox.take()).isEmpty();
    }

    @Test
    void aWorkerStopsWhenTheReceiverIsClosed() {
        var closing = new CompletableFuture<StoringReceiver>();
        closing.complete(receiver(
                event -> {
                    handler.handle(event);
                    closing.join().close();
                },
                executor,
                Duration.ZERO));
        closing.join().receive(delivery("a"));
        inbox.store(EventId.of("b"), "b");

        executor.runAll();

        assertThat(handler.handled).containsExactly("a");
    }

    @Test
    void closingWaitsForTheHandlers() throws Exception {
        var blocking = new BlockingHandler(handler);
        var slow = receiver(blocking, DaemonThreads.pool("test"), LONG);
        slow.receive(delivery("a"));
        blocking.awaitBegun();
        var closing = CompletableFuture.runAsync(slow::close);
        scheduler.awaitClosed();
        assertThat(slow.receive(delivery("b"))).isEqualTo(Receipt.CLOSED);
        assertThat(closing).isNotDone();

        blocking.release();
        closing.get(20, TimeUnit.SECONDS);

        assertThat(handler.handled).containsExactly("a");
    }

    @Test
    void closingInterruptsAStuckHandler() throws Exception {
        var blocking = new BlockingHandler(handler);
        var thread = new CompletableFuture<Thread>();
        var stuck = receiver(
                event -> {
                    thread.complete(Thread.currentThread());
                    blocking.handle(event);
                },
                DaemonThreads.pool("test"),
                Duration.ofMillis(1));
        stuck.receive(delivery("a"));
        blocking.awaitBegun();

        stuck.close();

        thread.get().join(20_000);
        assertThat(thread.get().isAlive()).isFalse();
        assertThat(listener.calls).containsExactly("handlerFailed a 1 null");
        clock.advance(Backoff.FIRST);
        assertThat(inbox.take()).isNotEmpty();
    }

    @Test
    void anInterruptEndsTheWaitOfClosing() {
        var patient = receiver(handler, executor, LONG);
        patient.receive(delivery("a"));
        Thread.currentThread().interrupt();

        patient.close();

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void threadsHandleEventsUntilTheReceiverIsClosed() throws Exception {
        var stored = new TestInbox(Clock.systemUTC());
        stored.store(EventId.of("a"), "a");
        var first = new CompletableFuture<EventId>();
        var second = new CompletableFuture<Thread>();
        try (var real = EventReceiver.afterStoring(
                stored,
                TestEvents::event,
                event -> {
                    if (!first.complete(event.id())) {
                        second.complete(Thread.currentThread());
                    }
                },
                new ThrowingListener())) {
            assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(EventId.of("a"));

            assertThat(real.receive(delivery("b"))).isEqualTo(Receipt.STORED);

            assertThat(second.get(20, TimeUnit.SECONDS))
                    .matches(Thread::isDaemon)
                    .extracting(Thread::getName)
                    .asString()
                    .startsWith("helpdesk4j-event-");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void thereIsAThreadAtLeast(int threads) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        EventReceiver.afterStoring(inbox, TestEvents::event, handler, listener, threads, Duration.ZERO))
                .withMessage("threads must be 1 or more, got " + threads);
    }
}
