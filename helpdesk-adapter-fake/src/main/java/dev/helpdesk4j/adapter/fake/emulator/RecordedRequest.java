package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.adapter.fake.http.Request;
import io.vavr.collection.Map;

/**
 * A request that the emulator has received, whatever the answer was.
 *
 * @param method the method, as in {@code GET}
 * @param target the path and the query as received, in UTF-8
 * @param headers the headers by name in lower case; several values of one name joined with commas
 * @param body the body as text, decompressed; empty if there was none or it was refused as too large
 */
public record RecordedRequest(String method, String target, Map<String, String> headers, String body) {

    static RecordedRequest of(Request request) {
        return new RecordedRequest(
                request.method(),
                request.path() + request.query().map(text -> "?" + text).getOrElse(""),
                request.headers(),
                request.body());
    }

    /** Returns the method and the target, without credentials. */
    @Override
    public String toString() {
        return "RecordedRequest[" + method + " " + target + "]";
    }
}
