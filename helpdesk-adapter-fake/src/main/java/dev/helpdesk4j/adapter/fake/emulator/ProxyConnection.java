package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.adapter.fake.service.ServiceCode;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.Socket;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** A client's connection to the proxy: its requests, one after the other. */
final class ProxyConnection {

    private static final System.Logger LOG = System.getLogger(FaultProxy.class.getName());

    /** How long a client whose request was refused may take to read that and to close the connection. */
    private static final int REFUSED_CLIENT_TIMEOUT_MILLIS = 2000;

    private final Socket accepted;
    private final Option<SSLContext> tls;
    private final Upstream upstream;
    private final Function<String, NetworkFault> faults;
    private final Consumer<ProxyConnection> end;

    /**
     * @param accepted the TCP connection
     * @param tls the certificate of the proxy, if the client uses TLS
     * @param faults returns the fault of a request, by its method and target
     * @param end called before the connection closes
     */
    ProxyConnection(
            Socket accepted,
            Option<SSLContext> tls,
            Upstream upstream,
            Function<String, NetworkFault> faults,
            Consumer<ProxyConnection> end) {
        this.accepted = accepted;
        this.tls = tls;
        this.upstream = upstream;
        this.faults = faults;
        this.end = end;
    }

    void serve() {
        try (var client = client()) {
            client.setTcpNoDelay(true);
            var requests = new HttpReader(client.getInputStream());
            try {
                serveAll(client, requests);
            } catch (MalformedRequest e) {
                refuse(e, client, requests);
            } finally {
                end.accept(this);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a connection ends", e);
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "the proxy failed at a request and closes its connection", e);
        } finally {
            close();
        }
    }

    /** Returns the socket for requests and responses; with TLS, the first read is the handshake. */
    private Socket client() throws IOException {
        return tls.isDefined() ? tls.get().getSocketFactory().createSocket(accepted, null, true) : accepted;
    }

    private void serveAll(Socket client, HttpReader requests) throws IOException {
        var more = true;
        while (more) {
            var line = requests.firstLine();
            more = line.isDefined() && serve(line.get(), client, requests);
        }
    }

    /** Refuses a request that the server does not receive, as its end is unknown or it is too large. */
    private void refuse(MalformedRequest request, Socket client, HttpReader requests) throws IOException {
        LOG.log(System.Logger.Level.DEBUG, "the proxy refuses a request", request);
        var reason = String.valueOf(request.getMessage());
        var refusal = Envelope.refusal(ServiceCode.INVALID_REQUEST.answer("fault-proxy", reason));
        CannedAnswer.json(refusal.status(), refusal.body())
                .with("Connection", "close")
                .writeTo(client.getOutputStream()::write);
        client.shutdownOutput();
        client.setSoTimeout(REFUSED_CLIENT_TIMEOUT_MILLIS);
        requests.skipToEnd();
    }

    /** Returns whether there may be another request. */
    private boolean serve(String line, Socket client, HttpReader requests) throws IOException {
        var request = new ProxiedRequest(line, requests, client, upstream);
        var fault = faults.apply(line.replaceFirst(" HTTP/[0-9.]+$", ""));
        var ending = fault.applyTo(request);
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
            accepted.setSoLinger(true, 0);
            close();
        }
        return false;
    }

    /** Closes the connections, without waiting and without the announcement that TLS would send. */
    void close() {
        end.accept(this);
        upstream.close();
        try {
            accepted.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a connection does not close", e);
        }
    }
}
