package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/** A server on a real socket with enqueued responses, and an app that calls it. */
final class MockService implements AutoCloseable {

    static final String APP_SECRET = "app-secret-9f8e7d";
    static final String HELPDESK_TOKEN = "helpdesk-token-1a2b3c";

    private final MockWebServer server = new MockWebServer();
    private final Queue<MockResponse> responses = new ConcurrentLinkedQueue<>();
    private final Queue<MockResponse> tokenResponses = new ConcurrentLinkedQueue<>();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final List<RecordedRequest> tokenRequests = new CopyOnWriteArrayList<>();
    private volatile Runnable onRequest = () -> {};
    private volatile Runnable onTokenRequest = () -> {};
    private final FeishuApp app;

    MockService() {
        this(builder -> builder);
    }

    MockService(UnaryOperator<FeishuApp.Builder> settings) {
        this(Scheme.HTTP, settings);
    }

    MockService(Scheme scheme, UnaryOperator<FeishuApp.Builder> settings) {
        if (scheme == Scheme.HTTPS) {
            server.useHttps(Tls.server().getSocketFactory());
        }
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                var isToken = request.getUrl().encodedPath().endsWith("/tenant_access_token/internal");
                (isToken ? tokenRequests : requests).add(request);
                (isToken ? onTokenRequest : onRequest).run();
                var response = (isToken ? tokenResponses : responses).poll();
                if (response != null) {
                    return response;
                }
                return isToken ? json(200, tokenJson("t-" + tokenRequests.size())) : json(599, "{}");
            }
        });
        try {
            server.start();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        app = settings.apply(scheme.configure(FeishuApp.builder("cli_app", APP_SECRET)
                        .baseUrl(baseUrl())
                        .maxAttempts(1)
                        .withoutLimits(Operation.values())))
                .build();
    }

    String baseUrl() {
        return server.url("/").toString();
    }

    FeishuApp app() {
        return app;
    }

    Helpdesk helpdesk() {
        return app.helpdesk(HelpdeskId.of("6626871355780366330"), HELPDESK_TOKEN);
    }

    MockService enqueue(MockResponse response) {
        responses.add(response);
        return this;
    }

    MockService enqueue(int status, String body) {
        return enqueue(json(status, body));
    }

    MockService enqueueTokenResponse(MockResponse response) {
        tokenResponses.add(response);
        return this;
    }

    /** Sets what runs for each request of a help desk operation. */
    void onRequest(Runnable reaction) {
        onRequest = reaction;
    }

    void onTokenRequest(Runnable reaction) {
        onTokenRequest = reaction;
    }

    /** Returns the requests of help desk operations, in order. */
    List<RecordedRequest> requests() {
        return requests;
    }

    List<RecordedRequest> tokenRequests() {
        return tokenRequests;
    }

    static String tokenJson(String token) {
        return "{\"code\":0,\"msg\":\"ok\",\"tenant_access_token\":\"" + token + "\",\"expire\":7200}";
    }

    static MockResponse json(int status, String body) {
        return response(status, body)
                .addHeader("Content-Type", "application/json; charset=utf-8")
                .addHeader("X-Tt-Logid", "20261120log")
                .build();
    }

    static MockResponse.Builder response(int status, String body) {
        return new MockResponse.Builder().code(status).body(body);
    }

    static MockResponse bytes(int status, byte[] body, String contentType) {
        return new MockResponse.Builder()
                .code(status)
                .body(new Buffer().write(body))
                .addHeader("Content-Type", contentType)
                .build();
    }

    /** Returns an example of the documents. */
    static String document(String name) {
        try (var file = MockService.class.getResourceAsStream("/documents/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Override
    public void close() {
        app.close();
        server.close();
    }
}
