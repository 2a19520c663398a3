package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.helpdesk4j.adapter.fake.service.LogIds;
import dev.helpdesk4j.adapter.fake.service.ServiceCode;
import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What stands before every operation: access tokens, rate limits and the help desk's own credentials. */
final class Gate {

    private static final String BEARER = "Bearer ";

    private final Credentials credentials;
    private final TenantTokens tokens;
    private final Option<RateWindows> rateWindows;
    private final LogIds logIds;

    Gate(Credentials credentials, TenantTokens tokens, Option<RateWindows> rateWindows, LogIds logIds) {
        this.credentials = credentials;
        this.tokens = tokens;
        this.rateWindows = rateWindows;
        this.logIds = logIds;
    }

    /** The token endpoint. */
    Answer token(Request request) {
        tokens.requested();
        var body = Json.parse(request.body());
        if (!body.exists(json ->
                has(json.isJsonObject() ? json.getAsJsonObject() : new JsonObject(), "app_id", credentials.appId()))) {
            return Answer.refusal(ServiceCode.APP_UNKNOWN.answer(logIds.next()));
        }
        if (!has(body.get().getAsJsonObject(), "app_secret", credentials.appSecret())) {
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

    /** Why a call of the operation does not come through; none where it does. */
    Option<Answer> refusal(Operation operation, Request request) {
        var authorization = request.header("authorization")
                .filter(value -> value.startsWith(BEARER) && value.length() > BEARER.length());
        if (authorization.isEmpty()) {
            return Option.some(Answer.refusal(ServiceCode.TOKEN_MISSING.answer(logIds.next())));
        }
        if (!tokens.accepts(authorization.get().substring(BEARER.length()))) {
            return Option.some(Answer.refusal(ServiceCode.TOKEN_INVALID.answer(logIds.next())));
        }
        var wait = rateWindows.flatMap(windows -> windows.enter(operation));
        if (wait.isDefined()) {
            return Option.some(Answer.rateLimited(ServiceCode.RATE_LIMITED.answer(logIds.next()), wait));
        }
        return request.header("x-lark-helpdesk-authorization").contains(credentials.helpdeskAuthorization())
                ? Option.none()
                : Option.some(Answer.refusal(ServiceCode.UNAUTHORIZED.answer(logIds.next())));
    }

    private static boolean has(JsonObject json, String name, String value) {
        return json.get(name) instanceof JsonPrimitive given
                && given.isString()
                && given.getAsString().equals(value);
    }

    /** What a client has to know. */
    record Credentials(String appId, String appSecret, String helpdeskId, String helpdeskToken) {

        private String helpdeskAuthorization() {
            var pair = helpdeskId + ":" + helpdeskToken;
            return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "Credentials[" + appId + ", " + helpdeskId + "]";
        }
    }
}
