package dev.helpdesk4j.adapter.fake.emulator;

import java.io.IOException;
import java.net.Socket;
import java.util.function.Consumer;
import java.util.function.Function;

/** A client's connection to the proxy: its requests, one after the other. */
final class ProxyConnection {

    private static final System.Logger LOG = System.getLogger(FaultProxy.class.getName());

    private final Socket client;
    private final Upstream upstream;
    private final Function<String, NetworkFault> faults;
    private final Consumer<ProxyConnection> end;

    /**
     * @param faults what a request meets, by its method and target
     * @param end called before the connection closes
     */
    ProxyConnection(
            Socket client, Upstream upstream, Function<String, NetworkFault> faults, Consumer<ProxyConnection> end) {
        this.client = client;
        this.upstream = upstream;
        this.faults = faults;
        this.end = end;
    }

    void serve() {
        try {
            client.setTcpNoDelay(true);
            var requests = new HttpReader(client.getInputStream());
            var more = true;
            while (more) {
                var line = requests.firstLine();
                more = line.isDefined() && serve(line.get(), requests);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a connection ends", e);
        } finally {
            close();
        }
    }

    /** Whether there may be another request. */
    private boolean serve(String line, HttpReader requests) throws IOException {
        var request = new ProxiedRequest(line, requests, client, upstream);
        var fault = faults.apply(line.replaceFirst(" HTTP/[0-9.]+$", ""));
        var ending = fault.meet(request);
        switch (ending.moment()) {
            case NOT_YET -> {
                return !request.isLast();
            }
            case NOW -> {}
            case WHEN_IDLE -> {
                if (!request.isLast() && !request.isIdleFor(ending.idle())) {
                    return true;
                }
            }
            case AT_NEXT_REQUEST -> {
                upstream.close();
                if (requests.isAtEnd()) {
                    return false;
                }
            }
        }
        if (ending.reset()) {
            client.setSoLinger(true, 0);
        }
        return false;
    }

    void close() {
        end.accept(this);
        upstream.close();
        try {
            client.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a connection does not close", e);
        }
    }
}
