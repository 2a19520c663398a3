package dev.helpdesk4j.adapter.retrofit;

import static java.util.Objects.requireNonNull;

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
 * A self-built ("custom") app on the platform: it has the access token and the HTTP connections, and gives the help desks
 * that it may serve.
 *
 * <pre>{@code
 * try (FeishuApp app = FeishuApp.builder(appId, appSecret).region(Region.FEISHU).build()) {
 *     Helpdesk helpdesk = app.helpdesk(HelpdeskId.of("6626871355780366330"), helpdeskToken);
 *     helpdesk.tickets().find(TicketId.of("6626871355780366331"));
 * }
 * }</pre>
 *
 * <p>One instance serves any number of help desks and threads; build it once and keep it. Nothing is asked of the network
 * before the first call. The app's secret, the help desks' tokens and the access token appear in no {@code toString},
 * log line, failure or exception.
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
     * Describes an app.
     *
     * @param appId the app's id, as in {@code cli_a1b2c3}
     * @param appSecret the app's secret
     * @throws IllegalArgumentException if one is blank
     */
    public static Builder builder(String appId, String appSecret) {
        return new Builder(appId, appSecret);
    }

    /**
     * A help desk that this app may serve. Wrong credentials show at the first call, as {@code Unauthenticated}.
     *
     * @param id the help desk's id; without a colon
     * @param token the help desk's token, from its settings
     * @throws IllegalArgumentException if the id has a colon or the token is blank
     */
    public Helpdesk helpdesk(HelpdeskId id, String token) {
        var header = secrets.helpdeskHeader(new HelpdeskCredentials(id, token));
        return new FeishuHelpdesk(new CallExecutor(context, Option.some(header), deadline), contentAsString);
    }

    /**
     * Makes a call of the platform that the ports do not have, with the app's access token, retries, deadline, listener and
     * redaction. All such calls of the app share a rate limit: 10 a second, or {@link Builder#callLimits}; where the platform
     * rejects one for its rate, all of them pause. Redirects are not followed, so that the token goes to the host of the base
     * URL only.
     *
     * <p>A code other than 0 is the same failure as for the ports; a code that they do not know is {@code Rejected}, with the
     * code and the message. Where the call is not safe and such a code comes with an HTTP status below 400, it is {@code
     * OutcomeUnknown}. A response without an envelope is classified by its HTTP status, and is unreadable where that is a
     * success, 204 included.
     *
     * @return the envelope of a call that was done, or the failure
     */
    public Either<HelpdeskFailure, RawEnvelope> call(PlatformCall call) {
        var header = requireNonNull(call, "call").helpdesk().map(secrets::helpdeskHeader);
        return new CallExecutor(context, header, call.deadline().getOrElse(deadline))
                .execute(call.operation(secrets), Endpoint.PLATFORM_CALL, call);
    }

    /**
     * Ends all calls, those that wait for a permit, an access token or their next attempt included, and closes threads and
     * connections. Calls from now on fail as {@code Unreachable}. An {@link OkHttpClient} that was handed in keeps its own
     * connections. This returns at once.
     */
    @Override
    public void close() {
        context.close();
    }

    @Override
    public String toString() {
        return "FeishuApp[" + appId + " at " + baseUrl + "]";
    }

    /** Describes an app; only the id and the secret are needed. */
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
                throw new IllegalArgumentException("an app needs its id and its secret, but one of them was blank");
            }
        }

        /** Where the tenant lives; {@link Region#FEISHU} if nothing else is said. */
        public Builder region(Region region) {
            return baseUrl(requireNonNull(region, "region").baseUrl());
        }

        /**
         * The address of the Open API where it is neither region's: an emulator's, a gateway's.
         *
         * @throws IllegalArgumentException if it is no HTTP(S) URL, or a plain-HTTP one to another host than the loopback
         *     interface, as credentials would travel in the clear
         */
        public Builder baseUrl(String url) {
            this.baseUrl = BaseUrl.checked(requireNonNull(url, "url"));
            return this;
        }

        /**
         * A client whose connection pool, proxy, TLS settings and event listeners are used, and which stays the caller's to
         * close. Its interceptors, cache, cookies and authenticator are not, as they could send a message twice, show one
         * help desk's tickets to another, or tell credentials; nor are its time limits.
         */
        public Builder httpClient(OkHttpClient client) {
            this.client = requireNonNull(client, "client");
            return this;
        }

        /**
         * How long one HTTP request may take, from connecting to the last byte of the answer; 10 seconds if nothing else
         * is said.
         *
         * @throws IllegalArgumentException if it is less than a millisecond or more than an hour
         */
        public Builder attemptTimeout(Duration timeout) {
            if (requireNonNull(timeout, "timeout").compareTo(Duration.ofMillis(1)) < 0
                    || timeout.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException("a timeout is 1 ms to 1 hour, but was " + timeout);
            }
            this.attemptTimeout = timeout;
            return this;
        }

        /**
         * How many bytes an answer may have, after decompression; 16 MiB if nothing else is said. A longer one is not
         * read to its end. A response of this length takes up to 13 times as much memory while it is read, for each call
         * at a time (measured with 16 MiB: 203 MiB of heap for one text full of escapes, 129 MiB for a long name, 59 to 82 MiB
         * for people, rich text, or rows that are refused).
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxResponseBytes(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("an answer has 1 byte at least, but the most was set to " + bytes);
            }
            this.maxResponseBytes = bytes;
            return this;
        }

        /**
         * Sends a message's {@code content} as a string that holds JSON, as the documents' table says, instead of as an
         * object, as their example and practice have it.
         */
        public Builder sendContentAsString() {
            this.contentAsString = true;
            return this;
        }

        /**
         * The rate limits of an operation, in place of those that the documents give: calls wait for a permit, so that no
         * interval ever holds more of them at the service. A call that cannot have one before its deadline fails as {@code
         * RateLimited}, at once where that is certain.
         *
         * @param limit one limit
         * @param others more of them, all of which hold at the same time
         */
        public Builder limits(Operation operation, RateLimit limit, RateLimit... others) {
            return limitsOf(requireNonNull(operation, "operation"), limit, others);
        }

        /**
         * The rate limits of all {@linkplain FeishuApp#call other calls} together, in place of 10 a second.
         *
         * @param limit one limit
         * @param others more of them, all of which hold at the same time
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
         * Calls of these operations do not wait for a permit: for servers that have no rate limits, such as an emulator. The
         * real service answers too many calls with refusals.
         */
        public Builder withoutLimits(Operation... operations) {
            for (var operation : requireNonNull(operations, "operations")) {
                limits.put(requireNonNull(operation, "operation"), List.of());
            }
            return this;
        }

        /** The same for all {@linkplain FeishuApp#call other calls}. */
        public Builder withoutCallLimits() {
            limits.put(Endpoint.PLATFORM_CALL.operation(), List.of());
            return this;
        }

        /**
         * How long a call may take, with all its waiting and retries; 30 seconds if nothing else is said. See also {@link
         * Helpdesk#within}.
         *
         * @throws IllegalArgumentException if it is less than a millisecond or more than a day
         */
        public Builder deadline(Duration newDeadline) {
            if (requireNonNull(newDeadline, "deadline").compareTo(Duration.ofMillis(1)) < 0
                    || newDeadline.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("a deadline is 1 ms to 1 day, but was " + newDeadline);
            }
            deadline = newDeadline;
            return this;
        }

        /**
         * How long an operation pauses at most when the service says that its limit is reached, whatever time it asks for;
         * a minute if nothing else is said.
         *
         * @throws IllegalArgumentException if it is negative or more than an hour
         */
        public Builder maxRateLimitPause(Duration pause) {
            if (requireNonNull(pause, "pause").isNegative() || pause.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException("a pause is 1 hour at most, but was " + pause);
            }
            maxRateLimitPause = pause;
            return this;
        }

        /**
         * How often a call is attempted at most: a read that fails for a passing reason, or a send that certainly never
         * arrived; 4 times if nothing else is said, once for no retries.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxAttempts(int attempts) {
            if (attempts < 1) {
                throw new IllegalArgumentException(
                        "a call is attempted once at least, but was to be " + attempts + " times");
            }
            maxAttempts = attempts;
            return this;
        }

        /** Hears of every attempt. */
        public Builder listener(AttemptListener newListener) {
            listener = requireNonNull(newListener, "listener");
            return this;
        }

        /** Monotonic time and waiting, which tests simulate. */
        Builder time(Time newTime) {
            time = newTime;
            return this;
        }

        public FeishuApp build() {
            return new FeishuApp(this);
        }

        @Override
        public String toString() {
            return "FeishuApp.Builder[" + appId + " at " + baseUrl + "]";
        }
    }
}
