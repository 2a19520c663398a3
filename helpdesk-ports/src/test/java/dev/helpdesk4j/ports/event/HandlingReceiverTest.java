package dev.helpdesk4j.ports.event;

import static dev.helpdesk4j.ports.event.TestEvents.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.ports.event.EventReceiver.Receipt;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Deliveries that are acknowledged after handling. */
class HandlingReceiverTest {

    private final TestClock clock = new TestClock();
    private final RecordingListener listener = new RecordingListener();
    private final ScriptedHandler handler = new ScriptedHandler();
    private final FailingSeenEvents seen = new FailingSeenEvents(new InMemorySeenEvents(10, clock, EventListener.NONE));
    private final EventReceiver receiver = EventReceiver.afterHandling(handler, seen, listener);

    private Receipt receive(String event) {
        return receiver.receive(delivery(event));
    }

    @Test
    void aDeliveryIsAcknowledgedAfterItWasHandled() {
        assertThat(receive("a")).isEqualTo(Receipt.HANDLED);
        assertThat(handler.handled).containsExactly("a");
        assertThat(listener.calls).containsExactly("received a HANDLED");
    }

    @Test
    void aHandledEventIsNotHandledAgain() {
        receive("a");

        assertThat(receive("a")).isEqualTo(Receipt.DUPLICATE);
        assertThat(handler.handled).containsExactly("a");
    }

    @Test
    void aFailedEventIsHandledWhenItIsDeliveredAgain() {
        handler.fails("a", new IOException("down"));

        assertThat(receive("a")).isEqualTo(Receipt.FAILED);
        handler.recovers("a");
        assertThat(receive("a")).isEqualTo(Receipt.HANDLED);

        assertThat(listener.calls).containsExactly("handlerFailed a 1 down", "received a FAILED", "received a HANDLED");
    }

    @Test
    void anEventThatIsBeingHandledIsNotAcknowledged() {
        var nested = new CompletableFuture<Receipt>();
        var receivers = new CompletableFuture<EventReceiver>();
        receivers.complete(EventReceiver.afterHandling(
                event -> nested.complete(receivers.join().receive(delivery("a"))), seen, listener));

        assertThat(receivers.join().receive(delivery("a"))).isEqualTo(Receipt.HANDLED);
        assertThat(nested.join()).isEqualTo(Receipt.IN_PROGRESS);
    }

    @Test
    void aFailingStoreIsAFailedDelivery() {
        seen.failing.add("claim");

        assertThat(receive("a")).isEqualTo(Receipt.FAILED);
        assertThat(handler.handled).isEmpty();
        assertThat(listener.calls).containsExactly("storeFailed claim failed", "received a FAILED");
    }

    @Test
    void anEventWithoutConfirmationIsHandledAgainAfterItsClaim() {
        seen.failing.add("confirm");
        assertThat(receive("a")).isEqualTo(Receipt.FAILED);
        seen.failing.clear();

        assertThat(receive("a")).isEqualTo(Receipt.IN_PROGRESS);
        clock.advance(SeenEvents.CLAIM_TIME);
        assertThat(receive("a")).isEqualTo(Receipt.HANDLED);

        assertThat(handler.handled).containsExactly("a", "a");
        assertThat(listener.calls).startsWith("storeFailed confirm failed");
    }

    @Test
    void aClaimThatIsNotReleasedExpires() {
        seen.failing.add("release");
        handler.fails("a", new IOException("down"));
        assertThat(receive("a")).isEqualTo(Receipt.FAILED);
        assertThat(listener.calls)
                .containsExactly("storeFailed release failed", "handlerFailed a 1 down", "received a FAILED");
        handler.recovers("a");

        assertThat(receive("a")).isEqualTo(Receipt.IN_PROGRESS);
        clock.advance(SeenEvents.CLAIM_TIME);
        assertThat(receive("a")).isEqualTo(Receipt.HANDLED);
    }

    @Test
    void anErrorIsThrownAfterTheEventWasReleased() {
        var error = new AssertionError("wrong");
        handler.fails("a", error);

        assertThatThrownBy(() -> receive("a")).isSameAs(error);

        assertThat(listener.calls).containsExactly("handlerFailed a 1 wrong");
        assertThat(seen.claim(EventId.of("a")).isRight()).isTrue();
    }

    @Test
    void anInterruptedHandlerFailsAndTheThreadStaysInterrupted() {
        handler.fails("a", new InterruptedException("stop"));

        var receipt = receive("a");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(receipt).isEqualTo(Receipt.FAILED);
    }

    @Test
    void theThreadStaysInterruptedIfTheReleaseFails() {
        seen.failing.add("release");
        handler.fails("a", new InterruptedException("stop"));

        receive("a");

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aClosedReceiverHandlesNothing() {
        receiver.close();

        assertThat(receive("a")).isEqualTo(Receipt.CLOSED);
        assertThat(handler.handled).isEmpty();
        assertThat(listener.calls).containsExactly("received a CLOSED");
    }

    @Test
    void aListenerThatThrowsIsIgnored() {
        var deaf = EventReceiver.afterHandling(handler, seen, new ThrowingListener());
        handler.fails("a", new IOException("down"));

        assertThat(deaf.receive(delivery("a"))).isEqualTo(Receipt.FAILED);
        assertThat(deaf.receive(delivery("b"))).isEqualTo(Receipt.HANDLED);
    }

    @Test
    void theListenerGetsTheTimeThatHandlingTook() {
        var elapsed = new CompletableFuture<Duration>();
        var started = System.nanoTime();
        var timed = EventReceiver.afterHandling(handler, seen, new EventListener() {
            @Override
            public void received(EventId event, Receipt receipt, Duration duration) {
                elapsed.complete(duration);
            }
        });

        timed.receive(delivery("a"));

        assertThat(elapsed.join()).isBetween(Duration.ofNanos(1), Duration.ofNanos(System.nanoTime() - started));
    }
}
