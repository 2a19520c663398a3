package dev.helpdesk4j.adapter.retrofit;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.retrofit.common.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How threads wait for permits; {@link SlidingWindowsTest} tests the limits themselves. */
@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
class RateLimiterTest {

    private static final Duration WINDOW = Duration.ofMillis(10);

    /** A deadline that no test reaches, although it ends before a pause of {@link #LONG_PAUSE}. */
    private static final long TEN_MINUTES = 600_000;

    private static final Duration LONG_PAUSE = Duration.ofHours(1);

    private static final int MAX_ABANDONED = 3;

    private final Queue<String> events = new ConcurrentLinkedQueue<>();
    private final ObservedTime time = new ObservedTime();
    private final RateLimiter limiter = new RateLimiter(List.of(new RateLimit(1, WINDOW)), time);

    private static Deadline in(long milliseconds) {
        return Deadline.after(Duration.ofMillis(milliseconds), Time.SYSTEM);
    }

    /** Starts a thread that acquires and releases a permit. When this method returns, the thread waits. */
    private Thread startWaiter(String name) throws InterruptedException {
        return startWaiter(() -> acquireAndRelease(name));
    }

    private void acquireAndRelease(String name) {
        try {
            var permit = limiter.acquire(Deadline.after(Duration.ofSeconds(Long.MAX_VALUE), Time.SYSTEM))
                    .get();
            events.add(name);
            permit.releaseUnsent();
        } catch (InterruptedException e) {
            events.add(name + " was interrupted");
        }
    }

    /** Starts a thread that calls the limiter. When this method returns, the thread waits. */
    private Thread startWaiter(Runnable caller) throws InterruptedException {
        time.reset();
        var thread = new Thread(caller);
        thread.setDaemon(true);
        thread.start();
        time.awaitWaiters(1);
        return thread;
    }

    /** Starts a thread that waits for a permit until a deadline, and records the result. */
    private Thread startWaiterFor(long milliseconds) throws InterruptedException {
        return startWaiter(() -> {
            try {
                var acquired = limiter.acquire(in(milliseconds));
                events.add(acquired.fold(denial -> denial.closed() ? "closed" : "denied", permit -> "served"));
            } catch (InterruptedException e) {
                events.add("interrupted");
            }
        });
    }

    @Test
    void waitersAreServedInFifoOrder() throws InterruptedException {
        var permit = limiter.acquire(in(1000)).get();
        var threads = List.of(startWaiter("A"), startWaiter("B"), startWaiter("C"), startWaiter("D"));

        permit.releaseUnsent();

        for (var thread : threads) {
            thread.join();
        }
        assertThat(events).containsExactly("A", "B", "C", "D");
    }

    @Test
    void aCallerThatReturnsQueuesBehindWaiters() throws InterruptedException {
        var permit = limiter.acquire(in(1000)).get();
        var repeating = startWaiter(() -> {
            acquireAndRelease("A");
            acquireAndRelease("A again");
        });
        startWaiter("B");

        permit.releaseUnsent();

        repeating.join();
        assertThat(events).containsExactly("A", "B", "A again");
    }

    @Test
    void noPermitIsAcquiredAfterTheDeadline() throws InterruptedException {
        assertThat(limiter.acquire(in(0)).isLeft()).isTrue();
        assertThat(limiter.acquire(in(1000)).isRight()).isTrue();
    }

    /** How long there is no permit is unknown: the one in flight may be released at any time. */
    @Test
    void waitersAreDeniedAtTheirDeadline() throws InterruptedException {
        limiter.acquire(in(1000));
        var deadline = in(20);

        assertThat(limiter.acquire(deadline).getLeft().retryAfter()).isEmpty();
        assertThat(System.nanoTime() - deadline.at()).isBetween(0L, SECONDS.toNanos(5));
    }

    @Test
    void queuedWaitersAreDeniedAtTheirDeadline() throws InterruptedException {
        var permit = limiter.acquire(in(1000)).get();
        var first = startWaiter("A");
        var deadline = in(20);

        assertThat(limiter.acquire(deadline).getLeft().retryAfter()).isEmpty();
        assertThat(System.nanoTime() - deadline.at()).isBetween(0L, SECONDS.toNanos(5));

        permit.releaseUnsent();
        first.join();
        assertThat(events).containsExactly("A");
    }

