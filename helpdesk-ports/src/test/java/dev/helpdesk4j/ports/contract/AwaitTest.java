package dev.helpdesk4j.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AwaitTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(20);

    @Test
    void itReturnsOnceTheConditionHolds() {
        var checks = new AtomicInteger();

        Await.until("the third check succeeds", LONG, () -> checks.incrementAndGet() == 3, "");

        assertThat(checks).hasValue(3);
    }

    @Test
    void aTimeoutFailsWithASentenceAndAdvice() {
        assertThatThrownBy(() -> Await.until("the call arrives", SHORT, () -> false, "Make the call."))
                .isInstanceOf(AssertionError.class)
                .hasMessage("within 20 ms this did not happen: the call arrives. Make the call.");
        assertThatThrownBy(() -> Await.value("the call ends", SHORT, new CompletableFuture<>(), "End it."))
                .isInstanceOf(AssertionError.class)
                .hasMessage("within 20 ms this did not happen: the call ends. End it.");
    }

    @Test
    void anInterruptedThreadDoesNotWait() {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> Await.until("the call arrives", LONG, () -> false, ""))
                    .isInstanceOf(AssertionError.class);
            assertThat(Thread.interrupted()).isTrue();
        });
    }

    @Test
    void exceptionsOfACallAreRethrown() {
        var thrown = new AssertionError("not supported");

        assertThatThrownBy(() -> Await.start(() -> {
                            throw thrown;
                        })
                        .end("the call ends", LONG, ""))
                .isSameAs(thrown);
    }

    @Test
    void tasksRunConcurrentlyWithResultsInOrder() throws Exception {
        var met = new CyclicBarrier(3);
        var tasks = IntStream.range(0, 3)
                .<Callable<Integer>>mapToObj(number -> () -> {
                    met.await(10, TimeUnit.SECONDS);
                    return number;
                })
                .toList();

        assertThat(Await.together("the tasks end", LONG, tasks, "")).containsExactly(0, 1, 2);
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

        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
