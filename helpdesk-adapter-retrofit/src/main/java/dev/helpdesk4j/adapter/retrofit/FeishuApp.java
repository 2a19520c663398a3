package dev.helpdesk4j.adapter.retrofit;

import static java.util.Objects.requireNonNull;

import dev.helpdesk4j.adapter.retrofit.common.BaseUrl;
import dev.helpdesk4j.adapter.retrofit.common.Secrets;
import dev.helpdesk4j.adapter.retrofit.common.Time;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.ports.AnyOperation;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A custom app on the platform, the entry point of this adapter. It owns the access token and the HTTP connections, and
 * returns help desks.
 *
 * <pre>{@code
 * try (FeishuApp app = FeishuApp.builder(appId, appSecret).region(Region.FEISHU).build()) {
 *     Helpdesk helpdesk = app.helpdesk(HelpdeskId.of("6626871355780366330"), helpdeskToken);
 *     helpdesk.tickets().find(TicketId.of("6626871355780366331"));
 * }
 * }</pre>
 *
 * <p>Instances are thread-safe and support any number of help desks: build one and share it. No request is sent
 * before the first call. The app's secret, the help desks' tokens and the access token do not appear in any
 * {@code toString}, log line, failure or exception.
 */
public final class FeishuApp implements AutoCloseable {

    private final String appId;
    private final Secrets secrets;
    private final AppContext context;
    private final HttpUrl baseUrl;
    private final Duration deadline;
    private final boolean contentAsString;

    private FeishuApp(Builder builder) {
        appId = builder.appId;
        contentAsString = builder.contentAsString;
        secrets = new Secrets();
        secrets.keep(builder.appSecret);
        baseUrl = builder.baseUrl;
        var transport = new Transport(builder.client, baseUrl, builder.attemptTimeout, builder.maxResponseBytes);
        var retryPolicy = new RetryPolicy(builder.maxAttempts, builder.maxRateLimitPause);
        context = new AppContext(
                builder.time,
                transport,
                new TenantTokens(transport, appId, builder.appSecret, secrets, retryPolicy, builder.time),
                retryPolicy,
                builder.limits,
                builder.listener,
                secrets);
        deadline = builder.deadline;
    }

    /**
     * Returns a builder of an app.
     *
     * @param appId the app's id, as in {@code cli_a1b2c3}
     * @param appSecret the app's secret
     * @throws IllegalArgumentException if one is blank
     */
    public static Builder builder(String appId, String appSecret) {
        return new Builder(appId, appSecret);
    }

    /**
     * Returns a help desk. With wrong credentials the first call fails as {@code Unauthenticated}.
     *
     * @param id the help desk's id; without a colon, as both are sent as the Base64 of {@code id:token}
     * @param token the help desk's token, from its settings
     * @throws IllegalArgumentException if the id has a colon or the token is blank
     */
    public Helpdesk helpdesk(HelpdeskId id, String token) {
        var header = new HelpdeskCredentials(id, token).header(secrets);
        return new FeishuHelpdesk(new CallExecutor(context, Option.some(header), deadline), contentAsString);
    }

    /**
     * Makes a call of the platform for an operation that is not in the ports, with the app's access token, retries, deadline, listener and
     * redaction. All such calls of the app share a rate limit: 10 a second, or {@link Builder#callLimits}; if the platform
     * rejects a call because of its rate, all of them pause. Redirects are not followed, so that the token is sent to the
     * host of the base URL only.
     *
     * <p>A code other than 0 is the same failure as for the ports; a code that is not documented for them is {@code
     * Rejected}, with the code and the message. If the call is not safe and the HTTP status of such a code is below 400, it
     * is {@code OutcomeUnknown}. A response without an envelope is classified by its HTTP status, and is unreadable if
     * that is a success, 204 included.
     *
     * @return the envelope of the successful call, or the failure
     */
    public Either<HelpdeskFailure, RawEnvelope> call(PlatformCall call) {
        var header = requireNonNull(call, "call").helpdesk().map(helpdesk -> helpdesk.header(secrets));
        return new CallExecutor(context, header, call.deadline().getOrElse(deadline))
                .execute(call.operation(secrets), Endpoint.PLATFORM_CALL, call);
    }

