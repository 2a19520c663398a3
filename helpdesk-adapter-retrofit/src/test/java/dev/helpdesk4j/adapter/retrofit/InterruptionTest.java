package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Kind;
import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.SocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A call runs on its caller's thread, and an interrupt of that thread ends it at once, over each kind of connection. */
@Timeout(60)
class InterruptionTest {

    private static final TicketId TICKET = TicketId.of("7");

    private final MockWebServer server = new MockWebServer();
    private volatile CountDownLatch requested = new CountDownLatch(1);
    private final AtomicBoolean stalls = new AtomicBoolean(true);
    private final AtomicBoolean readsBodies = new AtomicBoolean(true);
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Thread> requestThreads = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        server.close();
    }

    private void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                if (request.getUrl().encodedPath().endsWith("/internal")) {
                    return MockService.json(200, MockService.tokenJson("t-1"));
                }
                requested.countDown();
                var found = MockService.response(200, "{\"code\":0,\"data\":{\"ticket\":{\"ticket_id\":\"7\"}}}");
                return stalls.get() ? found.headersDelay(5, TimeUnit.MINUTES).build() : found.build();
            }

            @Override
            public MockResponse peek() {
                return readsBodies.get()
                        ? super.peek()
                        : new MockResponse.Builder().doNotReadRequestBody().build();
            }
        });
        server.start();
    }

    private void startWithTls() throws IOException {
        server.useHttps(Tls.server().getSocketFactory());
        start();
    }

    private OkHttpClient.Builder client() {
        return observed(new OkHttpClient.Builder());
    }

    private OkHttpClient.Builder observed(OkHttpClient.Builder client) {
        return Tls.trusting(client).eventListener(new EventListener() {
            @Override
            public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
                connections.incrementAndGet();
            }

            @Override
            public void requestHeadersStart(Call call) {
                requestThreads.add(Thread.currentThread());
            }
        });
    }

    private FeishuApp.Builder app() {
        return app(server.url("/").toString());
    }

    private static FeishuApp.Builder app(String baseUrl) {
        return FeishuApp.builder("cli_app", MockService.APP_SECRET)
                .baseUrl(baseUrl)
                .attemptTimeout(Duration.ofMinutes(4))
                .deadline(Duration.ofMinutes(4))
                .withoutLimits(Operation.values())
                .maxAttempts(1);
    }

    private static Either<HelpdeskFailure, Ticket> find(FeishuApp app) {
        return app.helpdesk(HelpdeskId.of("1"), "token").tickets().find(TICKET);
    }

    private void assertThatAnInterruptEnds(Callable<Either<HelpdeskFailure, ?>> running, FeishuApp app)
            throws Exception {
        var call = new FutureTask<>(running);
        var flag = new CompletableFuture<Boolean>();
        var thread = new Thread(() -> {
            call.run();
            flag.complete(Thread.currentThread().isInterrupted());
        });
        thread.start();
        assertThat(requested.await(20, TimeUnit.SECONDS)).isTrue();

        thread.interrupt();

        assertThat(call.get(20, TimeUnit.SECONDS).getLeft().kind()).isEqualTo(Kind.INTERRUPTED);
        assertThat(flag.get(20, TimeUnit.SECONDS)).as("the flag is kept").isTrue();
        app.close();
    }

    @Test
    void anInterruptEndsACallOfAnAppsOwnConnection() throws Exception {
        start();
        var app = app().build();

        assertThatAnInterruptEnds(() -> find(app), app);
    }

    private enum Connections {
        HTTP,
        TLS,
        HTTP_2
    }

    /** Starts the server, and returns an app with interruptible sockets if it uses HTTP/1.1, as without a caller's client. */
    private FeishuApp startedWith(Connections connections) throws IOException {
        if (connections == Connections.HTTP) {
            start();
        } else {
            startWithTls();
        }
        var client = connections == Connections.HTTP_2
                ? new OkHttpClient.Builder().socketFactory(new SmallSendBuffers(SocketFactory.getDefault()))
                : Transport.interruptible().socketFactory(new SmallSendBuffers(new InterruptibleSockets()));
        return app().httpClient(observed(client).build()).build();
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptEndsACallThatWaits(Connections connections) throws Exception {
        var app = startedWith(connections);

        assertThatAnInterruptEnds(() -> find(app), app);
    }

    /** The server reads the headers of the request, and nothing of its body. */
    @ParameterizedTest
    @EnumSource
    void anInterruptEndsACallThatWrites(Connections connections) throws Exception {
        var app = startedWith(connections);
        var large = PlatformCall.put("/open-apis/large")
                .body("\"" + "x".repeat(3 << 20) + "\"")
                .build();

        stalls.set(false);
        assertThat(find(app).isRight()).as("the access token is fetched").isTrue();
        stalls.set(true);
        requested = new CountDownLatch(1);
        readsBodies.set(false);

        assertThatAnInterruptEnds(() -> app.call(large), app);
    }

    /** Eight threads call over the same connection, while calls of four others are interrupted at any moment. */
    @Test
    void interruptsOverHttp2EndNoOtherCalls() throws Exception {
        stalls.set(false);
        startWithTls();
        try (var app = app().httpClient(client().build()).build()) {
            assertThat(find(app).isRight()).isTrue();
            var stopped = new AtomicBoolean();
            var interrupting = new ArrayList<Thread>();
            for (var number = 0; number < 4; number++) {
                interrupting.add(started(() -> {
                    while (!stopped.get()) {
                        var call = started(() -> find(app));
                        LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(2_000_000));
                        call.interrupt();
                        join(call);
                    }
                }));
            }
            var calls = new ArrayList<FutureTask<Boolean>>();
            for (var number = 0; number < 8; number++) {
                var call = new FutureTask<>(() -> {
                    var allFound = true;
                    for (var repetition = 0; repetition < 100; repetition++) {
                        allFound &= find(app).isRight();
                    }
                    return allFound;
                });
                calls.add(call);
                started(call);
            }

            assertThat(calls).allSatisfy(call -> assertThat(call.get()).isTrue());

            stopped.set(true);
            interrupting.forEach(InterruptionTest::join);
        }
    }

    private static Thread started(Runnable task) {
        var thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** One thread serves the timeouts of all calls, and calls the listener. */
    @Test
    void aThrowingEventListenerStopsNoTimeouts() throws Exception {
        start();
        var client = client().eventListener(new EventListener() {
                    @Override
                    public void canceled(Call call) {
                        throw new IllegalStateException("a mistake of the listener");
                    }
                })
                .build();
        try (var app =
                app().attemptTimeout(Duration.ofMillis(300)).httpClient(client).build()) {
            for (var call = 0; call < 3; call++) {
                assertThat(find(app).getLeft().reason()).contains("timed out");
            }
        }
    }

    /** The connection is closed in the middle of the handshake, after the client has offered its protocols. */
    @Test
    void anAppsOwnConnectionsUseHttp1() throws Exception {
        try (var peer = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var offered = new FutureTask<>(() -> {
                try (var socket = peer.accept()) {
                    return new String(socket.getInputStream().readNBytes(200), StandardCharsets.ISO_8859_1);
                }
            });
            started(offered);
            try (var app = app("https://localhost:" + peer.getLocalPort()).build()) {
                assertThat(find(app).getLeft().kind()).isEqualTo(Kind.UNREACHABLE);
            }

            assertThat(offered.get(20, TimeUnit.SECONDS))
                    .contains("\010http/1.1")
                    .doesNotContain("\002h2");
        }
    }

    @Test
    void aRequestIsSentOnItsCallersThread() throws Exception {
        stalls.set(false);
        start();
        try (var app = app().httpClient(client().build()).build()) {
            assertThat(find(app).isRight()).isTrue();

            assertThat(requestThreads).hasSize(2).last().isEqualTo(Thread.currentThread());
            assertThat(requestThreads.get(0).getName()).startsWith("helpdesk4j-background-");
        }
    }
}
