package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * A proxy in front of the emulator that injects faults of the network, such as a lost or truncated answer. A client uses it
 * in place of the emulator.
 *
 * <pre>{@code
 * try (var proxy = FaultProxy.to(emulator)) {
 *     proxy.next(NetworkFault.answerLost());
 *     // a client for proxy.baseUrl() sends a message: it is delivered, and the client receives no answer
 *     assertThat(proxy.requests()).isEqualTo(1);
 * }
 * }</pre>
 *
 * <p>The methods of the proxy itself apply to every request except those for an access token; {@link #on(Operation)},
 * {@link #onToken()} and {@link #on(String)} select requests. Faults of selected requests precede those of all requests.
 *
 * <p>Each connection of a client has its own connection to the server. The proxy reads a whole answer before it forwards
 * it, and closes the connection without an answer if the server does. It supports HTTP/1.1, with TLS towards its clients if
 * it has a certificate, and forwards the {@code Host} of a request, so that the emulator refuses the same requests as
 * without the proxy.
 */
public final class FaultProxy implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(FaultProxy.class.getName());
    private static final int BACKLOG = 1024;

    private final InetSocketAddress server;
    private final Option<SSLContext> tls;
    private final ServerSocket listener;
    private final ExecutorService executor;
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<ProxyConnection> open = ConcurrentHashMap.newKeySet();
    private final Map<Route, NetworkFaultInjection> byRoute = new LinkedHashMap<>();
    private final Map<String, NetworkFaultInjection> byPattern = new LinkedHashMap<>();
    private final NetworkFaultInjection all = NetworkFaultInjection.onAllBut(ServiceRoutes.TOKEN);

    private FaultProxy(InetSocketAddress server, int port, Option<SSLContext> tls) throws IOException {
        this.server = server;
        this.tls = tls;
        ServiceRoutes.all().forEach(route -> byRoute.put(route, NetworkFaultInjection.on(route)));
        listener = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        executor = Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "fault-proxy");
            thread.setDaemon(true);
            return thread;
        });
        executor.execute(this::accept);
    }

    /** Starts a proxy in front of this emulator, on a free port. */
    public static FaultProxy to(HelpdeskEmulator emulator) {
        return to(emulator, 0);
    }

    /**
     * Starts a proxy in front of this emulator.
     *
     * @param port the port of the proxy: 1 to 65535, or 0 for any free port
     * @throws UncheckedIOException if the port is taken
     */
    public static FaultProxy to(HelpdeskEmulator emulator, int port) {
        return listening(emulator.port(), port, Option.none());
    }

    /**
     * Starts a proxy in front of this emulator, on a free port, whose clients use TLS. It forwards their requests to the
     * emulator without TLS. A reset of a connection, as by {@link NetworkFault#abruptly()}, is not announced by TLS.
     *
     * @param tls the certificate of the proxy, which its clients must trust, for the host of {@link #baseUrl()} or the name
     *     {@code localhost}
     */
    public static FaultProxy to(HelpdeskEmulator emulator, SSLContext tls) {
        return listening(emulator.port(), 0, Option.some(Objects.requireNonNull(tls)));
    }

    /**
     * Starts a proxy in front of any HTTP/1.1 server on the loopback interface, on a free port.
     *
     * @param port the port of the server: 1 to 65535
     * @throws IllegalArgumentException if the port is out of range
     */
    public static FaultProxy to(int port) {
        if (port < 1) {
            throw new IllegalArgumentException("port of the server must be 1 to 65535, got " + port);
        }
        return listening(port, 0, Option.none());
    }

    private static FaultProxy listening(int server, int port, Option<SSLContext> tls) {
        try {
            return new FaultProxy(new InetSocketAddress(InetAddress.getLoopbackAddress(), server), port, tls);
        } catch (IOException e) {
            throw new UncheckedIOException("the proxy cannot listen on port " + port, e);
        }
    }

    /** Returns the URL of the proxy: {@code http://127.0.0.1:PORT}, or with {@code https} if its clients use TLS. */
    public String baseUrl() {
        return (tls.isDefined() ? "https" : "http") + "://127.0.0.1:" + port();
    }

    /** Returns the port of the proxy. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Selects the requests of this operation. */
    public NetworkFaultInjection on(Operation operation) {
        return on(ServiceRoutes.of(Objects.requireNonNull(operation)));
    }

    /** Selects the requests for an access token. */
    public NetworkFaultInjection onToken() {
        return on(ServiceRoutes.TOKEN);
    }

    /** Selects the requests of all operations, but none for an access token, as the methods of the proxy itself do. */
    public NetworkFaultInjection onOperations() {
        return all;
    }

    private NetworkFaultInjection on(Route route) {
        return Objects.requireNonNull(byRoute.get(route));
    }

    /**
     * Selects the requests whose method, path and query match this expression. The same text returns the same object,
     * which counts requests from the first call on; if several have a fault for one request, the first one created applies.
     *
     * @param request a regular expression for the whole, as in {@code GET /open-apis/.*page=2.*}
     */
    public NetworkFaultInjection on(String request) {
        synchronized (byPattern) {
            return byPattern.computeIfAbsent(Objects.requireNonNull(request), NetworkFaultInjection::on);
        }
    }

    /** Adds a fault of the next request, after those already added; requests for an access token are excluded. */
    public FaultProxy next(NetworkFault fault) {
        return next(1, fault);
    }

    /**
     * Adds a fault of the next requests, after those already added; requests for an access token are excluded.
     *
     * @param requests the number of requests, 1 or more
     * @throws IllegalArgumentException if the number of requests is less than 1
     */
    public FaultProxy next(int requests, NetworkFault fault) {
        all.next(requests, fault);
        return this;
    }

    /** Sets the fault of every request from now on; requests for an access token are excluded. */
    public FaultProxy always(NetworkFault fault) {
        all.always(fault);
        return this;
    }

    /**
     * Sets the fault of about this share of the requests, chosen at random: see {@link NetworkFaultInjection#percent}.
     * Requests for an access token are excluded.
     *
     * @param percent 0 to 100
     * @param seed the same seed chooses the same requests, by their number
     * @throws IllegalArgumentException if percent is out of range
     */
    public FaultProxy percent(int percent, long seed, NetworkFault fault) {
        all.percent(percent, seed, fault);
        return this;
    }

    /** Removes all faults, of all and of selected requests. A fault that has already begun continues. */
    public void stop() {
        injections().forEach(NetworkFaultInjection::stop);
    }

    /** Returns the number of connections that clients have opened so far. */
    public int connections() {
        return connections.get();
    }

    /** Returns the number of connections that are open now. */
    public int openConnections() {
        return open.size();
    }

    /** Returns the number of requests received so far, failed ones included and those for an access token excluded. */
    public int requests() {
        return all.requests();
    }

    /** Closes all connections and waits until the threads of the proxy have ended. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the proxy cannot leave its port", e);
        } finally {
            open.forEach(ProxyConnection::close);
        }
        try {
            if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "the proxy is still busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        try (listener) {
            while (true) {
                var connection = new ProxyConnection(
                        listener.accept(), tls, new Upstream(server), this::nextFault, open::remove);
                connections.incrementAndGet();
                open.add(connection);
                try {
                    executor.execute(connection::serve);
                } catch (RejectedExecutionException e) {
                    connection.close();
                }
            }
        } catch (IOException e) {
            if (!executor.isShutdown()) {
                LOG.log(System.Logger.Level.ERROR, "the proxy cannot take connections any more", e);
            }
        }
    }

    /** Counts a request and returns its fault. */
    private NetworkFault nextFault(String request) {
        var fault = Option.<NetworkFault>none();
        for (var injection : injections()) {
            if (injection.selects(request)) {
                injection.count();
                fault = fault.orElse(injection::nextFault);
            }
        }
        return fault.getOrElse(NetworkFault::none);
    }

    private List<NetworkFaultInjection> injections() {
        var injections = new ArrayList<>(byRoute.values());
        synchronized (byPattern) {
            injections.addAll(byPattern.values());
        }
        injections.add(all);
        return injections;
    }
}