    /**
     * Ends all calls, including those that wait for a permit, an access token or their next attempt, and closes the threads
     * and connections. Later calls fail as {@code Unreachable}. The connections of the caller's own {@link
     * Builder#httpClient} remain open; over HTTP/2, a request that the server does not read ends with the attempt timeout. This
     * method does not wait.
     */
    @Override
    public void close() {
        context.close();
    }

    @Override
    public String toString() {
        return "FeishuApp[" + appId + " at " + baseUrl + "]";
    }

    /** The settings of an app. All but the id and the secret have defaults. */
    public static final class Builder {

        private final String appId;
        private final String appSecret;
        private HttpUrl baseUrl = HttpUrl.get(Region.FEISHU.baseUrl());
        private @Nullable OkHttpClient client;
        private Duration attemptTimeout = Duration.ofSeconds(10);
        private long maxResponseBytes = 16L << 20;
        private boolean contentAsString;
        private final Map<AnyOperation, List<RateLimit>> limits = new HashMap<>();
        private Duration deadline = Duration.ofSeconds(30);
        private Duration maxRateLimitPause = Duration.ofMinutes(1);
        private int maxAttempts = 4;
        private AttemptListener listener = report -> {};
        private Time time = Time.SYSTEM;

        private Builder(String appId, String appSecret) {
            this.appId = requireNonNull(appId, "appId");
            this.appSecret = requireNonNull(appSecret, "appSecret");
            if (appId.isBlank() || appSecret.isBlank()) {
                throw new IllegalArgumentException("app id and app secret must not be blank");
            }
        }

        /** Sets the region of the tenant (default: {@link Region#FEISHU}). */
        public Builder region(Region region) {
            return baseUrl(requireNonNull(region, "region").baseUrl());
        }

        /**
         * Sets the address of the Open API, for an emulator or a gateway (default: the region's).
         *
         * @throws IllegalArgumentException if it is not an HTTP or HTTPS URL, has a user, a password or a query, or is an
         *     HTTP URL of another host than the loopback interface, which would receive the credentials unencrypted
         */
        public Builder baseUrl(String url) {
            this.baseUrl = BaseUrl.checked(requireNonNull(url, "url"));
            return this;
        }

        /**
         * Sets a client whose connection pool, proxy, TLS settings and event listeners are used. The caller closes it. Its
         * interceptors, cache, cookies and authenticator are not used, as they could send a message twice, return the
         * tickets of another help desk, or leak credentials. Its timeouts are not used either.
         *
         * <p>An interrupt ends a call over such a client at once if it uses HTTP/2, unless the server has stopped reading
         * from the connection. Over HTTP/1.1 its sockets are not interruptible. A call that an interrupt does not end lasts
         * until the attempt timeout or the deadline. An app without a caller's client uses HTTP/1.1 over interruptible
         * sockets.
         */
        public Builder httpClient(OkHttpClient client) {
            this.client = requireNonNull(client, "client");
            return this;
        }

        /**
         * Sets how long one HTTP request may take, from connecting to the last byte of the response (default: 10 seconds).
         *
         * @throws IllegalArgumentException if it is less than a millisecond or more than an hour
         */
        public Builder attemptTimeout(Duration timeout) {
            if (requireNonNull(timeout, "timeout").compareTo(Duration.ofMillis(1)) < 0
                    || timeout.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException("attempt timeout must be 1 ms to 1 hour, got " + timeout);
            }
            this.attemptTimeout = timeout;
            return this;
        }

        /**
         * Sets how many bytes a response may have, after decompression (default: 16 MiB). A longer response is not read to
         * its end. Each call in flight uses up to 13 times as much memory while it reads such a response (measured with 16
         * MiB: 203 MiB of heap for one text full of escapes, 129 MiB for a long name, 59 to 82 MiB for people, rich text, or
         * rows that are refused).
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxResponseBytes(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("max response bytes must be 1 or more, got " + bytes);
            }
            this.maxResponseBytes = bytes;
            return this;
        }

        /**
         * Sends a message's {@code content} as a string that contains JSON, as in the table of the documents, instead of an
         * object, as in their example and in practice.
         */
        public Builder sendContentAsString() {
            this.contentAsString = true;
            return this;
        }

