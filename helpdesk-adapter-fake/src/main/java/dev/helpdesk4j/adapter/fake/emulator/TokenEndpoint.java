package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.helpdesk4j.adapter.fake.http.Answer;
import dev.helpdesk4j.adapter.fake.http.Request;
import dev.helpdesk4j.adapter.fake.service.LogIds;
import dev.helpdesk4j.adapter.fake.service.ServiceCode;

/** The route of access tokens. */
final class TokenEndpoint {

    private final Credentials credentials;
    private final TenantTokens tokens;
    private final LogIds logIds;

    TokenEndpoint(Credentials credentials, TenantTokens tokens, LogIds logIds) {
        this.credentials = credentials;
        this.tokens = tokens;
        this.logIds = logIds;
    }

    Answer answer(Request request) {
        tokens.countRequest();
        var body = Json.parse(request.body())
                .filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject)
                .getOrElse(JsonObject::new);
        if (!has(body, "app_id", credentials.appId())) {
            return refusal(ServiceCode.APP_UNKNOWN, "app_id", body);
        }
        if (!has(body, "app_secret", credentials.appSecret())) {
            return refusal(ServiceCode.APP_SECRET_WRONG, "app_secret", body);
        }
        var token = tokens.issue();
        var answer = new JsonObject();
        answer.addProperty("code", 0);
        answer.addProperty("msg", "ok");
        answer.addProperty("tenant_access_token", token.value());
        answer.addProperty("expire", tokens.remainingSeconds(token));
        return Envelope.bare(answer, logIds.next());
    }

    private Answer refusal(ServiceCode code, String name, JsonObject body) {
        var reason = name + " must be this emulator's, got " + (body.has(name) ? "another" : "none");
        return Envelope.refusal(code.answer(logIds.next(), reason));
    }

    private static boolean has(JsonObject json, String name, String value) {
        return json.get(name) instanceof JsonPrimitive given
                && given.isString()
                && given.getAsString().equals(value);
    }
}
