package dev.helpdesk4j.adapter.retrofit;

import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.util.Map;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The credentials and the progress of one HTTP request. It is attached to the OkHttp request as a tag, so that the credentials are not part of the request's
 * {@code toString}, and records whether the request was sent, and over which connection.
 */
final class RequestState {

    private static final Logger LOG = LoggerFactory.getLogger(AppContext.class);

    private final Map<String, String> credentials;
    private final boolean newConnection;
    private volatile boolean connected;
    private volatile boolean requestSent;
    private volatile boolean responseStarted;
    private volatile @Nullable Connection connection;

    /** @param newConnection whether to open a connection for this request only, instead of using a pooled one */
    private RequestState(Map<String, String> credentials, boolean newConnection) {
        this.credentials = credentials;
        this.newConnection = newConnection;
    }

    /**
     * Returns the state of an attempt's first request. It never uses a pooled connection if it is not repeatable: the server
     * may be closing that connection, and then it is unknown whether the request has arrived.
     */
    static RequestState first(HelpdeskCall<?> call, String token) {
        var repeatable = call.operation().semantics().isRepeatable();
        return new RequestState(credentials(token, call.helpdeskHeader()), !repeatable);
    }

    /** Returns the state of an attempt's second request, after the pooled connection of the first was closed. */
    static RequestState second(HelpdeskCall<?> call, String token) {
        return new RequestState(credentials(token, call.helpdeskHeader()), true);
    }

    private static Map<String, String> credentials(String token, Option<String> helpdeskHeader) {
        var bearer = "Bearer " + token;
        return helpdeskHeader
                .map(header -> Map.of("Authorization", bearer, "X-Lark-Helpdesk-Authorization", header))
                .getOrElse(() -> Map.of("Authorization", bearer));
    }

    /** Returns the state of a request without credentials in its headers. */
    static RequestState withoutCredentials(boolean newConnection) {
        return new RequestState(Map.of(), newConnection);
    }

    boolean newConnection() {
        return newConnection;
    }

    /** Returns whether any part of the request may have reached the service. */
    boolean requestSent() {
        return requestSent;
    }

    boolean responseStarted() {
        return responseStarted;
    }

    /** Returns whether the request was sent over a reused connection and no response had started. */
    boolean sentOnReusedConnectionWithoutResponse() {
        return requestSent && !connected && !responseStarted;
    }

    /**
     * Closes the connection, so that no other request is sent over it. An HTTP/2 connection remains open: it assigns each
     * response to its request by the stream id.
     */
    void dropConnection() {
        var used = connection;
        if (used != null && used.protocol() != Protocol.HTTP_2) {
            close(used.socket());
        }
    }

    /** Resets the connection, which ends all calls over it. */
    void resetConnection() {
        var used = connection;
        if (used != null) {
            try {
                // Otherwise closing a TLS socket waits for the thread that writes to it.
                used.socket().setSoLinger(true, 0);
            } catch (IOException closed) {
                LOG.debug("the connection is closed already", closed);
            }
            close(used.socket());
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException unclosable) {
            LOG.debug("could not close the connection", unclosable);
        }
    }

    /** Puts the credentials of each request into its headers. */
    static final Interceptor CREDENTIALS = chain -> {
        var request = chain.request().newBuilder();
        var state = chain.request().tag(RequestState.class);
        if (state != null) {
            state.credentials.forEach(request::header);
        }
        return chain.proceed(request.build());
    };

    /** Records the progress of each request. */
    static final EventListener PROGRESS = new EventListener() {
        @Override
        public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
            var state = call.request().tag(RequestState.class);
            if (state != null) {
                state.connected = true;
            }
        }

        @Override
        public void connectionAcquired(Call call, Connection acquired) {
            var state = call.request().tag(RequestState.class);
            if (state != null) {
                state.connection = acquired;
            }
        }

        @Override
        public void requestHeadersStart(Call call) {
            var state = call.request().tag(RequestState.class);
            if (state != null) {
                state.requestSent = true;
            }
        }

        @Override
        public void responseHeadersEnd(Call call, Response response) {
            var state = call.request().tag(RequestState.class);
            if (state != null) {
                state.responseStarted = true;
            }
        }
    };

    @Override
    public String toString() {
        return "RequestState";
    }
}