        /**
         * Sets the rate limits of an operation (default: those of the platform's documents). Calls wait for a permit, so
         * that the service receives at most this many in any window. A call that cannot get a permit before its deadline
         * fails as {@code RateLimited}, at once if that is certain.
         *
         * @param limit one limit
         * @param others further limits, which apply at the same time
         */
        public Builder limits(Operation operation, RateLimit limit, RateLimit... others) {
            return limitsOf(requireNonNull(operation, "operation"), limit, others);
        }

        /**
         * Sets the rate limits of all {@linkplain FeishuApp#call other calls} together (default: 10 a second).
         *
         * @param limit one limit
         * @param others further limits, which apply at the same time
         */
        public Builder callLimits(RateLimit limit, RateLimit... others) {
            return limitsOf(Endpoint.PLATFORM_CALL.operation(), limit, others);
        }

        private Builder limitsOf(AnyOperation operation, RateLimit limit, RateLimit... others) {
            var all = new ArrayList<RateLimit>();
            all.add(requireNonNull(limit, "limit"));
            all.addAll(List.of(requireNonNull(others, "others")));
            limits.put(operation, List.copyOf(all));
            return this;
        }

        /**
         * Removes the rate limits of these operations, for servers that have none, such as an emulator. The real service
         * rejects calls above its limits.
         */
        public Builder withoutLimits(Operation... operations) {
            for (var operation : requireNonNull(operations, "operations")) {
                limits.put(requireNonNull(operation, "operation"), List.of());
            }
            return this;
        }

        /** Removes the rate limits of all {@linkplain FeishuApp#call other calls}. */
        public Builder withoutCallLimits() {
            limits.put(Endpoint.PLATFORM_CALL.operation(), List.of());
            return this;
        }

        /**
         * Sets how long a call may take, with all its waiting and retries (default: 30 seconds). See also {@link
         * Helpdesk#within}.
         *
         * @throws IllegalArgumentException if it is less than a millisecond or more than a day
         */
        public Builder deadline(Duration newDeadline) {
            if (requireNonNull(newDeadline, "deadline").compareTo(Duration.ofMillis(1)) < 0
                    || newDeadline.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("deadline must be 1 ms to 1 day, got " + newDeadline);
            }
            deadline = newDeadline;
            return this;
        }

        /**
         * Sets the longest pause of an operation after the service has rejected a call because of its rate, even if the
         * service requests a longer wait (default: one minute).
         *
         * @throws IllegalArgumentException if it is negative or more than an hour
         */
        public Builder maxRateLimitPause(Duration pause) {
            if (requireNonNull(pause, "pause").isNegative() || pause.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException("max rate limit pause must be 0 to 1 hour, got " + pause);
            }
            maxRateLimitPause = pause;
            return this;
        }

        /**
         * Sets the maximum number of attempts of a call; 1 for no retries (default: 4). A read is retried after a temporary
         * failure, a send only if the failed attempt certainly had no effect.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxAttempts(int attempts) {
            if (attempts < 1) {
                throw new IllegalArgumentException("max attempts must be 1 or more, got " + attempts);
            }
            maxAttempts = attempts;
            return this;
        }

        /** Sets a listener that is called after every attempt (default: none). */
        public Builder listener(AttemptListener newListener) {
            listener = requireNonNull(newListener, "listener");
            return this;
        }

        /** Sets the monotonic clock, which tests simulate. */
        Builder time(Time newTime) {
            time = newTime;
            return this;
        }

        /** Returns the app. No request is sent before its first call. */
        public FeishuApp build() {
            return new FeishuApp(this);
        }

        @Override
        public String toString() {
            return "FeishuApp.Builder[" + appId + " at " + baseUrl + "]";
        }
    }
}
