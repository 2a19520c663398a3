package dev.helpdesk4j.adapter.retrofit.event;

import static dev.helpdesk4j.adapter.retrofit.event.ConnectionServer.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.helpdesk4j.adapter.retrofit.SimulatedTime;
import dev.helpdesk4j.adapter.retrofit.event.ConnectionFailure.Reason;
import dev.helpdesk4j.adapter.retrofit.event.LongConnection.State;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.ports.event.EventDelivery;
import dev.helpdesk4j.ports.event.EventListener;
import dev.helpdesk4j.ports.event.EventReceiver;
import dev.helpdesk4j.ports.event.InMemorySeenEvents;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.net.SocketFactory;
import mockwebserver3.MockResponse;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A long connection with a server on a real socket, on simulated time. */
@Timeout(60)
class LongConnectionTest {

    private static final long PATIENCE_SECONDS = 20;

    private final ConnectionServer server = new ConnectionServer();
    private final SimulatedTime time = new SimulatedTime();
    private final RecordedStates states = new RecordedStates();
    private final BlockingQueue<HelpdeskEvent> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> refusals = new LinkedBlockingQueue<>();
    private final AtomicReference<Function<EventDelivery, EventReceiver.Receipt>> handler =
            new AtomicReference<>(delivery -> EventReceiver.Receipt.HANDLED);
    private final EventReceiver receiver = new EventReceiver() {
        @Override
        public Receipt receive(EventDelivery delivery) {
            var current = handler.get();
            events.add(delivery.event());
            return current.apply(delivery);
        }

        @Override
        public void close() {}
    };
    private final LongConnection.Builder builder = LongConnection.builder("cli_app", "secret-1", receiver)
            .baseUrl(server.baseUrl())
            .stateListener(states)
            .listener(new EventListener() {
                @Override
                public void refused(String reason) {
                    refusals.add(reason);
                }
            })
            .time(time)
            .random(() -> 0.5);
    private LongConnection connection;

    @AfterEach
    void close() {
        if (connection != null) {
            server.silent(false);
            connection.close();
        }
        server.close();
    }

    /** Starts the connection, and waits until it is confirmed by a pong. */
    private WebSocket start() throws InterruptedException {
        var socket = startUnconfirmed();
        // What is received after the pong has been answered, so the pong has been received.
        send(socket, event("not JSON"));
        server.acknowledgement();
        refusals.remove("MALFORMED_EVENT");
        return socket;
    }

    private WebSocket startUnconfirmed() throws InterruptedException {
        connection = builder.start();
        var socket = server.socket();
        states.awaitConnected();
        server.ping();
        return socket;
    }

    private static void send(WebSocket socket, Frame frame) {
        socket.send(FrameWriter.write(frame));
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        var next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    @Test
    void theEndpointIsRequestedWithTheCredentials() throws Exception {
        start();

        var request = server.endpointRequest();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getHeaders().get("locale")).isEqualTo("zh");
        assertThat(request.getBody().utf8()).isEqualTo("{\"AppID\":\"cli_app\",\"AppSecret\":\"secret-1\"}");
        assertThat(connection.state()).isEqualTo(State.CONNECTED);
    }

    @Test
    void compressionIsNotOffered() throws Exception {
        start();

        assertThat(server.handshakeRequests().get(0).getHeaders().get("Sec-WebSocket-Extensions"))
                .isNull();
    }

    @Test
    void anEventReachesTheReceiverAndIsAcknowledged() throws Exception {
        var socket = start();
        handler.set(delivery -> {
            time.advance(Duration.ofMillis(1234));
            return EventReceiver.Receipt.HANDLED;
        });
        var frame = event(SampleRequests.ticketCreated());

        send(socket, frame);

        assertThat(next(events)).isEqualTo(FeishuEvents.decode(SampleRequests.ticketCreated()));
        assertThat(server.acknowledgement())
                .isEqualTo(frame.with(ByteString.encodeUtf8("{\"code\":200}"), Frame.Header.of("biz_rt", "1234")));
    }

