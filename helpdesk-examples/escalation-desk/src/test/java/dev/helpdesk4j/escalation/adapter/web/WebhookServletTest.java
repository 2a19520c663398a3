package dev.helpdesk4j.escalation.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.retrofit.event.Webhook;
import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.escalation.SignedEvent;
import dev.helpdesk4j.ports.event.EventListener;
import dev.helpdesk4j.ports.event.EventReceiver;
import dev.helpdesk4j.ports.event.InMemorySeenEvents;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A plain servlet in a Tomcat of its own. */
@Timeout(60)
class WebhookServletTest {

    @TempDir
    Path folder;

    private final List<HelpdeskEvent> events = new CopyOnWriteArrayList<>();
    private final Tomcat tomcat = new Tomcat();
    private URI uri;

    @BeforeEach
    void start() throws Exception {
        var receiver = EventReceiver.afterHandling(events::add, new InMemorySeenEvents(), EventListener.NONE);
        var webhook = Webhook.builder(SignedEvent.VERIFICATION_TOKEN, receiver)
                .encryptKey(SignedEvent.ENCRYPT_KEY)
                .maxBodyBytes(1024)
                .build();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector()
                .setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
        var context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "events", new WebhookServlet(webhook));
        context.addServletMappingDecoded("/events", "events");
        tomcat.start();
        uri = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/events");
    }

    @AfterEach
    void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void aSignedEventIsHandledOnce() throws Exception {
        var first = send(SignedEvent.to(uri));
        var second = send(SignedEvent.to(uri));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Type"))
                .get()
                .asString()
                .isEqualToIgnoringWhitespace("application/json;charset=utf-8");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(events).extracting(HelpdeskEvent::id).containsExactly(EventId.of(SignedEvent.ID));
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
