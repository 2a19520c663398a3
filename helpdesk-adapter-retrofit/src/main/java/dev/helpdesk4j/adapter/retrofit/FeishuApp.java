package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.ports.Helpdesk;
import java.time.Duration;
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
    private final Transport transport;
    private final TenantTokens tokens;
    private final boolean contentAsString;

    private FeishuApp(Builder builder) {
        appId = builder.appId;
        contentAsString = builder.contentAsString;
        secrets = new Secrets();
        secrets.keep(builder.appSecret);
        transport = new Transport(builder.client, builder.baseUrl, builder.attemptTimeout, builder.maxResponseBytes);
        tokens = new TenantTokens(transport, appId, builder.appSecret, secrets);
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
        if (id.value().contains(":")) {
            throw new IllegalArgumentException("a help desk's id has no colon, but was '" + id.value() + "'");
        }
        if (token.isBlank()) {
            throw new IllegalArgumentException("a help desk's token must not be blank");
        }
        var calls = new Calls(transport, tokens, secrets, secrets.helpdeskHeader(id, token));
        return new FeishuHelpdesk(calls, transport.helpdeskApi(), contentAsString);
    }

    /**
     * Lets go of threads and connections; calls from now on fail as {@code Unreachable}. An {@link OkHttpClient} that was
     * handed in keeps its own.
     */
    @Override
    public void close() {
        transport.close();
    }

    @Override
    public String toString() {
        return "FeishuApp[" + appId + " at " + transport.baseUrl() + "]";
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

        private Builder(String appId, String appSecret) {
            if (appId.isBlank() || appSecret.isBlank()) {
                throw new IllegalArgumentException("an app needs its id and its secret, but one of them was blank");
            }
            this.appId = appId;
            this.appSecret = appSecret;
        }

        /** Where the tenant lives; {@link Region#FEISHU} if nothing else is said. */
        public Builder region(Region region) {
            return baseUrl(region.baseUrl());
        }

        /**
         * The address of the Open API where it is neither region's: an emulator's, a gateway's.
         *
         * @throws IllegalArgumentException if it is no HTTP(S) URL, or a plain-HTTP one to another host than the loopback
         *     interface, as credentials would travel in the clear
         */
        public Builder baseUrl(String url) {
            this.baseUrl = Transport.checkedBaseUrl(url);
            return this;
        }

        /**
         * A client whose connection pool, proxy, TLS settings and event listeners are used, and which stays the caller's to
         * close. Its interceptors, cache, cookies and authenticator are not, as they could send a message twice, show one
         * help desk's tickets to another, or tell credentials; nor are its time limits.
         */
        public Builder httpClient(OkHttpClient client) {
            this.client = client;
            return this;
        }

        /**
         * How long one HTTP request may take, from connecting to the last byte of the answer; 10 seconds if nothing else
         * is said.
         *
         * @throws IllegalArgumentException if it is less than a millisecond or more than an hour
         */
        public Builder attemptTimeout(Duration timeout) {
            if (timeout.toMillis() < 1 || timeout.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException("a timeout is 1 ms to 1 hour, but was " + timeout);
            }
            this.attemptTimeout = timeout;
            return this;
        }

        /**
         * How many bytes an answer may have, after decompression; 16 MiB if nothing else is said. A longer one is not
         * read to its end.
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

        public FeishuApp build() {
            return new FeishuApp(this);
        }

        @Override
        public String toString() {
            return "FeishuApp.Builder[" + appId + " at " + baseUrl + "]";
        }
    }
}
