package dev.helpdesk4j.adapter.fake.http;

import com.google.gson.JsonObject;
import dev.helpdesk4j.ports.ServiceResponse;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/**
 * What goes back over the wire.
 *
 * @param refusal what the service refuses with; none in a success
 */
public record Answer(int status, Map<String, String> headers, String body, Option<ServiceResponse> refusal) {

    /** The type of every body. */
    private static final String JSON = "application/json; charset=utf-8";

    /** An answer in JSON. */
    public static Answer json(int status, JsonObject body) {
        return json(status, body.toString());
    }

    /** An answer in JSON, or what calls itself so. */
    public static Answer json(int status, String body) {
        return new Answer(status, LinkedHashMap.of("Content-Type", JSON), body, Option.none());
    }

    /** The same with this header. */
    public Answer with(String header, String value) {
        return new Answer(status, headers.put(header, value), body, refusal);
    }

    /** The same as a refusal by the service. */
    public Answer refusing(ServiceResponse answer) {
        return new Answer(status, headers, body, Option.some(answer));
    }

    /** Whether it takes more memory than the answers to all connections may take at the same time. */
    boolean isLarge() {
        return body.length() > LargeBodies.SMALL;
    }
}
