package dev.helpdesk4j.adapter.retrofit;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Retrofit;

/** The HTTP client: no redirects, no answers without end, TLS unless the host is this machine. */
final class Transport implements AutoCloseable {

    /** What requests with a body say that it is. */
    static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final HttpUrl baseUrl;
    private final OkHttpClient client;
    private final boolean ownsConnections;
    private final Duration patience;
    private final HelpdeskApi helpdeskApi;
    private final HelpdeskApi sendingApi;
    private final AtomicBoolean closed = new AtomicBoolean();

    Transport(@Nullable OkHttpClient handedIn, HttpUrl baseUrl, Duration attemptTimeout, long maxResponseBytes) {
        this.baseUrl = baseUrl;
        this.ownsConnections = handedIn == null;
        var settings = handedIn == null ? new OkHttpClient.Builder() : handedIn.newBuilder();
        var listeners = settings.build().eventListenerFactory();
        settings.interceptors().clear();
        settings.networkInterceptors().clear();
        this.patience = attemptTimeout.plusSeconds(1);
        this.client = settings.dispatcher(dispatcher())
                .cache(null)
                .cookieJar(CookieJar.NO_COOKIES)
                .authenticator(Authenticator.NONE)
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(Transport::withoutAHintToRepeat)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(attemptTimeout)
                .readTimeout(attemptTimeout)
                .writeTimeout(attemptTimeout)
                .callTimeout(attemptTimeout)
                .eventListenerFactory(call -> listeners.create(call).plus(Attempt.LISTENER))
                .addInterceptor(Attempt.CREDENTIALS)
                .addInterceptor(ceiling(maxResponseBytes))
                .build();
        this.helpdeskApi = api(client);
        // A message goes out on a connection of its own: one that has died meanwhile would leave its fate unknown.
        this.sendingApi = api(client.newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS))
                .build());
    }

    private HelpdeskApi api(OkHttpClient through) {
        return new Retrofit.Builder().baseUrl(baseUrl).client(through).build().create(HelpdeskApi.class);
    }

    /** OkHttp repeats a request by itself where it is told to come back after no time. */
    private static Response withoutAHintToRepeat(Interceptor.Chain chain) throws IOException {
        var response = chain.proceed(chain.request());
        return response.code() == 503
                ? response.newBuilder().removeHeader("Retry-After").build()
                : response;
    }

    /** A caller's thread waits for each call, so that the callers bound their number and no queue is needed. */
    private static Dispatcher dispatcher() {
        var number = new AtomicInteger();
        var dispatcher = new Dispatcher(Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "helpdesk4j-http-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        }));
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        return dispatcher;
    }

    static HttpUrl checkedBaseUrl(String url) {
        var parsed = HttpUrl.parse(url.endsWith("/") ? url : url + "/");
        if (parsed == null) {
            throw new IllegalArgumentException(
                    "a base URL looks like https://open.feishu.cn, but was '" + withoutUser(url) + "'");
        }
        if (!parsed.username().isEmpty() || !parsed.password().isEmpty() || parsed.query() != null) {
            throw new IllegalArgumentException(
                    "a base URL has no user, password or query, but that of " + parsed.host() + " had");
        }
        if (!parsed.isHttps() && !isLoopback(parsed.host())) {
            throw new IllegalArgumentException("credentials travel by https, or by http to this machine itself, but the"
                    + " base URL was '" + url + "'");
        }
        return parsed;
    }

    private static String withoutUser(String url) {
        return url.replaceAll("[^/@]*@", "***@");
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    /**
     * Sends a request, once, and waits until then at the latest; otherwise a little longer than it may take, should the
     * library not keep the time.
     */
    Exchange exchange(Call<ResponseBody> call, Attempt attempt, long until) {
        var rest = Duration.ofNanos(Math.max(0, until - System.nanoTime()));
        return Exchange.of(call, attempt, rest.compareTo(patience) < 0 ? rest : patience);
    }

    /** Threads for what nobody waits for. */
    ExecutorService executor() {
        return client.dispatcher().executorService();
    }

    Duration patience() {
        return patience;
    }

    HelpdeskApi helpdeskApi() {
        return helpdeskApi;
    }

    /** The same, for what must not be sent twice. */
    HelpdeskApi sendingApi() {
        return sendingApi;
    }

    HttpUrl baseUrl() {
        return baseUrl;
    }

    boolean isClosed() {
        return closed.get();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            client.dispatcher().cancelAll();
            client.dispatcher().executorService().shutdown();
            if (ownsConnections) {
                client.connectionPool().evictAll();
            }
        }
    }

    /** Stops reading an answer that has more bytes than it may, counted after decompression. */
    private static Interceptor ceiling(long maxBytes) {
        return chain -> {
            var response = chain.proceed(chain.request());
            return response.newBuilder().body(limited(response, maxBytes)).build();
        };
    }

    private static ResponseBody limited(Response response, long maxBytes) {
        var body = response.body();
        var source = new ForwardingSource(body.source()) {
            private long read;

            @Override
            public long read(Buffer sink, long byteCount) throws IOException {
                var more = super.read(sink, byteCount);
                read += Math.max(more, 0);
                if (read > maxBytes) {
                    throw new ResponseTooLong(response, maxBytes);
                }
                return more;
            }
        };
        return ResponseBody.create(Okio.buffer(source), body.contentType(), body.contentLength());
    }

    /** An answer with more bytes than may be read; the rest of it is not. */
    static final class ResponseTooLong extends IOException {

        private static final long serialVersionUID = 1L;

        private final int httpStatus;
        private final transient Headers headers;

        private ResponseTooLong(Response response, long maxBytes) {
            super("it has more than " + maxBytes + " bytes");
            httpStatus = response.code();
            headers = response.headers();
        }

        int httpStatus() {
            return httpStatus;
        }

        Headers headers() {
            return headers;
        }
    }
}