    @Test
    void anInterruptedWaiterYieldsToTheNext() throws InterruptedException {
        var permit = limiter.acquire(in(1000)).get();
        var first = startWaiter("A");
        var second = startWaiter("B");
        var third = startWaiter("C");

        second.interrupt();
        second.join();
        first.interrupt();
        first.join();
        permit.releaseUnsent();
        third.join();

        assertThat(events).containsExactly("B was interrupted", "A was interrupted", "C");
        assertThat(limiter.acquire(in(1000)).isRight()).isTrue();
    }

    @Test
    void aPermitIsReleasedOnce() throws InterruptedException {
        var permit = limiter.acquire(in(1000)).get();
        permit.releaseUnsent();
        permit.releaseUnsent();
        permit.releaseSettled();
        permit.close();

        assertThat(limiter.acquire(in(1000)).isRight()).isTrue();
        assertThat(limiter.acquire(in(5)).isLeft()).isTrue();
    }

    @Test
    void waitersWakeWhenAPermitIsReleased() throws InterruptedException {
        var permit = limiter.acquire(in(1000)).get();
        var responding = new Thread(permit::releaseSettled);
        var start = System.nanoTime();
        responding.start();

        assertThat(limiter.acquire(in(10_000)).isRight()).isTrue();
        assertThat(System.nanoTime() - start)
                .isBetween(WINDOW.plus(SlidingWindows.MARGIN).toNanos(), SECONDS.toNanos(5));
    }

    @Test
    void aPauseAppliesToCurrentWaitersToo() throws InterruptedException {
        var permit = limiter.acquire(in(1000)).get();
        var waiter = startWaiter("A");
        limiter.pause(Duration.ofMillis(200));
        var paused = System.nanoTime();

        permit.releaseUnsent();
        assertThat(limiter.acquire(in(20)).isLeft()).isTrue();
        waiter.join();

        assertThat(events).containsExactly("A");
        assertThat(System.nanoTime() - paused).isGreaterThan(MILLISECONDS.toNanos(180));
    }

    @Test
    void aPauseBeyondTheDeadlineDeniesAtOnce() throws InterruptedException {
        limiter.pause(LONG_PAUSE);

        assertThat(limiter.acquire(in(TEN_MINUTES)).getLeft().retryAfter().get())
                .isBetween(Duration.ofMinutes(59), LONG_PAUSE);
    }

    @Test
    void queuedWaitersAreDeniedAtOnceDuringALongPause() throws InterruptedException {
        limiter.acquire(in(1000));
        startWaiter("A");
        limiter.pause(LONG_PAUSE);

        assertThat(limiter.acquire(in(TEN_MINUTES)).getLeft().retryAfter().get())
                .isGreaterThan(Duration.ofMinutes(59));
    }

    @Test
    void waitersAreDeniedAtOnceByALongerPause() throws InterruptedException {
        limiter.acquire(in(1000));
        var threads = List.of(startWaiterFor(TEN_MINUTES), startWaiterFor(TEN_MINUTES), startWaiterFor(TEN_MINUTES));

        limiter.pause(LONG_PAUSE);

        for (var thread : threads) {
            thread.join();
        }
        assertThat(events).containsExactly("denied", "denied", "denied");
    }

    @Test
    void permitsAvailableAfterTheDeadlineAreNotAwaited() throws InterruptedException {
        var slow = new RateLimiter(List.of(RateLimit.perMinute(2)), Time.SYSTEM);
        var first = slow.acquire(in(1000)).get();
        var second = slow.acquire(in(1000)).get();
        first.releaseSettled();
        second.releaseSettled();

        assertThat(slow.acquire(in(30_000)).getLeft().retryAfter().get())
                .isBetween(Duration.ofSeconds(31), Duration.ofSeconds(61));
    }

