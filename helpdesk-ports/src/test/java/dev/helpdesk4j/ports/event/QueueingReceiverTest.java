package dev.helpdesk4j.ports.event;

import static dev.helpdesk4j.ports.event.TestEvents.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.ports.event.EventReceiver.Receipt;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries that are acknowledged after queueing. */
class QueueingReceiverTest {

    private static final int CAPACITY = 3;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final TestClock clock = new TestClock();
    private final RecordingListener listener = new RecordingListener();
    private final ScriptedHandler handler = new ScriptedHandler();
    private final FailingSeenEvents seen = new FailingSeenEvents(new InMemorySeenEvents(10, clock, EventListener.NONE));
    private final ManualExecutor executor = new ManualExecutor();
    private final ManualScheduler scheduler = new ManualScheduler(clock);
    private final EventReceiver receiver = receiver(handler, executor, Duration.ZERO);

    private EventReceiver receiver(EventHandler events, Executor threads, Duration closeTime) {
        return new QueueingReceiver(
                new Deduplication(events, seen, listener),
                threads,
                CAPACITY,
                CloseTime.of(closeTime),
                scheduler,
                new Backoff(() -> 0),
                listener);
    }

    private Receipt receive(String event) {
        return receiver.receive(delivery(event));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aDeliveryIsAcknowledgedBeforeItIsHandled() {
        assertThat(receive("a")).isEqualTo(Receipt.QUEUED);
        assertThat(handler.handled).isEmpty();

        executor.runAll();

        assertThat(handler.handled).containsExactly("a");
        assertThat(listener.calls).containsExactly("queueDepth 1", "queueDepth 0");
    }

    @Test
    void anEventInTheQueueIsNotQueuedAgain() {
        receive("a");
        clock.advance(SeenEvents.MEMORY);

        assertThat(receive("a")).isEqualTo(Receipt.DUPLICATE);
        assertThat(executor.size()).isEqualTo(1);
    }

    @Test
    void aHandledEventIsQueuedButNotHandledAgain() {
        receive("a");
        executor.runAll();

        assertThat(receive("a")).isEqualTo(Receipt.QUEUED);
        executor.runAll();

        assertThat(handler.handled).containsExactly("a");
        assertThat(listener.calls).endsWith("queueDepth 1", "queueDepth 0");
        assertThat(scheduler.delays()).isEmpty();
    }

    @Test
    void aClaimBeginsWithTheHandling() {
        receive("a");

        assertThat(seen.claim(EventId.of("a")).isRight()).isTrue();
    }

    @Test
    void aFullQueueRefusesEvents() {
        receive("a");
        receive("b");
        receive("c");

        assertThat(receive("d")).isEqualTo(Receipt.FULL);
        executor.runNext();
        assertThat(receive("d")).isEqualTo(Receipt.QUEUED);
    }

    @Test
    void anEventThatTheExecutorRejectsIsNotKept() {
        executor.rejects(true);
        assertThat(receive("a")).isEqualTo(Receipt.FULL);
        assertThat(listener.calls).containsExactly("queueDepth 1", "queueDepth 0");

        executor.rejects(false);

        assertThat(receive("a")).isEqualTo(Receipt.QUEUED);
    }

    @Test
    void anEventWithoutAThreadIsNotKept() {
        var noThread = receiver(
                handler,
                task -> {
                    throw new OutOfMemoryError("unable to create native thread");
                },
                Duration.ZERO);

        assertThat(noThread.receive(delivery("a"))).isEqualTo(Receipt.FULL);
        assertThat(noThread.receive(delivery("a"))).isEqualTo(Receipt.FULL);
    }

    @Test
    void aDuplicateIsNotAcknowledgedBeforeTheFirstDelivery() {
        var duplicate = new ArrayList<Receipt>();
        var receivers = new ArrayList<EventReceiver>();
        receivers.add(receiver(
                handler,
                task -> {
                    duplicate.add(receivers.get(0).receive(delivery("a")));
                    executor.execute(task);
                },
                Duration.ZERO));

        assertThat(receivers.get(0).receive(delivery("a"))).isEqualTo(Receipt.QUEUED);
        assertThat(duplicate).containsExactly(Receipt.IN_PROGRESS);
    }

    @Test
    void aFailedEventIsRepeatedAfterGrowingPauses() {
        handler.fails("a", new IOException("down"));
        receive("a");
        var pauses = new ArrayList<Duration>();

        for (var repetition = 0; repetition < 8; repetition++) {
            executor.runAll();
            var pause = scheduler.delays().get(0);
            pauses.add(pause);
            scheduler.advance(pause.minusNanos(1));
            assertThat(executor.size()).isZero();
            scheduler.advance(Duration.ofNanos(1));
        }
        handler.recovers("a");
        executor.runAll();

        assertThat(pauses.stream().map(Duration::toSeconds)).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
        assertThat(handler.handled).containsExactly("a");
        assertThat(listener.calls)
                .startsWith("queueDepth 1", "handlerFailed a 1 down", "handlerFailed a 2 down")
                .endsWith("handlerFailed a 8 down", "queueDepth 0");
        assertThat(scheduler.delays()).isEmpty();
    }

    @Test
    void aFailedEventKeepsItsPlaceAndIsADuplicate() {
        handler.fails("a", new IOException("down"));
        receive("a");
        executor.runAll();
        receive("b");
        receive("c");

        assertThat(receive("a")).isEqualTo(Receipt.DUPLICATE);
        assertThat(receive("d")).isEqualTo(Receipt.FULL);
    }

    @Test
    void anEventThatAlwaysFailsBlocksNoOther() {
        handler.fails("a", new IOException("poison"));
        receive("a");
        for (var number = 0; number < 100; number++) {
            receive("b" + number);
            scheduler.advance(Backoff.MAX);
            executor.runAll();
        }

        assertThat(handler.handled).hasSize(100).doesNotContain("a");
    }

    @Test
    void anErrorCountsAsAFailureAndIsThrownOn() {
        var error = new StackOverflowError("too deep");
        handler.fails("a", error);
        receive("a");
        assertThatThrownBy(executor::runAll).isSameAs(error);
        handler.recovers("a");

        scheduler.advance(Backoff.FIRST);
        executor.runAll();

        assertThat(handler.handled).containsExactly("a");
        assertThat(listener.calls).contains("handlerFailed a 1 too deep");
    }

    @Test
    void anEventOfAnotherProcessIsTriedAgainLater() {
        var claim = seen.claim(EventId.of("a")).get();
        receive("a");
        executor.runAll();
        assertThat(listener.calls).containsExactly("queueDepth 1");
        seen.confirm(claim);

        scheduler.advance(Backoff.FIRST);
        executor.runAll();

        assertThat(handler.handled).isEmpty();
        assertThat(listener.calls).containsExactly("queueDepth 1", "queueDepth 0");
    }

    @Test
    void anEventWhoseOtherProcessCrashedIsHandled() {
        seen.claim(EventId.of("a"));
        receive("a");

        for (var repetition = 0; repetition < 7; repetition++) {
            executor.runAll();
            scheduler.advance(Backoff.MAX);
        }
        executor.runAll();

        assertThat(handler.handled).containsExactly("a");
    }

    @Test
    void aFailingStoreDelaysTheHandling() {
        seen.failing.add("claim");
        assertThat(receive("a")).isEqualTo(Receipt.QUEUED);
        executor.runAll();
        seen.failing.clear();

        scheduler.advance(Backoff.FIRST);
        executor.runAll();

        assertThat(handler.handled).containsExactly("a");
        assertThat(listener.calls).contains("storeFailed claim failed");
    }

    @Test
    void aRepetitionThatTheExecutorRejectsIsTriedAgain() {
        handler.fails("a", new IOException("down"));
        receive("a");
        executor.runAll();
        handler.recovers("a");
        executor.rejects(true);
        scheduler.advance(Backoff.FIRST);
        assertThat(handler.handled).isEmpty();
        executor.rejects(false);

        scheduler.advance(Backoff.MAX);
        executor.runAll();

        assertThat(handler.handled).containsExactly("a");
    }

    @Test
    void aClosedReceiverAcceptsNothing() {
        receiver.close();

        assertThat(receive("a")).isEqualTo(Receipt.CLOSED);
        assertThat(executor.size()).isZero();
    }

    @Test
    void whatIsLeftIsReportedAndNotHandled() {
        handler.fails("a", new IOException("down"));
        receive("a");
        executor.runAll();
        receive("b");
        listener.calls.clear();

        receiver.close();
        handler.recovers("a");
        executor.runAll();

        assertThat(listener.calls).startsWith("lost a", "lost b", "queueDepth 0");
        assertThat(handler.handled).isEmpty();
        assertThat(scheduler.delays()).isEmpty();
    }

    @Test
    void closingTwiceReportsALossOnce() {
        receive("a");
        receiver.close();
        receiver.close();

        assertThat(listener.calls).containsExactly("queueDepth 1", "lost a", "queueDepth 0");
    }

    @Test
    void closingWaitsForWhatTheExecutorHas() throws Exception {
        var threads = Executors.newSingleThreadExecutor();
        try {
            var blocking = new BlockingHandler(handler);
            var slow = receiver(blocking, threads, LONG);
            slow.receive(delivery("a"));
            slow.receive(delivery("b"));
            blocking.awaitBegun();
            var closing = CompletableFuture.runAsync(slow::close);
            scheduler.awaitClosed();
            assertThat(slow.receive(delivery("c"))).isEqualTo(Receipt.CLOSED);
            assertThat(closing).isNotDone();

            blocking.release();
            closing.get(20, TimeUnit.SECONDS);

            assertThat(handler.handled).containsExactly("a", "b");
            assertThat(listener.calls.stream().filter(call -> call.startsWith("lost")))
                    .isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void closingDoesNotWaitForEventsToBeRepeated() {
        var patient = receiver(handler, executor, LONG);
        handler.fails("a", new IOException("down"));
        patient.receive(delivery("a"));
        executor.runAll();

        patient.close();

        assertThat(listener.calls).endsWith("lost a", "queueDepth 0");
    }

    @Test
    void closingDoesNotWaitForAStuckHandler() throws Exception {
        var threads = Executors.newSingleThreadExecutor();
        var blocking = new BlockingHandler(handler);
        var stuck = receiver(blocking, threads, Duration.ofMillis(1));
        try {
            stuck.receive(delivery("a"));
            blocking.awaitBegun();

            stuck.close();

            assertThat(listener.calls).contains("lost a");
        } finally {
            blocking.release();
            threads.shutdown();
        }
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(seen.claim(EventId.of("a")).getLeft()).isEqualTo(SeenEvents.NotClaimed.HANDLED);
        assertThat(listener.calls).containsExactly("queueDepth 1", "lost a", "queueDepth 0", "queueDepth 0");
    }

    @Test
    void anEventThatFailsDuringClosingIsLost() throws Exception {
        var threads = Executors.newSingleThreadExecutor();
        var ended = new CompletableFuture<String>();
        var failing = receiver(
                event -> {
                    scheduler.awaitClosed();
                    throw new IOException("down");
                },
                task -> threads.execute(() -> {
                    try {
                        task.run();
                        ended.complete("normally");
                    } catch (RuntimeException thrown) {
                        ended.completeExceptionally(thrown);
                    }
                }),
                LONG);
        try {
            failing.receive(delivery("a"));

            failing.close();

            assertThat(ended.get(20, TimeUnit.SECONDS)).isEqualTo("normally");
            assertThat(listener.calls).contains("handlerFailed a 1 down", "lost a");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aRepetitionThatIsDueDuringClosingDoesNothing() {
        var due = new ArrayList<Runnable>();
        var late = new QueueingReceiver(
                new Deduplication(handler, seen, listener),
                executor,
                CAPACITY,
                CloseTime.of(Duration.ZERO),
                new Scheduler() {
                    @Override
                    public void schedule(Runnable task, Duration delay) {
                        due.add(task);
                    }

                    @Override
                    public void close() {}
                },
                new Backoff(() -> 0),
                listener);
        handler.fails("a", new IOException("down"));
        late.receive(delivery("a"));
        executor.runAll();
        late.close();

        due.forEach(Runnable::run);

        assertThat(due).hasSize(1);
        assertThat(executor.size()).isZero();
    }

    @Test
    void anInterruptEndsTheWaitOfClosing() {
        var patient = receiver(handler, executor, LONG);
        patient.receive(delivery("a"));
        Thread.currentThread().interrupt();

        patient.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(listener.calls).contains("lost a");
    }

    @Test
    void anEventThatIsClosedBeforeItsAcknowledgementIsNotLost() {
        var receivers = new ArrayList<EventReceiver>();
        receivers.add(receiver(handler, task -> receivers.get(0).close(), Duration.ZERO));

        assertThat(receivers.get(0).receive(delivery("a"))).isEqualTo(Receipt.CLOSED);
        assertThat(listener.calls).containsExactly("queueDepth 1");
    }

    @Test
    void anExecutorMayRunTasksAtOnce() {
        var direct = EventReceiver.afterQueueing(handler, seen, Runnable::run, 1, listener);

        assertThat(List.of(direct.receive(delivery("a")), direct.receive(delivery("b"))))
                .containsExactly(Receipt.QUEUED, Receipt.QUEUED);
        direct.close();

        assertThat(handler.handled).containsExactly("a", "b");
        assertThat(listener.calls).contains("received a QUEUED", "received b QUEUED");
    }

    @Test
    void aRealSchedulerRepeatsAFailedEvent() throws Exception {
        var handled = new CompletableFuture<EventId>();
        var failed = new CountDownLatch(1);
        try (var real = EventReceiver.afterQueueing(
                event -> {
                    if (failed.getCount() > 0) {
                        failed.countDown();
                        throw new IOException("down");
                    }
                    handled.complete(event.id());
                },
                seen,
                Runnable::run,
                CAPACITY,
                new ThrowingListener())) {
            real.receive(delivery("a"));

            assertThat(handled.get(20, TimeUnit.SECONDS)).isEqualTo(EventId.of("a"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void aQueueHasAPlaceAtLeast(int capacity) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventReceiver.afterQueueing(handler, seen, executor, capacity, listener))
                .withMessage("capacity must be 1 or more, got " + capacity);
    }

    @Test
    void theTimeOfClosingIsNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> EventReceiver.afterQueueing(handler, seen, executor, 1, listener, Duration.ofSeconds(-1)))
                .withMessage("close time must be zero or more, got PT-1S");
    }
}
