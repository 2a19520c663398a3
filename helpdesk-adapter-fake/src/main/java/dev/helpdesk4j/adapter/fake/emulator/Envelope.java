package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.helpdesk4j.adapter.fake.http.Answer;
import dev.helpdesk4j.adapter.fake.service.ServiceCode;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.ServiceResponse;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;

/** The HTTP responses of the service. */
final class Envelope {

    private static final String LOG_ID = "X-Tt-Logid";

    private Envelope() {}

    /** Returns a success with the result under {@code data}. */
    static Answer success(JsonObject data, String logId) {
        var envelope = envelope(0, "success");
        envelope.add("data", data);
        return success(logId, envelope);
    }

    /** Returns a success without the usual envelope. */
    static Answer bare(JsonObject body, String logId) {
        return success(logId, body);
    }

    static Answer refusal(ServiceResponse response) {
        return refusal(response, refusalEnvelope(response));
    }

    /** Returns the answer after an unexpected error. It uses no library, as a library may be what failed. */
    static Answer internalError(String logId) {
        var response = ServiceCode.INTERNAL_ERROR.answer(logId);
        var body = "{\"code\":" + response.code().get() + ",\"msg\":\""
                + response.message().get() + "\",\"error\":{\"log_id\":\"" + logId + "\"}}";
        return Answer.json(response.httpStatus(), body).with(LOG_ID, logId).refusing(response);
    }

    static Answer rateLimited(ServiceResponse response, Option<Duration> retryAfter) {
        var answer = refusal(response);
        return retryAfter
                .map(wait -> answer.with("x-ogw-ratelimit-reset", seconds(wait)))
                .getOrElse(answer);
    }

    /**
     * Returns the answer to a call that failed; none if the failure has no response, so that the connection just closes. A
     * response without a code is one that could not be read, and is written as such.
     */
    static Option<Answer> failure(HelpdeskFailure failure) {
        return failure.response()
                .map(response -> response.code().isEmpty() ? cutShort(response) : readable(failure, response));
    }

    private static Answer readable(HelpdeskFailure failure, ServiceResponse response) {
        if (failure instanceof HelpdeskFailure.RateLimited limited) {
            return rateLimited(response, limited.retryAfter());
        }
        if (failure instanceof HelpdeskFailure.PermissionDenied denied) {
            return permissionDenied(response, denied.missingScopes());
        }
        return refusal(response);
    }

    private static Answer permissionDenied(ServiceResponse response, Iterable<String> scopes) {
        var violations = new JsonArray();
        for (var scope : scopes) {
            var violation = new JsonObject();
            violation.addProperty("type", "action_scope_required");
            violation.addProperty("subject", scope);
            violations.add(violation);
        }
        var envelope = refusalEnvelope(response);
        if (!violations.isEmpty()) {
            envelope.getAsJsonObject("error").add("permission_violations", violations);
        }
        return refusal(response, envelope);
    }

    /** Returns only the beginning of a success, which is incomplete JSON. */
    private static Answer cutShort(ServiceResponse response) {
        var beginning = "{\"code\":0,\"msg\":\"success\",\"data\":{\"";
        return Answer.json(response.httpStatus(), beginning)
                .with(LOG_ID, response.logId().getOrElse(""));
    }

    private static JsonObject refusalEnvelope(ServiceResponse response) {
        var envelope = envelope(response.code().getOrElse(0), response.message().getOrElse(""));
        var error = new JsonObject();
        response.logId().forEach(id -> error.addProperty("log_id", id));
        envelope.add("error", error);
        return envelope;
    }

    private static JsonObject envelope(int code, String message) {
        var envelope = new JsonObject();
        envelope.addProperty("code", code);
        envelope.addProperty("msg", message);
        return envelope;
    }

    private static Answer success(String logId, JsonObject envelope) {
        return Answer.json(200, envelope).with(LOG_ID, logId);
    }

    private static Answer refusal(ServiceResponse response, JsonObject envelope) {
        return Answer.json(response.httpStatus(), envelope)
                .with(LOG_ID, response.logId().getOrElse(""))
                .refusing(response);
    }

    private static String seconds(Duration duration) {
        var seconds = BigDecimal.valueOf(duration.toMillis(), 3);
        return seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString();
    }

    /** Returns the log id of an answer. */
    static Option<String> logId(Answer answer) {
        return answer.headers().get(LOG_ID);
    }
}