    @Test
    void anEventThatFailsIsAcknowledgedAsAFailure() throws Exception {
        var socket = start();
        handler.set(delivery -> EventReceiver.Receipt.FAILED);
        send(socket, event(SampleRequests.ticketCreated()));
        assertThat(server.acknowledgement().payload().utf8()).isEqualTo("{\"code\":500}");

        handler.set(delivery -> {
            throw new IllegalStateException("the receiver is broken");
        });
        send(socket, event(SampleRequests.ticketCreated()));
        assertThat(server.acknowledgement().payload().utf8()).isEqualTo("{\"code\":500}");

        handler.set(delivery -> {
            throw new AssertionError("the receiver is broken");
        });
        send(socket, event(SampleRequests.ticketCreated()));
        assertThat(server.acknowledgement().payload().utf8()).isEqualTo("{\"code\":500}");
    }

    @Test
    void anEventWhoseAcknowledgementIsLostIsHandledOnce() throws Exception {
        var handled = new LinkedBlockingQueue<HelpdeskEvent>();
        var release = new CountDownLatch(1);
        var once = EventReceiver.afterHandling(
                event -> {
                    handled.add(event);
                    await(release);
                },
                new InMemorySeenEvents(),
                EventListener.NONE);
        handler.set(once::receive);
        var frame = event(SampleRequests.ticketCreated());
        send(start(), frame);
        next(handled);
        server.cut();
        time.advance(states.awaitLost().pause());
        var replacement = server.socket();
        send(replacement, frame);
        assertThat(server.acknowledgement().payload().utf8()).isEqualTo("{\"code\":500}");

        release.countDown();

        String code = null;
        while (!"{\"code\":200}".equals(code)) {
            send(replacement, frame);
            code = server.acknowledgement().payload().utf8();
        }
        assertThat(handled).isEmpty();
    }

    @Test
    void anEventInSeveralFramesIsJoined() throws Exception {
        var socket = start();
        var json = SampleRequests.messageCreated();
        var half = json.length() / 2;

        send(socket, event(json.substring(half), Frame.Header.of("sum", "2"), Frame.Header.of("seq", "1")));
        send(socket, event(json.substring(0, half), Frame.Header.of("sum", "2"), Frame.Header.of("seq", "0")));

        assertThat(next(events)).isEqualTo(FeishuEvents.decode(json));
        assertThat(server.acknowledgement().header("seq")).contains("0");
        assertThat(refusals).isEmpty();
    }

    @Test
    void aSingleFrameMayContainItsNumberOfParts() throws Exception {
        var socket = start();

        send(socket, event(SampleRequests.ticketUpdated(), Frame.Header.of("sum", "1"), Frame.Header.of("seq", "0")));

        assertThat(next(events)).isEqualTo(FeishuEvents.decode(SampleRequests.ticketUpdated()));
    }

