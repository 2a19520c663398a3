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

/**
 * A proxy in front of the emulator that misbehaves on demand, as a network does and no HTTP server can. A client speaks
 * to it as it would to the emulator.
 *
 * <pre>{@code
 * try (var proxy = FaultProxy.to(emulator)) {
 *     proxy.next(NetworkFault.answerLost());
 *     // a client for proxy.baseUrl() sends a message: it arrives, and the client never hears of it
 *     assertThat(proxy.requests()).isEqualTo(1);
 * }
 * }</pre>
 *
 * <p>What is told to the proxy itself concerns every request but those for an access token, as few who provoke something
 * have these in mind; {@link #on(Operation)}, {@link #onToken()} and {@link #on(String)} concern only some. What is told
 * for some goes before what is told for all.
 *
 * <p>Every connection of a client has one of its own to the server. Answers are read whole before they are passed on, and
 * where the server closes a connection without an answer, so does the proxy. It speaks HTTP/1.1 without TLS, and passes on
 * the {@code Host} of a request, so that the emulator refuses the same ones as without it.
 */
public final class FaultProxy implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(FaultProxy.class.getName());
    private static final int BACKLOG = 1024;

    private final InetSocketAddress server;
    private final ServerSocket listener;
    private final ExecutorService executor;
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<ProxyConnection> open = ConcurrentHashMap.newKeySet();
    private final Map<Route, NetworkProvocation> byRoute = new LinkedHashMap<>();
    private final Map<String, NetworkProvocation> byPattern = new LinkedHashMap<>();
    private final NetworkProvocation all = NetworkProvocation.onAllBut(ServiceRoutes.TOKEN);

    private FaultProxy(InetSocketAddress server, int port) throws IOException {
        this.server = server;
        ServiceRoutes.all().forEach(route -> byRoute.put(route, NetworkProvocation.on(route)));
        listener = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        executor = Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "fault-proxy");
            thread.setDaemon(true);
            return thread;
        });
        executor.execute(this::accept);
    }

    /** A proxy in front of this emulator, on a free port. */
    public static FaultProxy to(HelpdeskEmulator emulator) {
        return to(emulator, 0);
    }

    /**
     * A proxy in front of this emulator.
     *
     * @param port where the proxy listens: 1 to 65535, or 0 for any that is free
     * @throws UncheckedIOException if the port is taken
     */
    public static FaultProxy to(HelpdeskEmulator emulator, int port) {
        return listening(emulator.port(), port);
    }

    /**
     * A proxy in front of whatever HTTP/1.1 server listens on this port of the loopback, on a free port of its own.
     *
     * @param port 1 to 65535
     */
    public static FaultProxy to(int port) {
        if (port < 1) {
            throw new IllegalArgumentException("a server listens on a port from 1 to 65535, but not on " + port);
        }
        return listening(port, 0);
    }

    private static FaultProxy listening(int server, int port) {
        try {
            return new FaultProxy(new InetSocketAddress(InetAddress.getLoopbackAddress(), server), port);
        } catch (IOException e) {
            throw new UncheckedIOException("the proxy cannot listen on port " + port, e);
        }
    }

    /** Where it listens: {@code http://127.0.0.1:PORT}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + port();
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Only the requests of this operation. */
    public NetworkProvocation on(Operation operation) {
        return on(ServiceRoutes.of(Objects.requireNonNull(operation)));
    }

    /** Only the requests for an access token. */
    public NetworkProvocation onToken() {
        return on(ServiceRoutes.TOKEN);
    }

    /** The requests of all operations, but none for an access token: what is told to the proxy itself. */
    public NetworkProvocation onOperations() {
        return all;
    }

    private NetworkProvocation on(Route route) {
        return Objects.requireNonNull(byRoute.get(route));
    }

    /**
     * Only the requests with this method, path and query. The same text gives the same provocation, which counts from
     * when it was first asked for; of several with a fault for the same request, the first that was asked for has it.
     *
     * @param request a regular expression for all of it, as in {@code GET /open-apis/.*page=2.*}
     */
    public NetworkProvocation on(String request) {
        synchronized (byPattern) {
            return byPattern.computeIfAbsent(Objects.requireNonNull(request), NetworkProvocation::on);
        }
    }

    /** The next request meets this, after those that were told to before; one for an access token does not. */
    public FaultProxy next(NetworkFault fault) {
        return next(1, fault);
    }

    /**
     * The next requests meet this, after those that were told to before; those for an access token do not.
     *
     * @param requests how many, 1 or more
     */
    public FaultProxy next(int requests, NetworkFault fault) {
        all.next(requests, fault);
        return this;
    }

    /** From now on every request meets this; those for an access token do not. */
    public FaultProxy always(NetworkFault fault) {
        all.always(fault);
        return this;
    }

    /**
     * From now on about this share of the requests meets this, chosen at random: see {@link NetworkProvocation#percent}.
     * Those for an access token do not.
     *
     * @param percent 0 to 100
     * @param seed the same seed chooses the same requests, by their number
     */
    public FaultProxy percent(int percent, long seed, NetworkFault fault) {
        all.percent(percent, seed, fault);
        return this;
    }

    /** From now on nothing goes wrong, whatever was told before and for whichever requests. What goes wrong already, does. */
    public void stop() {
        provocations().forEach(NetworkProvocation::stop);
    }

    /** How many connections were made so far. */
    public int connections() {
        return connections.get();
    }

    /** How many of them are open. */
    public int openConnections() {
        return open.size();
    }

    /** How many requests came so far, whatever became of them; those for an access token do not count. */
    public int requests() {
        return all.requests();
    }

    /** Closes all connections and waits until nothing of the proxy is left. */
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
                var connection = new ProxyConnection(listener.accept(), new Upstream(server), this::meet, open::remove);
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

    /** A request comes: what it meets. */
    private NetworkFault meet(String request) {
        var met = Option.<NetworkFault>none();
        for (var provocation : provocations()) {
            if (provocation.concerns(request)) {
                provocation.count();
                met = met.orElse(provocation::meet);
            }
        }
        return met.getOrElse(NetworkFault::none);
    }

    private List<NetworkProvocation> provocations() {
        var provocations = new ArrayList<>(byRoute.values());
        synchronized (byPattern) {
            provocations.addAll(byPattern.values());
        }
        provocations.add(all);
        return provocations;
    }
}
