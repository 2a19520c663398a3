package dev.helpdesk4j.foreign;

import com.google.gson.JsonObject;
import com.google.gson.JsonSyntaxException;
import com.lark.oapi.Client;
import com.lark.oapi.core.cache.ICache;
import com.lark.oapi.core.exception.ObtainAccessTokenException;
import com.lark.oapi.core.httpclient.IHttpTransport;
import com.lark.oapi.core.httpclient.OkHttpTransport;
import com.lark.oapi.core.response.RawResponse;
import com.lark.oapi.core.utils.OKHttps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * The official SDK's client for the help desk that the environment names, with the raw responses.
 *
 * <p>The SDK has one cache of access tokens for all its clients, that of the client built last: use one at a time.
 */
final class Sdk {

    static final int LONGEST_PAGE = 200;

    private final List<Response> responses = new ArrayList<>();
    private final Client client;

    private Sdk(Builder builder) {
        client = Client.newBuilder(builder.appId, builder.appSecret)
                .openBaseUrl(builder.baseUrl)
                .helpDeskCredential(builder.helpdeskId, builder.helpdeskToken)
                .tokenCache(builder.tokens)
                .httpTransport(recording(new OkHttpTransport(OKHttps.defaultClient)))
                .build();
    }

    private IHttpTransport recording(IHttpTransport transport) {
        return request -> {
            RawResponse response = transport.execute(request);
            responses.add(Response.of(request, response));
            return response;
        };
    }

    /** Returns a client with the address and credentials that {@code helpdesk serve --control} has printed. */
    static Sdk withPrintedCredentials() {
        return builder().build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Returns the response as the SDK models it. */
    <R> R sdkResponse(Call<R> call) throws Exception {
        return call.with(client);
    }

    /**
     * Returns the response as received, also where the SDK throws: if its model is too narrow for the response, or if it
     * gets no access token.
     */
    Response rawResponse(Call<?> call) throws Exception {
        var before = responses.size();
        try {
            call.with(client);
        } catch (JsonSyntaxException | ObtainAccessTokenException e) {
            if (responses.size() == before) {
                throw e;
            }
        }
        return responses.get(responses.size() - 1);
    }

    /** Returns the items of all pages, of {@link #LONGEST_PAGE} rows each, as received; their number equals their total. */
    List<JsonObject> everyPage(String items, IntFunction<Call<?>> call) throws Exception {
        var found = new ArrayList<JsonObject>();
        for (var page = 1; ; page++) {
            var response = rawResponse(call.apply(page));
            found.addAll(response.items(items));
            if (response.items(items).size() < LONGEST_PAGE) {
                var total = response.data().get("total").getAsInt();
                if (total != found.size()) {
                    throw new AssertionError(response.url() + " must have " + total + " rows, got " + found.size());
                }
                return found;
            }
        }
    }

    /** Returns the URLs of all requests so far. */
    List<String> requested() {
        return responses.stream().map(Response::url).toList();
    }

    /** A builder of clients, with the printed address and credentials unless set otherwise. */
    static final class Builder {

        private String baseUrl = variable("FEISHU_BASE_URL");
        private String appId = variable("FEISHU_APP_ID");
        private String appSecret = variable("FEISHU_APP_SECRET");
        private final String helpdeskId = variable("FEISHU_HELPDESK_ID");
        private String helpdeskToken = variable("FEISHU_HELPDESK_TOKEN");
        private ICache tokens = new TokenCache();

        Builder baseUrl(String newBaseUrl) {
            baseUrl = newBaseUrl;
            return this;
        }

        Builder appId(String newAppId) {
            appId = newAppId;
            return this;
        }

        Builder appSecret(String newAppSecret) {
            appSecret = newAppSecret;
            return this;
        }

        Builder helpdeskToken(String newHelpdeskToken) {
            helpdeskToken = newHelpdeskToken;
            return this;
        }

        /** Sets the access token, instead of requesting one. */
        Builder accessToken(String token) {
            tokens = new TokenCache() {
                @Override
                public String get(String key) {
                    return token;
                }
            };
            return this;
        }

        Sdk build() {
            return new Sdk(this);
        }
    }

    static String variable(String name) {
        var value = System.getenv(name);
        if (value == null) {
            throw new AssertionError("environment variable " + name + " must be set: start `helpdesk serve --control`"
                    + " and run the `export` lines that it prints");
        }
        return value;
    }

    /** A cache for one client, which is not used as long as until its token expires. */
    private static class TokenCache implements ICache {

        private final Map<String, String> tokens = new ConcurrentHashMap<>();

        @Override
        public String get(String key) {
            return tokens.getOrDefault(key, "");
        }

        @Override
        public void set(String key, String value, int expire, TimeUnit unit) {
            if (expire > 0) {
                tokens.put(key, value);
            }
        }
    }
}
