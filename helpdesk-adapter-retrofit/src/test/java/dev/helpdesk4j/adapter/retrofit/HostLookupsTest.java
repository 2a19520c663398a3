package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helpdesk4j.adapter.retrofit.common.Time;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A host whose lookup does not end holds up no caller beyond its deadline, and takes no thread for each of them. */
@Timeout(60)
class HostLookupsTest {

    private static final List<InetAddress> ADDRESSES = List.of(InetAddress.getLoopbackAddress());

    private final Semaphore begun = new Semaphore(0);
    private final Semaphore resolvable = new Semaphore(0);
    private final Set<Thread> lookupThreads = ConcurrentHashMap.newKeySet();
    private final BackgroundThreads background = new BackgroundThreads();
    private final HostLookups lookups = new HostLookups(this::resolve, background);

    /** As a lookup of the system, this takes no notice of an interrupt. */
    private List<InetAddress> resolve(String host) throws UnknownHostException {
        lookupThreads.add(Thread.currentThread());
        begun.release();
        resolvable.acquireUninterruptibly();
        if (host.equals("unknown")) {
            throw new UnknownHostException(host);
        }
        return ADDRESSES;
    }

    @AfterEach
    void close() {
        resolvable.release(1000);
        background.close();
        lookups.close();
    }

    private List<InetAddress> lookup(String host, Duration deadline) throws UnknownHostException {
        HostLookups.startCall(Deadline.after(deadline, Time.SYSTEM));
        try {
            return lookups.lookup(host);
        } finally {
            HostLookups.endCall();
        }
    }

    /** A lookup on a thread of its own. */
    private final class Caller {
        private final FutureTask<List<InetAddress>> result;
        private final Thread thread;

        private Caller(String host) {
            result = new FutureTask<>(() -> lookup(host, Duration.ofMinutes(1)));
            thread = new Thread(result);
            thread.setDaemon(true);
            thread.start();
        }

        private List<InetAddress> addresses() throws InterruptedException, ExecutionException, TimeoutException {
            return result.get(20, TimeUnit.SECONDS);
        }
    }

    private void awaitLookups(int number) throws InterruptedException {
        assertThat(begun.tryAcquire(number, 20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void callersOfOneHostShareALookup() throws Exception {
        var first = new Caller("host");
        awaitLookups(1);
        var others = Stream.generate(() -> new Caller("host")).limit(20).toList();
        for (var other : others) {
            awaitState(other.thread, Thread.State.TIMED_WAITING);
        }

        resolvable.release();

        assertThat(first.addresses()).isEqualTo(ADDRESSES);
        for (var other : others) {
            assertThat(other.addresses()).isEqualTo(ADDRESSES);
        }
        assertThat(begun.availablePermits()).as("further lookups").isZero();
    }

    private static void awaitState(Thread thread, Thread.State state) throws InterruptedException {
        while (thread.getState() != state) {
            thread.join(1);
        }
    }

    @Test
    void atMostTwoThreadsLookUpHosts() throws Exception {
        var callers = Stream.of("a", "b", "c", "d").map(Caller::new).toList();
        awaitLookups(2);

        assertThatThrownBy(() -> lookup("e", Duration.ofMillis(50))).isInstanceOf(UnknownHostException.class);

        resolvable.release(5);
        for (var caller : callers) {
            assertThat(caller.addresses()).isEqualTo(ADDRESSES);
        }
        assertThat(lookupThreads).hasSizeLessThanOrEqualTo(2).allMatch(Thread::isDaemon);
    }

    @Test
    void aDeadlineEndsTheWait() {
        assertThatThrownBy(() -> lookup("host", Duration.ofMillis(50)))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("host could not be looked up")
                .hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        var caller = new Caller("host");
        awaitLookups(1);

        caller.thread.interrupt();

        assertThatThrownBy(caller::addresses).hasRootCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void closingEndsTheWait() throws Exception {
        var looking = new Caller("host");
        awaitLookups(1);

        background.close();
        lookups.close();

        assertThatThrownBy(looking::addresses).hasCauseInstanceOf(UnknownHostException.class);
        for (var call = 0; call < 2; call++) {
            assertThatThrownBy(() -> lookup("other", Duration.ofMinutes(5)))
                    .hasCauseInstanceOf(RejectedExecutionException.class);
        }
    }

    @Test
    void aFailedLookupIsNotKept() throws Exception {
        var calls = 500;
        resolvable.release(calls);

        for (var call = 0; call < calls; call++) {
            assertThatThrownBy(() -> lookup("unknown", Duration.ofMinutes(1)))
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessage("unknown")
                    .hasNoCause();
        }

        awaitLookups(calls);
    }

    /** Fetching a token needs a lookup too: it must not wait for the other thread, which may be taken by a lookup. */
    @Test
    void aBackgroundThreadLooksUpByItself() throws Exception {
        var other = new Caller("other");
        awaitLookups(1);
        var ended = new CountDownLatch(1);
        background.execute(() -> {
            try {
                lookup("host", Duration.ofMinutes(1));
                ended.countDown();
            } catch (UnknownHostException failed) {
                throw new IllegalStateException(failed);
            }
        });
        awaitLookups(1);

        resolvable.release(2);

        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(other.addresses()).isEqualTo(ADDRESSES);
    }
}
