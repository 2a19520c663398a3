package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.helpdesk4j.adapter.fake.http.Answer;
import dev.helpdesk4j.adapter.fake.http.Request;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** The endpoint of long connections: returns the URL of a WebSocket to an app, and recognizes that URL once. */
final class ConnectionEndpoint {

    static final String ENDPOINT_PATH = "/callback/ws/endpoint";
    static final String SOCKET_PATH = "/ws";

    /** The number that pings must contain. */
    static final int SERVICE = 33554678;

    static final int AUTHENTICATION_FAILED = 514;

    private static final int MAX_TICKETS = 1000;

    private final Credentials credentials;
    private final String authority;
    private final Set<String> tickets = new LinkedHashSet<>();
    private JsonObject clientConfig = clientConfig(-1, 120, 30, 120);
    private Option<Integer> refusal = Option.none();
    private Option<Answer> handshakeRefusal = Option.none();
    private boolean wrongService;
    private long issued;

    /** @param authority the host and port of the URLs */
    ConnectionEndpoint(Credentials credentials, String authority) {
        this.credentials = credentials;
        this.authority = authority;
    }

    static JsonObject clientConfig(int reconnectCount, int reconnectInterval, int reconnectNonce, int pingInterval) {
        var json = new JsonObject();
        json.addProperty("ReconnectCount", reconnectCount);
        json.addProperty("ReconnectInterval", reconnectInterval);
        json.addProperty("ReconnectNonce", reconnectNonce);
        json.addProperty("PingInterval", pingInterval);
        return json;
    }

    synchronized void clientConfig(JsonObject newClientConfig) {
        clientConfig = newClientConfig;
    }

    synchronized JsonObject clientConfig() {
        return clientConfig;
    }

    /** Sets the code with which requests are refused; none to accept them. */
    synchronized void refusal(Option<Integer> code) {
        refusal = code;
    }

    /** Sets the answer with which each handshake is refused; none to accept them. */
    synchronized void handshakeRefusal(Option<Answer> answer) {
        handshakeRefusal = answer;
    }

    /** Sets whether URLs contain a service to whose pings there is no pong. */
    synchronized void wrongService(boolean wrong) {
        wrongService = wrong;
    }

    synchronized Answer answer(Request request) {
        if (refusal.isDefined()) {
            return refused(refusal.get(), "refused on demand");
        }
        var body = Json.parse(request.body())
                .filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject)
                .getOrElse(JsonObject::new);
        if (!has(body, "AppID", credentials.appId()) || !has(body, "AppSecret", credentials.appSecret())) {
            return refused(AUTHENTICATION_FAILED, "AppID and AppSecret must be this emulator's");
        }
        var data = new JsonObject();
        data.addProperty("URL", url());
        data.add("ClientConfig", clientConfig);
        return Answer.json(200, envelope(0, "", data));
    }

    private static boolean has(JsonObject json, String name, String value) {
        return new JsonPrimitive(value).equals(json.get(name));
    }

    private String url() {
        issued++;
        var ticket = UUID.nameUUIDFromBytes(("ticket " + issued).getBytes(StandardCharsets.UTF_8))
                .toString();
        tickets.add(ticket);
        if (tickets.size() > MAX_TICKETS) {
            tickets.remove(tickets.iterator().next());
        }
        return "ws://" + authority + SOCKET_PATH + "?device_id=" + issued + "&service_id="
                + (wrongService ? SERVICE + 1 : SERVICE) + "&ticket=" + ticket;
    }

    /** Returns why a WebSocket is refused; none if its URL was issued and not used before. */
    synchronized Option<Answer> handshakeRefusal(Request request) {
        return handshakeRefusal.orElse(() -> {
            var query = request.query().getOrElse("");
            return Option.when(
                    !tickets.remove(query.substring(query.lastIndexOf('=') + 1)),
                    () -> refusedHandshake(
                            AUTHENTICATION_FAILED,
                            "the ticket must be one that was issued and not used",
                            Option.none()));
        });
    }

    /** Returns a refusal. It has empty data, without which the official SDK for Node.js would take it for a lost answer. */
    static Answer refused(int code, String message) {
        return Answer.json(200, envelope(code, message, new JsonObject()));
    }

    /** Returns the answer to a request for a WebSocket that is refused. */
    static Answer refusedHandshake(int status, String message, Option<Integer> authCode) {
        var answer = Answer.json(400, "{}")
                .with("handshake-status", Integer.toString(status))
                .with("handshake-msg", message);
        return authCode.map(code -> answer.with("handshake-autherrcode", code.toString()))
                .getOrElse(answer);
    }

    private static JsonObject envelope(int code, String message, JsonObject data) {
        var json = new JsonObject();
        json.addProperty("code", code);
        json.addProperty("msg", message);
        json.add("data", data);
        return json;
    }
}
