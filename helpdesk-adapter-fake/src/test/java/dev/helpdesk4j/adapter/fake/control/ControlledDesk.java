package dev.helpdesk4j.adapter.fake.control;

import com.google.gson.JsonParser;
import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.adapter.fake.emulator.FaultProxy;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.adapter.fake.emulator.RawClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.UnaryOperator;

/** An emulator behind a proxy with a control, as for a test in another language, and a client of the service. */
final class ControlledDesk implements AutoCloseable {

    static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    static final String MESSAGE = "{\"msg_type\":\"text\",\"content\":{\"text\":\"Hello\"}}";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final ManualClock clock = ManualClock.at(NINE);
    final FakeHelpdesk fake = FakeHelpdesk.builder().clock(clock).build();
    final HelpdeskEmulator emulator;
    final FaultProxy proxy;
    final EmulatorControl control;
    final ControlClient client;
    final String ticket = fake.guest("Lin").opensTicket().id().value();
    final String find = "helpdesk/v1/tickets/" + ticket;
    final String messages = find + "/messages";

    ControlledDesk() {
        this(UnaryOperator.identity());
    }

    ControlledDesk(UnaryOperator<HelpdeskEmulator.Builder> settings) {
        emulator = settings.apply(HelpdeskEmulator.builder(fake).clock(clock)).start();
        proxy = FaultProxy.to(emulator);
        control = EmulatorControl.builder(fake, emulator)
                .proxy(proxy)
                .clock(clock)
                .start();
        client = new ControlClient(control);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(path, token());
    }

    HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return HTTP.send(request(path, token).GET().build(), BodyHandlers.ofString());
    }

    /** Opens a connection to the proxy. */
    RawClient connect() throws IOException {
        return new RawClient(proxy.port());
    }

    /** Returns the raw request to find the ticket. */
    String rawFind() throws IOException, InterruptedException {
        return "GET /open-apis/" + find + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token()
                + "\r\nX-Lark-Helpdesk-Authorization: " + helpdeskAuthorization() + "\r\n\r\n";
    }

    HttpResponse<String> send() throws IOException, InterruptedException {
        return HTTP.send(
                request(messages, token())
                        .POST(BodyPublishers.ofString(MESSAGE))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(proxy.baseUrl() + "/open-apis/" + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Authorization", "Bearer " + token)
                .header("X-Lark-Helpdesk-Authorization", helpdeskAuthorization());
    }

    private String helpdeskAuthorization() {
        var pair = emulator.helpdeskId().value() + ":" + emulator.helpdeskToken();
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    String token() throws IOException, InterruptedException {
        var body = "{\"app_id\":\"" + emulator.appId() + "\",\"app_secret\":\"" + emulator.appSecret() + "\"}";
        var response = HTTP.send(
                HttpRequest.newBuilder(URI.create(proxy.baseUrl() + "/open-apis/auth/v3/tenant_access_token/internal"))
                        .header("Content-Type", "application/json; charset=utf-8")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        return JsonParser.parseString(response.body())
                .getAsJsonObject()
                .get("tenant_access_token")
                .getAsString();
    }

    static int code(HttpResponse<String> response) {
        return JsonParser.parseString(response.body())
                .getAsJsonObject()
                .get("code")
                .getAsInt();
    }

    @Override
    public void close() {
        control.close();
        proxy.close();
        emulator.close();
    }
}
