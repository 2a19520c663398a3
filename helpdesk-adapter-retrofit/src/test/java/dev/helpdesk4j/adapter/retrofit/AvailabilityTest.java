package dev.helpdesk4j.adapter.retrofit;

import static dev.helpdesk4j.ports.Operation.FIND_TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.emulator.FaultProxy;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.adapter.fake.emulator.NetworkFault;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Interrupted;
import dev.helpdesk4j.ports.HelpdeskFailure.Unreachable;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A caller, connection or server that fails does not use up the rate limit of 10 a second of other calls. The sockets are
 * real, the time of the limiter is simulated.
 */
@Timeout(60)
class AvailabilityTest {

    private static final TicketId TICKET = TicketId.of("7");

    private final FakeHelpdesk fake = FakeHelpdesk.empty();
    private final HelpdeskEmulator emulator = HelpdeskEmulator.builder(fake).start();
    private final FaultProxy proxy = FaultProxy.to(emulator);
    private final SimulatedTime time = new SimulatedTime();
    private final AtomicBoolean listenerThrows = new AtomicBoolean();
    private final CountDownLatch sent = new CountDownLatch(10);
    private final FeishuApp app = FeishuApp.builder(emulator.appId(), emulator.appSecret())
            .baseUrl(proxy.baseUrl())
            .httpClient(new OkHttpClient.Builder().eventListener(listener()).build())
            .time(time)
            .maxAttempts(1)
            .build();
    private final Helpdesk helpdesk = app.helpdesk(emulator.helpdeskId(), emulator.helpdeskToken());

    AvailabilityTest() {
        fake.put(Ticket.builder(TICKET).build());
        assertThat(find().isRight()).as("the access token is fetched").isTrue();
        time.advance(Duration.ofMinutes(1));
        time.advancingOnWait();
    }

    private EventListener listener() {
        return new EventListener() {
            @Override
            public void callStart(Call call) {
                if (listenerThrows.get()) {
                    throw new IllegalStateException("a listener's own mistake");
                }
            }

            @Override
            public void requestHeadersEnd(Call call, Request request) {
                sent.countDown();
            }
        };
    }

    @AfterEach
    void close() {
        app.close();
        proxy.close();
        emulator.close();
    }

    private Either<HelpdeskFailure, Ticket> find() {
        return helpdesk.tickets().find(TICKET);
    }

