package dev.helpdesk4j.foreign;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** A client of the control of {@code helpdesk serve --control}, by plain HTTP as from any other language. */
final class Control {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Control() {}

    static JsonObject get(String path) throws IOException, InterruptedException {
        return request("GET", path, BodyPublishers.noBody());
    }

    static JsonObject post(String path, Object fields) throws IOException, InterruptedException {
        return request("POST", path, json(fields));
    }

    static void put(String path, Map<String, ?> fields) throws IOException, InterruptedException {
        request("PUT", path, json(fields));
    }

    static void delete(String path) throws IOException, InterruptedException {
        request("DELETE", path, BodyPublishers.noBody());
    }

    private static BodyPublisher json(Object fields) {
        return BodyPublishers.ofString(new Gson().toJson(fields));
    }

    private static JsonObject request(String method, String path, BodyPublisher body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(Sdk.variable("HELPDESK_CONTROL_URL") + path))
                .header("Authorization", "Bearer " + Sdk.variable("HELPDESK_CONTROL_TOKEN"))
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        var response = HTTP.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new AssertionError("%s %s of the control must succeed, got HTTP %d: %s"
                    .formatted(method, path, response.statusCode(), response.body()));
        }
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }
}
