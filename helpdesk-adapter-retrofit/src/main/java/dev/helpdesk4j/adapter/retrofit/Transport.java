package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.adapter.retrofit.ResponseCeiling.ResponseTooLong;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Retrofit;

/** The innermost layer: sends one HTTP request, without redirects and retries, and limits the response's size. */
final class Transport implements AutoCloseable {

    /** Detects a dead HTTP/2 connection, over which all requests would be sent until a long timeout. */
    private static final Duration PING_INTERVAL = Duration.ofSeconds(5);

    private final HttpUrl baseUrl;
    private final OkHttpClient client;
    private final boolean ownsConnections;
    private final Duration maxWait;
    private final HelpdeskApi overPooledConnections;
    private final HelpdeskApi overNewConnections;

    Transport(@Nullable OkHttpClient callersClient, HttpUrl baseUrl, Duration attemptTimeout, long maxResponseBytes) {
        this.baseUrl = baseUrl;
        this.ownsConnections = callersClient == null;
        // A second more than OkHttp's own timeout, which ends the request first.
        this.maxWait = attemptTimeout.plusSeconds(1);
        var settings = callersClient == null ? new OkHttpClient.Builder() : callersClient.newBuilder();
        var listeners = settings.build().eventListenerFactory();
        if (settings.build().pingIntervalMillis() == 0) {
            settings.pingInterval(PING_INTERVAL);
        }
        settings.interceptors().clear();
        settings.networkInterceptors().clear();
        this.client = settings.dispatcher(dispatcher())
                .cache(null)
                .cookieJar(CookieJar.NO_COOKIES)
                .authenticator(Authenticator.NONE)
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(Transport::withoutRetryAfter)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(attemptTimeout)
                .readTimeout(attemptTimeout)
                .writeTimeout(attemptTimeout)
                .callTimeout(attemptTimeout)
                .eventListenerFactory(call -> Attempt.PROGRESS.plus(listeners.create(call)))
                .addInterceptor(Attempt.CREDENTIALS)
                .addInterceptor(new ResponseCeiling(maxResponseBytes))
                .build();
        this.overPooledConnections = api(client);
        this.overNewConnections = api(client.newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS))
                .build());
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

    /** Returns a dispatcher without limits: each call blocks its caller, so that the callers limit the number of calls. */
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

    /** Creates the Retrofit call of a request. */
    interface Request {
        Call<ResponseBody> of(HelpdeskApi api, Attempt attempt);
    }

    /** Sends a request once, and waits for its response until the deadline. */
    Exchange exchange(Request request, Attempt attempt, Deadline deadline) {
        if (Thread.currentThread().isInterrupted()) {
            return new Exchange.Interrupted(false);
        }
        var outcome = new CompletableFuture<retrofit2.Response<ResponseBody>>();
        @Nullable Call<ResponseBody> call = null;
        try {
            call = request.of(attempt.newConnection() ? overNewConnections : overPooledConnections, attempt);
            call.enqueue(completing(outcome));
            return responded(outcome.get(deadline.atMost(maxWait).remainingNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException interrupted) {
            cancel(call);
            Thread.currentThread().interrupt();
            return new Exchange.Interrupted(attempt.requestSent());
        } catch (TimeoutException timeout) {
            cancel(call);
            return failed(new InterruptedIOException("timeout"), attempt);
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof ResponseTooLong tooLong
                    ? tooLong(tooLong)
                    : failed(Option.of(failed.getCause()).getOrElse(failed), attempt);
        } catch (IOException | RuntimeException failed) {
            // The caller's event listener may throw at any point.
            cancel(call);
            return failed(failed, attempt);
        }
    }

    private static void cancel(@Nullable Call<ResponseBody> call) {
        if (call != null) {
            call.cancel();
        }
    }

    private static Callback<ResponseBody> completing(CompletableFuture<retrofit2.Response<ResponseBody>> outcome) {
        return new Callback<>() {
            @Override
            public void onResponse(Call<ResponseBody> call, retrofit2.Response<ResponseBody> response) {
                outcome.complete(response);
            }

            @Override
            public void onFailure(Call<ResponseBody> call, Throwable cause) {
                outcome.completeExceptionally(cause);
            }
        };
    }

    private Exchange failed(Throwable cause, Attempt attempt) {
        var abandoned = cause instanceof InterruptedIOException
                || client.dispatcher().executorService().isShutdown();
        var stale =
                attempt.sentOnReusedConnectionWithoutResponse() && !abandoned && !(cause instanceof ProtocolException);
        return new Exchange.Failed(cause, attempt.requestSent(), abandoned, stale);
    }

    private static Exchange responded(retrofit2.Response<ResponseBody> response) throws IOException {
        try (var body = response.isSuccessful() ? response.body() : response.errorBody()) {
            return new Exchange.Responded(
                    response.code(),
                    response.headers(),
                    body == null ? null : body.contentType(),
                    body == null ? ByteString.EMPTY : body.byteString(),
                    Option.none());
        }
    }

    private static Exchange tooLong(ResponseTooLong tooLong) {
        return new Exchange.Responded(
                tooLong.httpStatus(), tooLong.headers(), null, ByteString.EMPTY, Option.of(tooLong.getMessage()));
    }

    /** Closes idle connections, unless they belong to the caller's client. */
    void evictIdleConnections() {
        if (ownsConnections) {
            client.connectionPool().evictAll();
        }
    }

    /** Returns an executor for tasks in the background. */
    Executor executor() {
        return client.dispatcher().executorService();
    }

    /** Returns how long a request may take, plus a second. */
    Duration maxWait() {
        return maxWait;
    }

    HttpUrl baseUrl() {
        return baseUrl;
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.dispatcher().cancelAll();
        evictIdleConnections();
    }
}
