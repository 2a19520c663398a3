package dev.helpdesk4j.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.helpdesk4j.adapter.retrofit.event.Webhook;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.event.TicketOpened;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.event.EventListener;
import dev.helpdesk4j.ports.event.EventReceiver;
import dev.helpdesk4j.ports.event.InMemorySeenEvents;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventServerTest {

    private final List<HelpdeskEvent> events = new CopyOnWriteArrayList<>();
    private final EventReceiver receiver =
            EventReceiver.afterHandling(events::add, new InMemorySeenEvents(), EventListener.NONE);
    private final Webhook webhook = Webhook.builder(SignedEvent.VERIFICATION_TOKEN, receiver)
            .encryptKey(SignedEvent.ENCRYPT_KEY)
            .maxBodyBytes(1024)
            .build();
    private HttpServer server;
    private URI uri;

    @BeforeEach
    void start() throws IOException {
        server = EventServer.start(webhook, 0);
        uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/events");
    }

    @AfterEach
    void stop() {
        server.stop(0);
        receiver.close();
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void aSignedEventIsHandledOnce() throws Exception {
        var first = send(SignedEvent.to(uri));
        var second = send(SignedEvent.to(uri));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(events).singleElement().isInstanceOfSatisfying(TicketOpened.class, opened -> {
            assertThat(opened.id().value()).isEqualTo(SignedEvent.ID);
            assertThat(opened.ticket().id()).isEqualTo(TicketId.of(SignedEvent.TICKET));
        });
    }

    @Test
    void anotherBodyIsRefused() throws Exception {
        var response = send(SignedEvent.to(uri, "{\"encrypt\":\"AAAA\"}".getBytes(StandardCharsets.UTF_8)));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).isEqualTo("{}");
        assertThat(events).isEmpty();
    }

    @Test
    void aBodyThatIsTooLongIsRefused() throws Exception {
        assertThat(send(SignedEvent.to(uri, new byte[1 << 20])).statusCode()).isEqualTo(403);
    }
}