    @Test
    void aSlowHandlerDoesNotDelayOtherEvents() throws Exception {
        var socket = start();
        var release = new CountDownLatch(1);
        handler.set(delivery -> {
            await(release);
            return EventReceiver.Receipt.HANDLED;
        });
        send(socket, event(SampleRequests.ticketCreated()));
        next(events);
        handler.set(delivery -> EventReceiver.Receipt.FAILED);

        send(socket, event(SampleRequests.ticketUpdated()));

        assertThat(server.acknowledgement().payload().utf8()).isEqualTo("{\"code\":500}");
        release.countDown();
        assertThat(server.acknowledgement().payload().utf8()).isEqualTo("{\"code\":200}");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void moreEventsThanTheMaximumAreRefusedAtOnce() throws Exception {
        builder.maxEvents(1);
        var socket = start();
        var release = new CountDownLatch(1);
        handler.set(delivery -> {
            await(release);
            return EventReceiver.Receipt.HANDLED;
        });
        send(socket, event(SampleRequests.ticketCreated()));
        next(events);

        send(socket, event(SampleRequests.ticketUpdated()));

        assertThat(server.acknowledgement().payload().utf8()).isEqualTo("{\"code\":500}");
        assertThat(next(refusals)).isEqualTo("BUSY");
        release.countDown();
        assertThat(server.acknowledgement().payload().utf8()).isEqualTo("{\"code\":200}");
        send(socket, event(SampleRequests.ticketUpdated()));
        assertThat(server.acknowledgement().payload().utf8()).isEqualTo("{\"code\":200}");
    }

    @Test
    void whatIsNoEventIsRefusedAndTheConnectionRemains() throws Exception {
        var socket = start();

        socket.send(ByteString.decodeHex("ff"));
        assertThat(next(refusals)).isEqualTo("MALFORMED_FRAME");
        socket.send("text");
        assertThat(next(refusals)).isEqualTo("MALFORMED_FRAME");
        send(socket, event("not JSON"));
        assertThat(next(refusals)).isEqualTo("MALFORMED_EVENT");
        assertThat(server.acknowledgement().payload().utf8()).isEqualTo("{\"code\":500}");
        send(socket, Frame.control(1, "x").with(ByteString.EMPTY, Frame.Header.of("type", "card")));
        var card = event("{}");
        send(
                socket,
                new Frame(
                        0,
                        0,
                        0,
                        Frame.DATA,
                        List.of(Frame.Header.of("type", "card")),
                        card.payloadEncoding(),
                        card.payloadType(),
                        card.payload(),
                        card.logIdNew()));
        assertThat(next(refusals)).isEqualTo("UNSUPPORTED_TYPE");
        assertThat(server.acknowledgement().payload().utf8()).isEqualTo("{\"code\":500}");
        send(socket, event("x", Frame.Header.of("sum", "5000"), Frame.Header.of("seq", "0")));
        assertThat(next(refusals)).isEqualTo("INCOMPLETE");

        send(socket, event(SampleRequests.ticketCreated()));
        assertThat(server.acknowledgement().payload().utf8()).isEqualTo("{\"code\":200}");
        assertThat(server.endpointRequests()).isEqualTo(1);
    }

    @Test
    void aMessageThatIsTooLargeEndsTheConnection() throws Exception {
        var socket = start();

        socket.send(ByteString.of(new byte[IncomingBytes.MAX_BYTES + 1]));

        var lost = states.awaitLost();
        assertThat(lost.failure().reason()).isEqualTo(Reason.CUT);
        assertThat(lost.failure().detail()).endsWith("a message must have at most 4194304 bytes");
    }

    @Test
    void manyLargeMessagesDoNotEndTheConnection() throws Exception {
        var socket = start();
        var large = ByteString.of(new byte[3 << 20]);

        for (var i = 0; i < 4; i++) {
            socket.send(large);
            assertThat(next(refusals)).isEqualTo("MALFORMED_FRAME");
        }

        assertThat(connection.state()).isEqualTo(State.CONNECTED);
    }

    @Test
    void pingsContainTheServiceAndAreRegular() throws Exception {
        start();

        time.advance(Duration.ofSeconds(120));

        assertThat(server.ping()).isEqualTo(FrameReader.read(FrameTest.PING).get());
    }

    @Test
    void thePongMayChangeTheInterval() throws Exception {
        server.pong("{\"PingInterval\":7}");
        start();

        for (var i = 0; i < 3; i++) {
            time.advance(Duration.ofSeconds(7));
            server.ping();
        }
    }

    @Test
    void anUnusablePongCountsAsAPong() throws Exception {
        server.pong("garbage");
        start();

        assertThat(next(refusals)).isEqualTo("MALFORMED_FRAME");
        time.advance(Duration.ofSeconds(120));
        server.ping();
    }

    @Test
    void aSilentConnectionIsReplacedWithinThePingIntervalPlus30Seconds() throws Exception {
        start();
        time.advance(Duration.ofSeconds(1));
        server.silent(true);
        time.advance(Duration.ofSeconds(119));
        server.ping();

        time.advance(Duration.ofSeconds(30));

        var lost = states.awaitLost();
        assertThat(lost.failure().reason()).isEqualTo(Reason.SILENT);
        assertThat(lost.pause()).isZero();
        server.silent(false);
        server.socket();
        states.awaitConnected();
    }

    @Test
    void aConnectionThatNeverAnswersAPingIsAFailedAttempt() throws Exception {
        server.silent(true);
        startUnconfirmed();
        time.advance(Duration.ofSeconds(30));
        assertThat(states.awaitLost().pause()).isEqualTo(Duration.ofSeconds(15));
        time.advance(Duration.ofSeconds(15));
        server.socket();
        server.ping();
        time.advance(Duration.ofSeconds(30));

        assertThat(states.awaitLost().pause()).isEqualTo(Duration.ofSeconds(120));
    }

    @Test
    void aConnectionThatIsCutIsMadeAgainAfterARandomTime() throws Exception {
        start();

        server.cut();

        var lost = states.awaitLost();
        assertThat(lost.failure().reason()).isEqualTo(Reason.CUT);
        assertThat(lost.pause()).isEqualTo(Duration.ofSeconds(15));
        time.advance(Duration.ofSeconds(15));
        server.socket();
        states.awaitConnected();
    }

    @Test
    void aConnectionThatIsClosedIsMadeAgain() throws Exception {
        var socket = start();

        socket.close(1001, "restart");

        var failure = states.awaitLost().failure();
        assertThat(failure).isEqualTo(ConnectionFailure.of(Reason.CLOSED_BY_PLATFORM, 1001, "restart"));
        time.advance(Duration.ofSeconds(15));
        server.socket();
    }

    @Test
    void eachFurtherAttemptIsAfterTheInterval() throws Exception {
        server.config(-1, 40, 20, 120);
        for (var i = 0; i < 4; i++) {
            server.enqueueHandshake(new MockResponse.Builder().code(502).build());
        }
        connection = builder.start();
        assertThat(states.awaitLost().pause()).isEqualTo(Duration.ofSeconds(10));
        time.advance(Duration.ofSeconds(10));

        for (var i = 0; i < 3; i++) {
            assertThat(states.awaitLost().pause()).isEqualTo(Duration.ofSeconds(40));
            time.advance(Duration.ofSeconds(40));
        }

        states.awaitConnected();
    }

    @Test
    void everyKindOfFailedAttemptIsFollowedByAPause() throws Exception {
        server.enqueueEndpoint(new MockResponse.Builder().code(500).build());
        server.enqueueEndpoint(ConnectionServer.json("garbage"));
        server.enqueueEndpoint(ConnectionServer.json("{\"code\":99}"));
        server.enqueueHandshake(new MockResponse.Builder().code(502).build());
        server.enqueueHandshake(closedAtOnce());
        var pauses = new LinkedBlockingQueue<Duration>();
        states.onLost(lost -> {
            pauses.add(lost.pause());
            time.advance(lost.pause());
        });

        startUnconfirmed();

        assertThat(pauses).containsExactly(seconds(15), seconds(120), seconds(120), seconds(120), seconds(120));
    }

    private static Duration seconds(int number) {
        return Duration.ofSeconds(number);
    }

    /** Returns a connection that is closed before its first pong. */
    private static MockResponse closedAtOnce() {
        return new MockResponse.Builder()
                .webSocketUpgrade(new WebSocketListener() {
                    @Override
                    public void onOpen(WebSocket socket, Response response) {
                        socket.close(1001, "restart");
                    }
                })
                .build();
    }

    @Test
    void itTriesLessOftenAfterAsManyAttemptsAsAllowed() throws Exception {
        server.config(2, 40, 20, 120);
        for (var i = 0; i < 4; i++) {
            server.enqueueHandshake(new MockResponse.Builder().code(502).build());
        }
        states.onLost(lost -> time.advance(lost.pause()));

        connection = builder.start();

        assertThat(states.awaitLost().pause()).isEqualTo(Duration.ofSeconds(10));
        assertThat(states.awaitLost().pause()).isEqualTo(Duration.ofSeconds(40));
        assertThat(states.awaitLost().pause()).isEqualTo(Duration.ofMinutes(10));
        assertThat(states.awaitLost().pause()).isEqualTo(Duration.ofMinutes(10));
        states.awaitConnected();
    }

    @ParameterizedTest
    @CsvSource({"403,FORBIDDEN", "514,UNAUTHENTICATED", "1000040351,WRONG_DOMAIN"})
    void aPermanentCodeStopsTheConnection(int code, Reason reason) throws Exception {
        server.enqueueEndpoint(ConnectionServer.json("{\"code\":" + code + ",\"msg\":\"because\"}"));

        connection = builder.start();

        assertThat(states.awaitStopped()).isEqualTo(ConnectionFailure.of(reason, code, "because"));
        assertThat(connection.state()).isEqualTo(State.STOPPED);
    }

    @ParameterizedTest
    @CsvSource({
        "1,UNAVAILABLE",
        "1000040343,UNAVAILABLE",
        "1000040350,TOO_MANY_CONNECTIONS",
        "1000040345,REFUSED",
        "1000049999,REFUSED",
        "99991400,REFUSED"
    })
    void aTemporaryCodeIsFollowedByAnotherAttempt(int code, Reason reason) throws Exception {
        server.enqueueEndpoint(ConnectionServer.json("{\"code\":" + code + "}"));

        connection = builder.start();

        var lost = states.awaitLost();
        assertThat(lost.failure().reason()).isEqualTo(reason);
        time.advance(lost.pause());
        states.awaitConnected();
    }

    @Test
    void anInsecureUrlStopsTheConnection() throws Exception {
        server.enqueueEndpoint(
                ConnectionServer.json("{\"code\":0,\"data\":{\"URL\":\"ws://192.0.2.1/ws?service_id=1\"}}"));

        connection = builder.start();

        states.awaitStopped(Reason.INSECURE_URL);
    }

    @ParameterizedTest
    @CsvSource({"403,,FORBIDDEN,403", "514,1000040351,WRONG_DOMAIN,1000040351"})
    void aRefusedHandshakeStopsTheConnection(int status, String authCode, Reason reason, int code) throws Exception {
        server.enqueueHandshake(refusal(status, authCode));

        connection = builder.start();

        assertThat(states.awaitStopped()).isEqualTo(ConnectionFailure.of(reason, code, "because"));
    }

    @ParameterizedTest
    @CsvSource({
        "514,,UNAVAILABLE,514",
        "514,7,UNAVAILABLE,514",
        "514,1000040350,TOO_MANY_CONNECTIONS,1000040350",
        "1,,UNAVAILABLE,1",
        "x,,UNAVAILABLE,400"
    })
    void anotherRefusedHandshakeIsTemporary(String status, String authCode, Reason reason, int code) throws Exception {
        server.enqueueHandshake(refusal(status, authCode));

        connection = builder.start();

        assertThat(states.awaitLost().failure()).isEqualTo(ConnectionFailure.of(reason, code, "because"));
    }

    private static MockResponse refusal(Object status, String authCode) {
        var response = new MockResponse.Builder()
                .code(400)
                .addHeader("handshake-status", status)
                .addHeader("handshake-msg", "because");
        if (authCode != null) {
            response.addHeader("handshake-autherrcode", authCode);
        }
        return response.build();
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        try (var other = new ConnectionServer()) {
            server.enqueueEndpoint(redirectTo(other));
            server.enqueueHandshake(redirectTo(other));
            states.onLost(lost -> time.advance(lost.pause()));

            connection = builder.start();

            for (var attempt = 0; attempt < 2; attempt++) {
                var failure = states.awaitLost().failure();
                assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
                assertThat(failure.code()).contains(307);
            }
            states.awaitConnected();
            assertThat(other.endpointRequests()).isZero();
            assertThat(other.handshakeRequests()).isEmpty();
        }
    }

    private static MockResponse redirectTo(ConnectionServer other) {
        return new MockResponse.Builder()
                .code(307)
                .addHeader("Location", other.baseUrl() + "/callback/ws/endpoint")
                .build();
    }

    @Test
    void interceptorsOfACallersClientAreNotUsed() throws Exception {
        var intercepted = new LinkedBlockingQueue<String>();
        builder.httpClient(new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    intercepted.add("interceptor");
                    return chain.proceed(chain.request());
                })
                .addNetworkInterceptor(chain -> {
                    intercepted.add("network interceptor");
                    return chain.proceed(chain.request());
                })
                .build());