    private void assertThatTheNextCallSucceedsWithinTwoSeconds() {
        var before = time.nanoTime();
        proxy.stop();

        assertThat(find().isRight()).isTrue();

        assertThat(Duration.ofNanos(time.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    private void assertThatAllPermitsAreThere() {
        var before = time.nanoTime();
        proxy.stop();

        for (var call = 0; call < 10; call++) {
            assertThat(find().isRight()).isTrue();
        }

        assertThat(time.nanoTime()).as("no call has waited").isEqualTo(before);
    }

    @Test
    void tenResetsDelayTheNextCallByOneWindow() {
        proxy.on(FIND_TICKET).always(NetworkFault.disconnected());
        for (var call = 0; call < 10; call++) {
            assertThat(find().getLeft()).isInstanceOf(Unreachable.class);
        }

        assertThatTheNextCallSucceedsWithinTwoSeconds();
    }

    @Test
    void tenTimeoutsDelayTheNextCallByOneWindow() {
        proxy.on(FIND_TICKET).always(NetworkFault.requestStalled());
        var shortDeadline = helpdesk.within(Duration.ofMillis(100));
        for (var call = 0; call < 10; call++) {
            assertThat(shortDeadline.tickets().find(TICKET).getLeft().reason()).contains("timed out");
        }

        assertThatTheNextCallSucceedsWithinTwoSeconds();
    }

    @Test
    void abandonedRequestsHoldAtMostAFifthOfThePermits() {
        proxy.on(FIND_TICKET).always(NetworkFault.requestStalled());
        var shortDeadline = helpdesk.within(Duration.ofMillis(100));
        for (var call = 0; call < 10; call++) {
            assertThat(shortDeadline.tickets().find(TICKET).isLeft()).isTrue();
        }
        proxy.stop();
        time.advance(Duration.ofMillis(1051));
        var before = time.nanoTime();

        for (var call = 0; call < 8; call++) {
            assertThat(find().isRight()).isTrue();
        }
        assertThat(time.nanoTime()).as("eight calls do not wait").isEqualTo(before);
        assertThat(find().isRight()).isTrue();

        assertThat(Duration.ofNanos(time.nanoTime() - before)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    /** The caller's client keeps its two pooled connections, and the server closes both. */
    @Test
    void theRepeatedRequestUsesANewConnection() throws Exception {
        proxy.on(FIND_TICKET).always(NetworkFault.staleAfterwards());
        fake.latency(Duration.ofMillis(300));
        var other = new CompletableFuture<Boolean>();
        new Thread(() -> other.complete(find().isRight())).start();
        assertThat(find().isRight()).isTrue();
        assertThat(other.get(20, TimeUnit.SECONDS)).isTrue();
        fake.latency(Duration.ZERO);

        assertThat(find().isRight()).isTrue();
    }

    @Test
    void tenCancelledCallsDelayTheNextByOneWindow() throws Exception {
        proxy.on(FIND_TICKET).always(NetworkFault.requestStalled());
        var threads = new ArrayList<Thread>();
        var outcomes = new ArrayList<CompletableFuture<HelpdeskFailure>>();
        for (var call = 0; call < 10; call++) {
            var outcome = new CompletableFuture<HelpdeskFailure>();
            var thread = new Thread(() -> outcome.complete(find().getLeft()));
            outcomes.add(outcome);
            threads.add(thread);
            thread.start();
        }
        assertThat(sent.await(10, TimeUnit.SECONDS))
                .as("all requests are in flight")
                .isTrue();

        threads.forEach(Thread::interrupt);

        for (var outcome : outcomes) {
            assertThat(outcome.get()).isInstanceOf(Interrupted.class);
        }
        assertThatTheNextCallSucceedsWithinTwoSeconds();
    }

    @Test
    void aThousandShortDeadlinesLeaveAllPermitsAvailable() {
        proxy.on(FIND_TICKET).always(NetworkFault.requestStalled());
        var shortDeadline = helpdesk.within(Duration.ofMillis(1));
        for (var call = 0; call < 1000; call++) {
            assertThat(shortDeadline.tickets().find(TICKET).isLeft()).isTrue();
            time.advance(Duration.ofMillis(110));
        }

        time.advance(Duration.ofSeconds(4));

        assertThatAllPermitsAreThere();
    }

    @Test
    void tenThrowingEventListenersLeaveAllPermitsAvailable() {
        listenerThrows.set(true);
        for (var call = 0; call < 10; call++) {
            assertThat(find().getLeft()).isInstanceOf(Unreachable.class);
        }
        listenerThrows.set(false);

        assertThatAllPermitsAreThere();
    }

    /** A server may close each connection after one response, also a new connection. */
    @Test
    void staleConnectionsNeitherFailCallsNorCostRetries() {
        proxy.on(FIND_TICKET).always(NetworkFault.staleAfterwards());

        for (var call = 0; call < 40; call++) {
            assertThat(find().isRight()).as("call %d", call).isTrue();
        }
    }

    /** This test needs real time: the server closes a connection only after it has been idle. */
    @Test
    void closedIdleConnectionsDoNotFailCalls() throws Exception {
        proxy.on(FIND_TICKET).always(NetworkFault.idleTimeout(Duration.ofMillis(200)));

        for (var call = 0; call < 40; call++) {
            assertThat(find().isRight()).as("call %d", call).isTrue();
            assertThat(new CountDownLatch(1).await(230, TimeUnit.MILLISECONDS))
                    .as("the latch is never counted down")
                    .isFalse();
        }
    }

    /** Each response on the connection belongs to the previous request, as a faulty proxy would return it. */
    @Test
    void aConnectionThatMixesUpResponsesIsNotUsedAgain() {
        var other = TicketId.of("8");
        fake.put(Ticket.builder(other).build());
        var connections = proxy.connections();
        assertThat(find().isRight()).isTrue();
        proxy.on(FIND_TICKET).next(NetworkFault.answersShifted());
        var mixedUp = helpdesk.tickets().find(other);
        var next = helpdesk.tickets().find(other);

        assertThat(mixedUp.getLeft().reason()).contains("$.data.ticket.ticket_id", "the requested id 8, got 7");
        assertThat(next.get().id()).isEqualTo(other);
        assertThat(proxy.connections()).as("a new connection").isGreaterThan(connections);
    }
}