    @Test
    void closingDeniesAllWaitersAtOnce() throws InterruptedException {
        limiter.acquire(in(1000));
        var threads = List.of(startWaiterFor(TEN_MINUTES), startWaiterFor(TEN_MINUTES));

        limiter.close();

        for (var thread : threads) {
            thread.join();
        }
        assertThat(events).containsExactly("closed", "closed");
        assertThat(limiter.acquire(in(1000)).getLeft().closed()).isTrue();
    }

    /** The first waiter's deadline is after the pause, that of the second one within it. */
    @Test
    void aPauseReachesAllWaiters() throws InterruptedException {
        limiter.acquire(in(1000));
        var first = startWaiter("A");
        var second = startWaiterFor(TEN_MINUTES);

        limiter.pause(LONG_PAUSE);

        second.join();
        assertThat(events).containsExactly("denied");
        assertThat(first.isAlive()).isTrue();
        first.interrupt();
    }

    /**
     * Interrupted threads with short deadlines, in real time. At most three requests are abandoned, so that the permits are not all
     * held at the end. A failure contains its seed.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void interruptsAndDeadlinesNeitherLosePermitsNorExceedLimits(long seed) throws InterruptedException {
        var random = new Random(seed);
        var limit = new RateLimit(5 + random.nextInt(16), Duration.ofMillis(20 + random.nextInt(31)));
        var sharedLimiter =
                new RateLimiter(List.of(limit, new RateLimit(limit.calls(), Duration.ofMillis(10))), Time.SYSTEM);
        var arrivals = new ConcurrentLinkedQueue<Long>();
        var abandoned = new AtomicInteger();
        var end = in(900);
        var threads = new ArrayList<Thread>();
        for (var number = 0; number < 8; number++) {
            var own = new Random(seed * 100 + number);
            threads.add(new Thread(() -> {
                while (!end.hasPassed()) {
                    attempt(sharedLimiter, own, arrivals, abandoned);
                }
            }));
        }

        threads.forEach(Thread::start);
        while (!end.hasPassed()) {
            threads.get(random.nextInt(threads.size())).interrupt();
            LockSupport.parkNanos(random.nextInt(1_000_000));
        }
        for (var thread : threads) {
            thread.join();
        }

        var sorted = arrivals.stream().sorted().toList();
        assertThat(sorted).as("seed %d", seed).hasSizeGreaterThan(limit.calls());
        for (var i = limit.calls(); i < sorted.size(); i++) {
            assertThat(sorted.get(i) - sorted.get(i - limit.calls()))
                    .as("seed %d: nanoseconds between %d arrivals of %s", seed, limit.calls() + 1, limit)
                    .isGreaterThan(limit.window().toNanos());
        }
        var available = 0;
        while (sharedLimiter.acquire(in(500)).isRight()) {
            available++;
        }
        var held = Math.min(abandoned.get(), limit.calls() / SlidingWindows.PERMITS_PER_HELD_PERMIT);
        assertThat(available)
                .as("seed %d: available permits of %s", seed, limit)
                .isEqualTo(limit.calls() - held);
    }

    /** Sends nothing in 30 of 100 cases, abandons the request in one, and receives a response in the others. */
    private static void attempt(RateLimiter limiter, Random random, Queue<Long> arrivals, AtomicInteger abandoned) {
        try {
            var acquired = limiter.acquire(Deadline.after(Duration.ofNanos(random.nextInt(20_000_000)), Time.SYSTEM));
            if (acquired.isLeft()) {
                return;
            }
            var permit = acquired.get();
            var percentile = random.nextInt(100);
            if (percentile < 30) {
                permit.releaseUnsent();
                return;
            }
            LockSupport.parkNanos(random.nextInt(2_000_000));
            arrivals.add(System.nanoTime());
            LockSupport.parkNanos(random.nextInt(2_000_000));
            if (percentile == 99
                    && abandoned.getAndUpdate(count -> Math.min(MAX_ABANDONED, count + 1)) < MAX_ABANDONED) {
                permit.close();
            } else {
                permit.releaseSettled();
            }
        } catch (InterruptedException e) {
            // The thread makes its next attempt.
        }
    }
}
