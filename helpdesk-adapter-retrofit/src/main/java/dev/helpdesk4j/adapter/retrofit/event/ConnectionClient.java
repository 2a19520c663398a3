package dev.helpdesk4j.adapter.retrofit.event;

import dev.helpdesk4j.adapter.retrofit.common.Secrets;
import dev.helpdesk4j.adapter.retrofit.event.ConnectionFailure.Reason;
import dev.helpdesk4j.adapter.retrofit.json.JsonBody;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.WebSocket;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Requests endpoints, and opens WebSockets, over OkHttp. Each takes ten seconds at most. */
final class ConnectionClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_RESPONSE_BYTES = 1 << 16;

    /** Shorter values are no secrets, and would be redacted wherever they occur. */
    private static final int MIN_SECRET_LENGTH = 8;

    private final OkHttpClient client;
    private final boolean ownsConnections;
    private final HttpUrl endpointUrl;
    private final RequestBody credentials;
    private final Secrets secrets;
    private volatile Option<Call> inFlight = Option.none();
    private volatile boolean closed;

    ConnectionClient(
            @Nullable OkHttpClient callersClient,
            HttpUrl baseUrl,
            String appId,
            String appSecret,
            Secrets secrets,
            ExecutorService threads) {
        this.ownsConnections = callersClient == null;
        this.secrets = secrets;
        var settings = callersClient == null ? new OkHttpClient.Builder() : callersClient.newBuilder();
        settings.interceptors().clear();
        settings.networkInterceptors().clear();
        this.client = settings.dispatcher(new Dispatcher(threads))
                .cache(null)
                .cookieJar(CookieJar.NO_COOKIES)
                .authenticator(Authenticator.NONE)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(TIMEOUT)
                .readTimeout(TIMEOUT)
                .writeTimeout(TIMEOUT)
                .callTimeout(TIMEOUT)
                .pingInterval(Duration.ZERO)
                .addInterceptor(IncomingBytes::limit)
                .build();
        this.endpointUrl =
                baseUrl.newBuilder().addPathSegments("callback/ws/endpoint").build();
        this.credentials = JsonBody.of(
                writer -> writer.name("AppID").value(appId).name("AppSecret").value(appSecret));
    }

    /** Requests the endpoint of a new connection, on this thread. */
    Either<ConnectionFailure, ConnectionEndpoint> endpoint(ConnectionTiming before) {
        var call = client.newCall(new Request.Builder()
                .url(endpointUrl)
                .header("locale", "zh")
                .post(credentials)
                .build());
        inFlight = Option.some(call);
        if (closed) {
            call.cancel();
        }
        try (var response = call.execute()) {
            var endpoint = ConnectionEndpoint.read(response.code(), body(response), before);
            endpoint.forEach(this::keepSecrets);
            return endpoint;
        } catch (IOException failed) {
            return Either.left(ConnectionFailure.of(Reason.UNREACHABLE, failed.toString()));
        } finally {
            inFlight = Option.none();
        }
    }

    /** Returns the body, or its beginning, which is not valid JSON, if it is too long. */
    private static ByteString body(Response response) throws IOException {
        var source = response.body().source();
        source.request(MAX_RESPONSE_BYTES);
        return source.getBuffer().snapshot();
    }

    private void keepSecrets(ConnectionEndpoint endpoint) {
        var url = endpoint.url();
        for (var i = 0; i < url.querySize(); i++) {
            Option.of(url.queryParameterValue(i))
                    .filter(value -> value.length() >= MIN_SECRET_LENGTH)
                    .forEach(secrets::keepToken);
        }
    }

    /** Opens a WebSocket; the listener receives the result. */
    WebSocket open(ConnectionEndpoint endpoint, FrameListener listener) {
        var request = new Request.Builder().url(endpoint.url()).tag(IncomingBytes.class, listener.incoming());
        return client.newWebSocket(request.build(), listener);
    }

    /** Ends a request in flight, and lets no other succeed. */
    void cancelRequest() {
        closed = true;
        inFlight.forEach(Call::cancel);
    }

    /** Closes idle connections, unless they belong to the caller's client. */
    void close() {
        if (ownsConnections) {
            client.connectionPool().evictAll();
        }
    }
}
