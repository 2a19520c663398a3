package dev.helpdesk4j.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(20);

    @Test
    void itReturnsOnceTheConditionHolds() {
        var asked = new AtomicInteger();

        Await.until("the third look succeeds", LONG, () -> asked.incrementAndGet() == 3, "");

        assertThat(asked).hasValue(3);
    }

    @Test
    void whatDoesNotHappenFailsWithASentenceAndAdvice() {
        assertThatThrownBy(() -> Await.until("the call arrives", SHORT, () -> false, "Make the call."))
                .isInstanceOf(AssertionError.class)
                .hasMessage("within 20 ms this did not happen: the call arrives. Make the call.");
        assertThatThrownBy(() -> Await.value("the call ends", SHORT, new CompletableFuture<>(), "End it."))
                .isInstanceOf(AssertionError.class)
                .hasMessage("within 20 ms this did not happen: the call ends. End it.");
    }

    @Test
    void anInterruptedThreadDoesNotWait() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Await.until("the call arrives", LONG, () -> false, ""))
                    .isInstanceOf(AssertionError.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void whatACallThrowsIsThrownAsItIs() {
        var thrown = new AssertionError("not supported");

        assertThatThrownBy(() -> Await.start(() -> {
                            throw thrown;
                        })
                        .end("the call ends", LONG, ""))
                .isSameAs(thrown);
    }

    @Test
    void aCallThatDoesNotEndIsInterrupted() throws Exception {
        var interrupted = new CountDownLatch(1);
        var call = Await.start(() -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException expected) {
                interrupted.countDown();
            }
            return Either.left(new HelpdeskFailure.Unsupported(Operation.FIND_TICKET));
        });

        assertThatThrownBy(() -> call.end("the call ends", SHORT, "")).isInstanceOf(AssertionError.class);

        interrupted.await();
    }
}
