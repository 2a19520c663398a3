package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.PageRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The adapter decodes each response of the documents, and the emulator returns the decoded object as the same JSON. They
 * share no code, so that this test detects an error in one of them.
 */
class RoundTripTest {

    private final MockService service = new MockService();
    private final EmulatorFixture fixture = new EmulatorFixture();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        fixture.close();
        service.close();
    }

    private JsonObject response(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(response.statusCode()).isEqualTo(200);
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }

    private HttpRequest.Builder request(String path) throws IOException, InterruptedException {
        var emulator = fixture.emulator();
        var credentials = new JsonObject();
        credentials.addProperty("app_id", emulator.appId());
        credentials.addProperty("app_secret", emulator.appSecret());
        var token = response(HttpRequest.newBuilder(
                        URI.create(emulator.baseUrl() + "/open-apis/auth/v3/tenant_access_token/internal"))
                .POST(BodyPublishers.ofString(credentials.toString())));
        var helpdesk = emulator.helpdeskId().value() + ":" + emulator.helpdeskToken();
        return HttpRequest.newBuilder(URI.create(emulator.baseUrl() + "/open-apis/helpdesk/v1/" + path))
                .header(
                        "Authorization",
                        "Bearer " + token.get("tenant_access_token").getAsString())
                .header(
                        "X-Lark-Helpdesk-Authorization",
                        Base64.getEncoder().encodeToString(helpdesk.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonObject document(String name) {
        return JsonParser.parseString(MockService.document(name)).getAsJsonObject();
    }

    /** The totals of the examples are arbitrary. */
    private static JsonObject withTotalOf1(JsonObject envelope) {
        envelope.getAsJsonObject("data").addProperty("total", 1);
        return envelope;
    }

    /** The JSON inside the content is compared as JSON too. */
    private static JsonObject withContentsParsed(JsonObject envelope) {
        for (JsonElement message : envelope.getAsJsonObject("data").getAsJsonArray("messages")) {
            var content = message.getAsJsonObject().get("content");
            assertThat(content).isInstanceOf(JsonPrimitive.class);
            message.getAsJsonObject().add("content", JsonParser.parseString(content.getAsString()));
        }
        return envelope;
    }

    @Test
    void getATicket() throws Exception {
        service.enqueue(200, MockService.document("get-ticket.json"));
        fixture.has(service.helpdesk()
                .tickets()
                .find(TicketId.of("6626871355780366331"))
                .get());

        var response = response(request("tickets/6626871355780366331"));

        assertThat(response).isEqualTo(document("get-ticket.json"));
    }

    @Test
    void listTickets() throws Exception {
        service.enqueue(200, MockService.document("list-tickets.json"));
        fixture.has(service.helpdesk()
                .tickets()
                .search(TicketCriteria.any(), PageRequest.first())
                .get()
                .items()
                .single());

        var response = response(request("tickets"));

        assertThat(response).isEqualTo(withTotalOf1(document("list-tickets.json")));
    }

    @Test
    void listMessages() throws Exception {
        var ticket = TicketId.of("6948728206392295444");
        service.enqueue(200, MockService.document("list-messages.json"));
        fixture.has(Ticket.builder(ticket).build());
        fixture.has(
                ticket,
                service.helpdesk()
                        .messages()
                        .list(ticket, MessageCriteria.any(), PageRequest.first())
                        .get()
                        .items()
                        .single());

        var response = response(request("tickets/6948728206392295444/messages"));

        assertThat(withContentsParsed(response))
                .isEqualTo(withContentsParsed(withTotalOf1(document("list-messages.json"))));
    }

    @Test
    void sendAMessage() throws Exception {
        var ticket = TicketId.of("6948728206392295444");
        fixture.has(Ticket.builder(ticket).build());

        var response = response(request("tickets/6948728206392295444/messages")
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(MockService.document("send-message-request-escaped.json"))));

        var id = response.getAsJsonObject("data").remove("message_id").getAsString();
        var example = document("send-message-response.json");
        assertThat(example.getAsJsonObject("data").remove("message_id").getAsString())
                .matches("om_[0-9a-f]{32}");
        assertThat(id).matches("om_[0-9a-f]{32}");
        assertThat(response).isEqualTo(example);
        assertThat(fixture.arrived(ticket).map(OutgoingMessage::plainText))
                .containsExactly("this is title\n第一行&nbsp;:超链接 (http://www.feishu.cn)\n第二行 :文本测试");
    }
}
