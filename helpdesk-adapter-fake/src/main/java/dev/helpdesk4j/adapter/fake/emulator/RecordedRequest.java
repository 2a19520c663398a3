package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.adapter.fake.http.Request;
import io.vavr.collection.Map;

/**
 * A request as it came to the emulator, whatever it was answered.
 *
 * @param method as in {@code GET}
 * @param target the path and the query, as they came in UTF-8
 * @param headers by name in lower case; several values of one name joined with commas
 * @param body as text, decompressed; empty where there was none or it was refused as too large
 */
public record RecordedRequest(String method, String target, Map<String, String> headers, String body) {

    static RecordedRequest of(Request request) {
        return new RecordedRequest(
                request.method(),
                request.path() + request.query().map(text -> "?" + text).getOrElse(""),
                request.headers(),
                request.body());
    }

    /** The method and the target; no credentials. */
    @Override
    public String toString() {
        return "RecordedRequest[" + method + " " + target + "]";
    }
}
