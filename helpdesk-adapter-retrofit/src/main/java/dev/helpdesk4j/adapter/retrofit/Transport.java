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

/** The innermost layer, HTTP: one request each time, no redirects, no responses without end. */
final class Transport implements AutoCloseable {

    /** A connection that has gone silent would else take every request until a long timeout: HTTP/2 keeps just one. */
    private static final Duration PING_INTERVAL = Duration.ofSeconds(5);

    private final HttpUrl baseUrl;
    private final OkHttpClient client;
    private final boolean ownsConnections;
    private final Duration maxWait;
    private final HelpdeskApi overKeptConnections;
    private final HelpdeskApi overNewConnections;

    Transport(@Nullable OkHttpClient handedIn, HttpUrl baseUrl, Duration attemptTimeout, long maxResponseBytes) {
        this.baseUrl = baseUrl;
        this.ownsConnections = handedIn == null;
        // Should OkHttp not keep the time.
        this.maxWait = attemptTimeout.plusSeconds(1);
        var settings = handedIn == null ? new OkHttpClient.Builder() : handedIn.newBuilder();
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
                .addNetworkInterceptor(Transport::withoutHintToRepeat)
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
        this.overKeptConnections = api(client);
        this.overNewConnections = api(client.newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS))
                .build());
    }

    private HelpdeskApi api(OkHttpClient through) {
        return new Retrofit.Builder().baseUrl(baseUrl).client(through).build().create(HelpdeskApi.class);
    }

    /** OkHttp itself repeats a request after a 503 with {@code Retry-After: 0}. */
    private static Response withoutHintToRepeat(Interceptor.Chain chain) throws IOException {
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

    /** Makes the Retrofit call of a request. */
    interface Request {
        Call<ResponseBody> of(HelpdeskApi api, Attempt attempt);
    }

    /** Sends a request, once, and waits for its response until the deadline at the latest. */
    Exchange exchange(Request request, Attempt attempt, Deadline deadline) {
        if (Thread.currentThread().isInterrupted()) {
            return new Exchange.Interrupted(false);
        }
        var outcome = new CompletableFuture<retrofit2.Response<ResponseBody>>();
        @Nullable Call<ResponseBody> call = null;
        try {
            call = request.of(attempt.newConnection() ? overNewConnections : overKeptConnections, attempt);
            call.enqueue(completing(outcome));
            return responded(outcome.get(deadline.atMost(maxWait).remainingNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException interrupted) {
            cancel(call);
            Thread.currentThread().interrupt();
            return new Exchange.Interrupted(attempt.requestSent());
        } catch (TimeoutException late) {
            cancel(call);
            return failed(new InterruptedIOException("timeout"), attempt);
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof ResponseTooLong tooLong
                    ? tooLong(tooLong)
                    : failed(Option.of(failed.getCause()).getOrElse(failed), attempt);
        } catch (IOException | RuntimeException failed) {
            // An event listener of the user's may throw in any place.
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
        var stale = attempt.unansweredOnKeptConnection() && !abandoned && !(cause instanceof ProtocolException);
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

    /** Closes kept connections that are not in use, unless they belong to the caller's client. */
    void evictIdleConnections() {
        if (ownsConnections) {
            client.connectionPool().evictAll();
        }
    }

    /** Returns an executor for work that no caller waits for. */
    Executor executor() {
        return client.dispatcher().executorService();
    }

    /** How long a request may take, and a little longer. */
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
