package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A client that uses plain HTTP only. */
final class Client {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HelpdeskEmulator emulator;
    private final String baseUrl;

    Client(HelpdeskEmulator emulator) {
        this(emulator, emulator.baseUrl());
    }

    /** Creates a client with another base URL, for example of a proxy. */
    Client(HelpdeskEmulator emulator, String baseUrl) {
        this.emulator = emulator;
        this.baseUrl = baseUrl;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return call(request(path, token()).GET());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return call(request(path, token()).POST(BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path, String token) {
        return bare(path)
                .header("Authorization", "Bearer " + token)
                .header("X-Lark-Helpdesk-Authorization", helpdeskAuthorization());
    }

    HttpRequest.Builder bare(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + "/open-apis/" + path))
                .header("Content-Type", "application/json; charset=utf-8");
    }

    String helpdeskAuthorization() {
        var pair = emulator.helpdeskId().value() + ":" + emulator.helpdeskToken();
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> call(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    String token() throws IOException, InterruptedException {
        return json(requestToken(emulator.appId(), emulator.appSecret()))
                .get("tenant_access_token")
                .getAsString();
    }

    HttpResponse<String> requestToken(String appId, String appSecret) throws IOException, InterruptedException {
        return call(bare("auth/v3/tenant_access_token/internal")
                .POST(BodyPublishers.ofString("{\"app_id\":\"" + appId + "\",\"app_secret\":\"" + appSecret + "\"}")));
    }

    static JsonObject json(HttpResponse<String> response) {
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }

    static int code(HttpResponse<String> response) {
        return json(response).get("code").getAsInt();
    }

    static JsonObject data(HttpResponse<String> response) {
        return json(response).getAsJsonObject("data");
    }
}
