package dev.helpdesk4j.adapter.fake.control;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A client of a control that uses plain HTTP only. */
final class ControlClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final EmulatorControl control;

    ControlClient(EmulatorControl control) {
        this.control = control;
    }

    HttpRequest.Builder bare(String path) {
        return HttpRequest.newBuilder(URI.create(control.baseUrl() + path));
    }

    HttpRequest.Builder request(String method, String path, String body) {
        var request = bare(path).header("Authorization", "Bearer " + control.token());
        return body.isEmpty()
                ? request.method(method, BodyPublishers.noBody())
                : request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = HTTP.send(request.build(), BodyHandlers.ofString());
        if (!response.headers().firstValue("Content-Type").orElse("").equals("application/json; charset=utf-8")) {
            throw new AssertionError(response + " must be JSON, got " + response.body());
        }
        return response;
    }

    /** Returns the answer to a request that succeeds; the text has ' for ". */
    JsonObject done(String method, String path, String body) throws IOException, InterruptedException {
        var response = send(request(method, path, body.replace('\'', '"')));
        if (response.statusCode() != 200) {
            throw new AssertionError(response + ": " + response.body());
        }
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }

    JsonObject done(String method, String path) throws IOException, InterruptedException {
        return done(method, path, "");
    }

    /** Returns the status and the error of a request that is refused, for example {@code 400 field must be …}. */
    String refused(String method, String path, String body) throws IOException, InterruptedException {
        return refused(request(method, path, body.replace('\'', '"')));
    }

    String refused(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = send(request);
        return response.statusCode() + " "
                + JsonParser.parseString(response.body())
                        .getAsJsonObject()
                        .get("error")
                        .getAsString();
    }
}
