package dev.helpdesk4j.adapter.fake.http;

import com.google.gson.JsonObject;
import dev.helpdesk4j.ports.ServiceResponse;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/**
 * A response over HTTP.
 *
 * @param refusal the refusal of the service; none in a success
 */
public record Answer(int status, Map<String, String> headers, String body, Option<ServiceResponse> refusal) {

    /** The type of every body. */
    private static final String JSON = "application/json; charset=utf-8";

    /** Returns an answer in JSON. */
    public static Answer json(int status, JsonObject body) {
        return json(status, body.toString());
    }

    /** Returns an answer with the content type of JSON; the body need not be valid. */
    public static Answer json(int status, String body) {
        return new Answer(status, LinkedHashMap.of("Content-Type", JSON), body, Option.none());
    }

    /** Returns a copy with this header. */
    public Answer with(String header, String value) {
        return new Answer(status, headers.put(header, value), body, refusal);
    }

    /** Returns a copy with this refusal of the service. */
    public Answer refusing(ServiceResponse answer) {
        return new Answer(status, headers, body, Option.some(answer));
    }

    /** Returns whether it is too large for every connection to have such an answer in memory at the same time. */
    boolean isLarge() {
        return body.length() > LargeBodies.SMALL;
    }
}
