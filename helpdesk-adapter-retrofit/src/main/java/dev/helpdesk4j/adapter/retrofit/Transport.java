package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.adapter.retrofit.ResponseCeiling.ResponseTooLong;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Retrofit;

/**
 * The innermost layer: sends one HTTP request on the caller's thread, without redirects and retries, and limits the
 * response's size.
 */
final class Transport implements AutoCloseable {

    /** Detects a dead HTTP/2 connection of a caller's client, over which all requests would be sent until a timeout. */
    private static final Duration PING_INTERVAL = Duration.ofSeconds(5);

    /** The message of OkHttp's exception for an HTTP/2 stream that has ended early begins so; its class is not exported. */
    private static final String STREAM_RESET = "stream was reset: ";

    /** The server has not processed the request at all (RFC 9113, section 8.7), also after it announced its end (GOAWAY). */
    private static final String STREAM_REFUSED = STREAM_RESET + "REFUSED_STREAM";

    /** OkHttp's messages if the whole connection has ended. A server can reset a single stream with these codes, too. */
    private static final Set<String> CONNECTION_ENDED =
            Set.of(STREAM_RESET + "CANCEL", STREAM_RESET + "PROTOCOL_ERROR");

    /** Enough for the calls that the documented limits allow at the same time. */
    private static final int MAX_IDLE_CONNECTIONS = 32;

    private final HttpUrl baseUrl;
    private final OkHttpClient client;
    private final boolean ownsConnections;
    private final Duration attemptTimeout;
    private final BackgroundThreads background = new BackgroundThreads();
    private final HostLookups lookups;
    private final HelpdeskApi overPooledConnections;
    private final HelpdeskApi overNewConnections;
    private volatile boolean closed;

    Transport(@Nullable OkHttpClient callersClient, HttpUrl baseUrl, Duration attemptTimeout, long maxResponseBytes) {
        this.baseUrl = baseUrl;
        this.ownsConnections = callersClient == null;
        this.attemptTimeout = attemptTimeout;
        var settings = callersClient == null ? interruptible() : callersClient.newBuilder();
        var defaults = settings.build();
        this.lookups = new HostLookups(defaults.dns(), background);
        var listeners = defaults.eventListenerFactory();
        if (defaults.pingIntervalMillis() == 0) {
            settings.pingInterval(PING_INTERVAL);
        }
        settings.interceptors().clear();
        settings.networkInterceptors().clear();
        this.client = settings.dispatcher(new Dispatcher())
                .dns(lookups)
                .cache(null)
                .cookieJar(CookieJar.NO_COOKIES)
                .authenticator(Authenticator.NONE)
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(Transport::withoutRetryAfter)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(attemptTimeout)
                .readTimeout(Duration.ZERO)
                .writeTimeout(attemptTimeout)
                .callTimeout(Duration.ZERO)
                .eventListenerFactory(call -> RequestState.PROGRESS.plus(listeners.create(call)))
                .addInterceptor(this::whileOpen)
                .addInterceptor(RequestState.CREDENTIALS)
                .addInterceptor(new ResponseCeiling(maxResponseBytes))
                .build();
        this.overPooledConnections = api(client);
        this.overNewConnections = api(client.newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS))
                .build());
    }

    /** Returns the settings of an app's own client: an interrupt of a caller ends its call and no other. */
    static OkHttpClient.Builder interruptible() {
        return new OkHttpClient.Builder()
                .socketFactory(new InterruptibleSockets())
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(MAX_IDLE_CONNECTIONS, 5, TimeUnit.MINUTES));
    }

    private HelpdeskApi api(OkHttpClient okHttp) {
        return new Retrofit.Builder().baseUrl(baseUrl).client(okHttp).build().create(HelpdeskApi.class);
    }

    /** Removes the header {@code Retry-After} of a 503: with the value 0 OkHttp itself would repeat the request. */
    private static Response withoutRetryAfter(Interceptor.Chain chain) throws IOException {
        var response = chain.proceed(chain.request());
        return response.code() == 503
                ? response.newBuilder().removeHeader("Retry-After").build()
                : response;
    }

    /** A call that begins while the app closes is not among those that closing cancels. */
    private Response whileOpen(Interceptor.Chain chain) throws IOException {
        if (closed) {
            throw new IOException("the app is closed");
        }
        return chain.proceed(chain.request());
    }

    /** Creates the Retrofit call of a request. */
    interface Request {
        Call<ResponseBody> of(HelpdeskApi api, RequestState state);
    }

    /** Sends a request once, and waits for its response until the deadline. */
    Exchange exchange(Request request, RequestState state, Deadline deadline) {
        if (Thread.currentThread().isInterrupted()) {
            return new Exchange.Interrupted(false);
        }
        var end = deadline.atMost(attemptTimeout);
        var timer = new CallTimer(state);
        HostLookups.startCall(end);
        try {
            var call = request.of(state.newConnection() ? overNewConnections : overPooledConnections, state);
            timer.start(call, end);
            return responded(call.execute());
        } catch (ResponseTooLong tooLong) {
            return tooLong(tooLong);
        } catch (IOException failed) {
            return failed(timer.end() || end.hasPassed() ? new InterruptedIOException("timeout") : failed, state);
        } catch (Exception thrown) {
            // The caller's event listener may throw at any point, and OkHttp an undeclared InterruptedException.
            if (thrown instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            timer.cancelCall();
            return failed(thrown, state);
        } catch (Error thrown) {
            timer.cancelCall();
            throw thrown;
        } finally {
            timer.end();
            HostLookups.endCall();
        }
    }

    private Exchange failed(Throwable cause, RequestState state) {
        if (Thread.currentThread().isInterrupted()) {
            return new Exchange.Interrupted(state.requestSent());
        }
        var abandoned = cause instanceof InterruptedIOException || closed;
        var message = String.valueOf(cause.getMessage());
        var refused = message.equals(STREAM_REFUSED) && !state.responseStarted();
        var streamReset = message.startsWith(STREAM_RESET) && !CONNECTION_ENDED.contains(message);
        var stale = state.sentOnReusedConnectionWithoutResponse()
                && !abandoned
                && !streamReset
                && !(cause instanceof ProtocolException);
        return new Exchange.Failed(cause, state.requestSent() && !refused, abandoned, stale);
    }

    private static Exchange responded(retrofit2.Response<ResponseBody> response) throws IOException {
        try (var body = response.isSuccessful() ? response.body() : response.errorBody()) {
            return new Exchange.Responded(
                    response.code(),
                    response.headers(),
                    body == null ? ByteString.EMPTY : body.byteString(),
                    Option.none());
        }
    }

    private static Exchange tooLong(ResponseTooLong tooLong) {
        return new Exchange.Responded(
                tooLong.httpStatus(), tooLong.headers(), ByteString.EMPTY, Option.of(tooLong.getMessage()));
    }

    /** Closes idle connections, unless they belong to the caller's client. */
    void evictIdleConnections() {
        if (ownsConnections) {
            client.connectionPool().evictAll();
        }
    }

    /** Returns an executor for tasks in the background. */
    Executor executor() {
        return background;
    }

    /** Returns how long a request may take. */
    Duration attemptTimeout() {
        return attemptTimeout;
    }

    HttpUrl baseUrl() {
        return baseUrl;
    }

    @Override
    public void close() {
        closed = true;
        background.close();
        lookups.close();
        client.dispatcher().cancelAll();
        evictIdleConnections();
    }
}
