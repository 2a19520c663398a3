package dev.helpdesk4j.adapter.retrofit.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.adapter.fake.emulator.FaultProxy;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.adapter.fake.emulator.LongConnections;
import dev.helpdesk4j.adapter.retrofit.SimulatedTime;
import dev.helpdesk4j.adapter.retrofit.event.ConnectionFailure.Reason;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.ports.event.EventListener;
import dev.helpdesk4j.ports.event.EventReceiver;
import dev.helpdesk4j.ports.event.InMemorySeenEvents;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long connections to the emulator: each of its faults ends in another connection, or in a permanent failure. */
@Timeout(60)
class EmulatedConnectionTest {

    private static final long PATIENCE_SECONDS = 20;

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-02T09:00:00Z"));
    private final FakeHelpdesk fake = FakeHelpdesk.builder().clock(clock).build();
    private final HelpdeskEmulator emulator =
            HelpdeskEmulator.builder(fake).longConnections(1).start();
    private final LongConnections connections = emulator.longConnections().get();
    private final SimulatedTime time = new SimulatedTime();
    private final RecordedStates states = new RecordedStates();
    private final BlockingQueue<HelpdeskEvent> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> refusals = new LinkedBlockingQueue<>();
    private final EventReceiver receiver =
            EventReceiver.afterHandling(events::add, new InMemorySeenEvents(), EventListener.NONE);
    private LongConnection connection;

    @BeforeEach
    void subscribe() {
        fake.subscribeToAllEvents();
        states.onLost(lost -> time.advance(lost.pause()));
    }

    @AfterEach
    void close() {
        if (connection != null) {
            connection.close();
        }
        emulator.close();
    }

    private LongConnection.Builder builder(String secret, EventReceiver to) {
        return LongConnection.builder(emulator.appId(), secret, to)
                .baseUrl(emulator.baseUrl())
                .stateListener(states)
                .listener(new EventListener() {
                    @Override
                    public void refused(String reason) {
                        refusals.add(reason);
                    }
                })
                .time(time);
    }

