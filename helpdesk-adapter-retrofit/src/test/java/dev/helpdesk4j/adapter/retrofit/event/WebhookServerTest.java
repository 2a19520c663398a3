package dev.helpdesk4j.adapter.retrofit.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.ports.event.EventDelivery;
import dev.helpdesk4j.ports.event.EventReceiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A webhook in the JDK's server, as in the README. */
@Timeout(60)
class WebhookServerTest {

    private final List<HelpdeskEvent> events = new CopyOnWriteArrayList<>();
    private final EventReceiver receiver = new EventReceiver() {
        @Override
        public Receipt receive(EventDelivery delivery) {
            events.add(delivery.event());
            return Receipt.HANDLED;
        }

        @Override
        public void close() {}
    };

    private HttpServer server;

    private static HttpHandler handler(Webhook webhook) {
        return exchange -> {
            try (exchange) {
                var body = exchange.getRequestBody().readNBytes(webhook.maxBodyBytes() + 1);
                var response = webhook.receive(WebhookRequest.of(exchange.getRequestHeaders(), body));
                exchange.getResponseHeaders().set("Content-Type", response.contentType());
                exchange.sendResponseHeaders(response.status(), response.body().length);
                exchange.getResponseBody().write(response.body());
            }
        };
    }

    @BeforeEach
    void start() throws IOException {
        var verificationToken = SampleRequests.TOKEN;
        var encryptKey = SampleRequests.KEY;
        var webhook = Webhook.builder(verificationToken, receiver)
                .encryptKey(encryptKey)
                .build();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/events", handler(webhook));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private HttpResponse<String> post(String body, boolean signed) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.getAddress().getPort() + "/events"))
                .POST(BodyPublishers.ofString(body));
        if (signed) {
            SampleRequests.headers(SampleRequests.bytes(body))
                    .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void aSignedEventReachesTheReceiver() throws Exception {
        var response = post(SampleRequests.encrypted(SampleRequests.ticketCreated()), true);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(events).containsExactly(FeishuEvents.decode(SampleRequests.ticketCreated()));
    }

    @Test
    void theUrlCheckReturnsTheChallenge() throws Exception {
        var response = post(SampleRequests.encrypted(SampleRequests.urlCheck(SampleRequests.TOKEN)), false);

        assertThat(response.body()).isEqualTo("{\"challenge\":\"ajls384kdjx98XX\"}");
    }

    @Test
    void anUnsignedEventIsRefused() throws Exception {
        var response = post(SampleRequests.encrypted(SampleRequests.ticketCreated()), false);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).isEqualTo("{}");
        assertThat(events).isEmpty();
    }
}