        start();

        assertThat(intercepted).isEmpty();
    }

    @Test
    void aServerThatDoesNotRespondIsTemporary() throws Exception {
        server.close();

        connection = builder.start();

        assertThat(states.awaitLost().failure().reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(connection.state()).isEqualTo(State.LOST);
    }

    @Test
    void aListenerThatThrowsIsIgnored() throws Exception {
        builder.stateListener(new LongConnectionListener() {
                    @Override
                    public void connecting() {
                        throw new IllegalStateException("the listener is broken");
                    }

                    @Override
                    public void connected() {
                        states.connected();
                        throw new IllegalStateException("the listener is broken");
                    }
                })
                .listener(new EventListener() {
                    @Override
                    public void refused(String reason) {
                        throw new IllegalStateException("the listener is broken");
                    }
                });
        var socket = start();

        socket.send("text");
        send(socket, event(SampleRequests.ticketCreated()));

        assertThat(server.acknowledgement().payload().utf8()).isEqualTo("{\"code\":200}");
    }

    @Test
    void anErrorOfAListenerDoesNotStopTheConnection() throws Exception {
        builder.stateListener(new LongConnectionListener() {
            @Override
            public void connected() {
                states.connected();
            }

            @Override
            public void lost(ConnectionFailure failure, Duration pause) {
                states.lost(failure, pause);
                throw new AssertionError("the listener is broken");
            }
        });
        start();

        server.cut();
        time.advance(states.awaitLost().pause());

        states.awaitConnected();
    }

    @Test
    void closingWaitsForTheHandlerAndAcknowledges() throws Exception {
        var socket = start();
        var release = new CountDownLatch(1);
        handler.set(delivery -> {
            await(release);
            return EventReceiver.Receipt.HANDLED;
        });
        send(socket, event(SampleRequests.ticketCreated()));
        next(events);
        var closing = new Thread(connection::close);
        closing.start();
        // Once closing has begun, further events are refused.
        String refused = null;
        while (refused == null) {
            send(socket, event("not JSON"));
            refused = next(refusals).equals("BUSY") ? "BUSY" : null;
        }

        release.countDown();
        closing.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));

        states.awaitStopped(Reason.CLOSED);
        var codes = new ArrayList<String>();
        while (server.hasAcknowledgement()) {
            codes.add(server.acknowledgement().payload().utf8());
        }
        assertThat(codes).containsOnlyOnce("{\"code\":200}");
    }

    @Test
    void closingInterruptsAHandlerAfterTheCloseTime() throws Exception {
        builder.closeTime(Duration.ofMillis(50));
        var socket = start();
        var interrupted = new CountDownLatch(1);
        handler.set(delivery -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException expected) {
                interrupted.countDown();
            }
            return EventReceiver.Receipt.FAILED;
        });
        send(socket, event(SampleRequests.ticketCreated()));
        next(events);

        connection.close();

        assertThat(interrupted.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        states.awaitStopped(Reason.CLOSED);
    }

    @Test
    void closingTwiceStopsOnce() throws Exception {
        start();

        connection.close();
        connection.close();

        states.awaitStopped(Reason.CLOSED);
        assertThat(states.ends()).isZero();
        assertThat(connection.state()).isEqualTo(State.STOPPED);
    }

    @Test
    void closingASilentConnectionIsBounded() throws Exception {
        start();
        server.silent(true);

        connection.close();

        states.awaitStopped(Reason.CLOSED);
    }

    @Test
    void closingEndsAPause() throws Exception {
        server.enqueueEndpoint(ConnectionServer.json("{\"code\":1}"));
        connection = builder.start();
        states.awaitLost();

        connection.close();

        states.awaitStopped(Reason.CLOSED);
    }

    @Test
    void closingEndsARequestInFlight() throws Exception {
        server.enqueueEndpoint(
                new MockResponse.Builder().headersDelay(5, TimeUnit.MINUTES).build());
        connection = builder.start();
        server.endpointRequest();

        connection.close();

        states.awaitStopped(Reason.CLOSED);
    }

    @Test
    void aHandlerMayCloseTheConnection() throws Exception {
        var socket = start();
        handler.set(delivery -> {
            connection.close();
            return EventReceiver.Receipt.HANDLED;
        });

        send(socket, event(SampleRequests.ticketCreated()));

        states.awaitStopped(Reason.CLOSED);
    }

    @Test
    void aListenerMayCloseTheConnection() throws Exception {
        var started = new CountDownLatch(1);
        builder.stateListener(new LongConnectionListener() {
            @Override
            public void connected() {
                await(started);
                connection.close();
            }

            @Override
            public void stopped(ConnectionFailure failure) {
                states.stopped(failure);
            }
        });
        connection = builder.start();
        started.countDown();

        states.awaitStopped(Reason.CLOSED);
    }

    @Test
    void aThousandReconnectsLeaveNoThreadAndNoSocket() throws Exception {
        var sockets = new RecordedSockets();
        var pool = new ConnectionPool();
        builder.httpClient(new OkHttpClient.Builder()
                .socketFactory(sockets)
                .connectionPool(pool)
                .build());
        states.onLost(lost -> time.advance(lost.pause()));
        connection = builder.start();
        for (var i = 0; i < 1_000; i++) {
            server.socket();
            server.cut();
        }
        server.socket();

        assertThat(sockets.open()).isLessThan(10);
        assertThat(threads()).hasSizeLessThan(10);
        connection.close();
        pool.evictAll();

        for (var thread : threads()) {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        }
        assertThat(threads()).isEmpty();
        assertThat(sockets.open()).isZero();
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("helpdesk4j-long-connection")
                        || thread.getName().startsWith("OkHttp http://127.0.0.1"))
                .toList();
    }

    /** Sockets of which a test can see whether they were closed. */
    private static final class RecordedSockets extends SocketFactory {

        private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

        long open() {
            return sockets.stream().filter(socket -> !socket.isClosed()).count();
        }

        @Override
        public Socket createSocket() {
            var socket = new Socket();
            sockets.add(socket);
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxEvents(0))
                .withMessage("max events must be 1 to 1000, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxEvents(1001))
                .withMessage("max events must be 1 to 1000, got 1001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.closeTime(Duration.ofNanos(-1)))
                .withMessage("close time must be 0 to 1 hour, got PT-0.000000001S");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.baseUrl("http://open.feishu.cn"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LongConnection.builder(" ", "s", receiver))
                .withMessage("app id and app secret must not be blank");
    }

    @Test
    void textsContainNoSecret() throws Exception {
        start();

        assertThat(connection).hasToString("LongConnection[cli_app at " + server.baseUrl() + "/, CONNECTED]");
        assertThat(builder).hasToString("LongConnection.Builder[cli_app at " + server.baseUrl() + "/]");
    }
}