    private void start() throws InterruptedException {
        connection = builder(emulator.appSecret(), receiver).start();
        states.awaitConnected();
        // For the pong.
        time.awaitWait();
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        var next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    private void assertEventsAreReceived() throws InterruptedException {
        fake.guest("Lin").opensTicket();
        assertThat(next(events).kind()).isEqualTo(HelpdeskEvent.Kind.TICKET_OPENED);
    }

    @Test
    void eventsOfTheFakeAreReceived() throws Exception {
        start();

        assertEventsAreReceived();
    }

    @Test
    void eventsInSeveralFramesAreReceived() throws Exception {
        connections.parts(3);
        start();

        assertEventsAreReceived();
        assertThat(refusals).isEmpty();
    }

    @Test
    void slowEventsAreReceived() throws Exception {
        connections.slow(Duration.ofMillis(50));
        start();

        assertEventsAreReceived();
    }

    @Test
    void garbageIsRefused() throws Exception {
        start();

        connections.sendGarbage();

        assertThat(next(refusals)).isEqualTo("MALFORMED_FRAME");
        assertEventsAreReceived();
    }

    @Test
    void aCutConnectionIsMadeAgain() throws Exception {
        start();

        connections.cut();

        assertThat(states.awaitLost().failure().reason()).isEqualTo(Reason.CUT);
        states.awaitConnected();
        assertEventsAreReceived();
    }

    @Test
    void aClosedConnectionIsMadeAgain() throws Exception {
        start();

        connections.disconnect();

        assertThat(states.awaitLost().failure())
                .isEqualTo(ConnectionFailure.of(Reason.CLOSED_BY_PLATFORM, 1001, "restart"));
        states.awaitConnected();
        assertEventsAreReceived();
    }

    @Test
    void aSilentConnectionIsReplaced() throws Exception {
        connections.silent(true);
        start();

        time.advance(Duration.ofSeconds(30));

        assertThat(states.awaitLost().failure().reason()).isEqualTo(Reason.SILENT);
        connections.silent(false);
        states.awaitConnected();
        assertEventsAreReceived();
    }

    @Test
    void aConnectionWithAWrongServiceIdIsReplaced() throws Exception {
        connections.wrongServiceId(true);
        start();
        connections.wrongServiceId(false);

        time.advance(Duration.ofSeconds(30));

        assertThat(states.awaitLost().failure().reason()).isEqualTo(Reason.SILENT);
        states.awaitConnected();
    }

    @Test
    void aBusyPlatformIsTriedAgain() throws Exception {
        connections.refuse(1);
        states.onLost(lost -> {
            connections.refuse(0);
            time.advance(lost.pause());
        });

        start();

        assertThat(states.awaitLost().failure().code()).contains(1);
    }

    @Test
    void aRefusalByCodeStopsTheConnection() throws Exception {
        connections.refuse(403);

        connection = builder(emulator.appSecret(), receiver).start();

        states.awaitStopped(Reason.FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource({"403,,FORBIDDEN", "514,1000040351,WRONG_DOMAIN"})
    void aRefusedHandshakeStopsTheConnection(int status, Integer authCode, Reason reason) throws Exception {
        connections.refuseHandshake(status, Option.of(authCode));

        connection = builder(emulator.appSecret(), receiver).start();

        states.awaitStopped(reason);
    }

    @ParameterizedTest
    @CsvSource({"514,", "514,1000040350", "1,"})
    void aHandshakeRefusedOtherwiseIsTriedAgain(int status, Integer authCode) throws Exception {
        connections.refuseHandshake(status, Option.of(authCode));
        states.onLost(lost -> {
            connections.recover();
            time.advance(lost.pause());
        });

        start();

        assertThat(states.awaitLost().failure().code()).contains(authCode == null ? status : authCode);
        assertEventsAreReceived();
    }

    @Test
    void aConnectionAsInTheReadmesIsRefusedOnDemand() throws Exception {
        var helpdesk = FakeHelpdesk.empty();
        try (var emulator =
                HelpdeskEmulator.builder(helpdesk).longConnections(1).start()) {
            var connections = emulator.longConnections().get();
            connections.refuse(403);
            var appId = emulator.appId();
            var appSecret = emulator.appSecret();
            var baseUrl = emulator.baseUrl();
            try (var connection = LongConnection.builder(appId, appSecret, receiver)
                    .baseUrl(baseUrl)
                    .stateListener(states)
                    .start()) {
                states.awaitStopped(Reason.FORBIDDEN);
                assertThat(connection.state()).isEqualTo(LongConnection.State.STOPPED);
            }
        }
    }

    @Test
    void aWrongSecretStopsTheConnection() throws Exception {
        connection = builder("another secret", receiver).start();

        states.awaitStopped(Reason.UNAUTHENTICATED);
    }

    @Test
    void eachEventGoesToOneConnection() throws Exception {
        start();
        var byOther = new AtomicInteger();
        var counting = EventReceiver.afterHandling(
                event -> {
                    byOther.incrementAndGet();
                    events.add(event);
                },
                new InMemorySeenEvents(),
                EventListener.NONE);
        try (var other = builder(emulator.appSecret(), counting).start()) {
            states.awaitConnected();
            for (var i = 0; i < 20; i++) {
                fake.guest("Lin").opensTicket();
                next(events);
            }

            assertThat(other.state()).isEqualTo(LongConnection.State.CONNECTED);
            assertThat(byOther).hasValueBetween(1, 19);
            assertThat(events).isEmpty();
        }
    }

    @Test
    void aWebhookTakesThePlaceOfLongConnections() throws Exception {
        states.onLost(lost -> {});
        start();

        var webhook = emulator.webhook("http://127.0.0.1:1/", "token", Option.none());

        var lost = states.awaitLost();
        assertThat(lost.failure().reason()).isEqualTo(Reason.CUT);
        assertThat(connections.open()).isZero();
        assertThat(emulator.longConnections()).isEmpty();
        assertThat(emulator.eventSender()).contains(webhook);

        emulator.removeWebhook();
        time.advance(lost.pause());
        states.awaitConnected();
        assertEventsAreReceived();
    }

    @Test
    void anEmulatorWithAWebhookRefusesLongConnections() throws Exception {
        states.onLost(lost -> {});
        emulator.webhook("http://127.0.0.1:1/", "token", Option.none());

        connection = builder(emulator.appSecret(), receiver).start();

        assertThat(states.awaitLost().failure().reason()).isEqualTo(Reason.REFUSED);
    }

    @Test
    void behindAFaultProxyTheUrlIsThatOfTheEmulator() throws Exception {
        try (var proxy = FaultProxy.to(emulator)) {
            connection = builder(emulator.appSecret(), receiver)
                    .baseUrl(proxy.baseUrl())
                    .start();
            states.awaitConnected();

            assertEventsAreReceived();
            assertThat(proxy.requests()).isEqualTo(1);
        }
    }

    @Test
    void closingTheEmulatorEndsItsThread() throws Exception {
        start();

        emulator.close();

        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("helpdesk-long-connections")) {
                thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
                assertThat(thread.isAlive()).isFalse();
            }
        }
        assertThat(connections.open()).isZero();
    }
}
