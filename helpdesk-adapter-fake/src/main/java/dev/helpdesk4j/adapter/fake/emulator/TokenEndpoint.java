package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.helpdesk4j.adapter.fake.service.LogIds;
import dev.helpdesk4j.adapter.fake.service.ServiceCode;

/** Where an app gets its access token. */
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
        tokens.requested();
        var body = Json.parse(request.body())
                .filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject)
                .getOrElse(JsonObject::new);
        if (!has(body, "app_id", credentials.appId())) {
            return Answer.refusal(ServiceCode.APP_UNKNOWN.answer(logIds.next()));
        }
        if (!has(body, "app_secret", credentials.appSecret())) {
            return Answer.refusal(ServiceCode.APP_SECRET_WRONG.answer(logIds.next()));
        }
        var token = tokens.give();
        var answer = new JsonObject();
        answer.addProperty("code", 0);
        answer.addProperty("msg", "ok");
        answer.addProperty("tenant_access_token", token.value());
        answer.addProperty("expire", tokens.secondsLeft(token));
        return Answer.bare(answer, logIds.next());
    }

    private static boolean has(JsonObject json, String name, String value) {
        return json.get(name) instanceof JsonPrimitive given
                && given.isString()
                && given.getAsString().equals(value);
    }
}
